package dev.daybook.export;

import static dev.daybook.book.TestBook.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.book.TestBook;
import dev.daybook.canonical.Order;
import dev.daybook.check.Checker;
import dev.daybook.export.Handoff.Status;
import dev.daybook.mapping.ErpTemplate;
import dev.daybook.mapping.Expression;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandoffTest {
  private static final TestBook test = new TestBook();
  private static final ErpTemplate TEMPLATE =
      new ErpTemplate(
          "kingdee",
          List.of(
              column("order_no", "order", "external_no"),
              column("note", "order", "buyer_note"),
              column("title", "line", "title")));

  private final Handoff handoff = test.get(Handoff.class);
  @TempDir private Path folder;

  private static ErpTemplate.Column column(String header, String variable, String field) {
    return new ErpTemplate.Column(
        header,
        new Expression() {
          @Override
          public Object evaluate(Map<String, ?> variables) {
            return ((Map<?, ?>) variables.get(variable)).get(field);
          }

          @Override
          public String source() {
            return variable + "." + field;
          }
        });
  }

  @BeforeEach
  void clear() throws IOException {
    test.clear();
    for (var file : files()) {
      Files.delete(test.handoff().resolve("out").resolve(file));
    }
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private static List<String> files() throws IOException {
    var out = test.handoff().resolve("out");
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (var files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static void bookAndCheck(Order... orders) {
    test.bookFile(orders);
    test.get(Checker.class).check(LocalDate.of(2026, 11, 22));
  }

  @Test
  void writesClearedOrdersInOrderWithAManifest() throws Exception {
    bookAndCheck(
        order("B").note("=1+1").make(),
        order("-7").note("-7").make(),
        order("A")
            .note("say \"hi\", all\nok")
            .lines(TestBook.Sample.line(1, "茶"), TestBook.Sample.line(2, "@cup"))
            .make());

    var batch = handoff.export(TEMPLATE).batch().orElseThrow();

    assertThat(Files.readString(batch.file()))
        .isEqualTo(
            "order_no,note,title\r\n-7,-7,Tea\r\nA,\"say \"\"hi\"\", all\nok\",茶\r\n"
                + "A,\"say \"\"hi\"\", all\nok\",'@cup\r\nB,'=1+1,Tea\r\n");
    var sha = HexFormat.of().formatHex(Rendering.sha256().digest(Files.readAllBytes(batch.file())));
    assertThat(batch.sha256()).isEqualTo(sha);
    assertThat(batch.moneyMinor()).isEqualTo(Map.of("CNY", 6000L));
    assertThat(Files.readString(batch.manifest()))
        .contains("\"sha256\" : \"" + sha + "\"", "\"orders\" : 3", "\"lines\" : 4")
        .contains("\"CNY\" : 6000", "\"created_at\" : \"2026-11-22T00:00:00Z\"");
    assertThat(files()).containsExactly(batch.name() + ".csv", batch.name() + ".manifest.json");
    assertThat(handoff.export(TEMPLATE).batch()).isEmpty();
    assertThat(test.count("handoff_batch")).isEqualTo(1);
  }

  @Test
  void uncheckedHeldAndRejectedOrdersStay() {
    bookAndCheck(order("A").make(), order("B").make(), order("C").make(), order("D").make());
    test.bookFile(order("D").at(1).make());
    hold("B", "OPEN");
    hold("C", "REJECTED");
    hold("A", "APPROVED");

    var batch = handoff.export(TEMPLATE).batch().orElseThrow();

    assertThat(batch.orders()).isEqualTo(1);
    assertThat(handoff.status()).isEqualTo(new Status(1, 0, 1, 0));
  }

  private static void hold(String externalNo, String state) {
    test.sql()
        .sql(
            "INSERT INTO finding (order_id, rule, version, severity, hold, message, message_zh,"
                + " evidence, state, found_at) SELECT order_id, 'r', 1, 'critical', 1, '', '', '',"
                + " ?, '2026-11-22' FROM order_identity WHERE external_no = ?")
        .params(state, externalNo)
        .update();
  }

  /** Each value is how far an export came before it was killed. */
  @ParameterizedTest
  @ValueSource(strings = {"fixed", "part", "half a file", "file", "manifest"})
  void aKilledExportIsFinishedAsTheSameBatch(String killedAfter) throws Exception {
    bookAndCheck(order("A").make(), order("B").make());
    var whole = handoff.export(TEMPLATE).batch().orElseThrow();
    var bytes = Files.readAllBytes(whole.file());
    var manifest = Files.readAllBytes(whole.manifest());
    test.sql().sql("UPDATE handoff_batch SET state = 'CREATED', delivered_at = NULL").update();
    if (!killedAfter.equals("manifest")) {
      Files.delete(whole.manifest());
    }
    if (killedAfter.equals("half a file")) {
      Files.write(whole.file(), java.util.Arrays.copyOf(bytes, 10));
    } else if (killedAfter.equals("fixed") || killedAfter.equals("part")) {
      Files.delete(whole.file());
    }
    if (killedAfter.equals("part")) {
      Files.write(whole.file().resolveSibling("." + whole.name() + ".csv.part"), new byte[3]);
    }
    bookAndCheck(order("A").at(1).note("changed since").make());

    assertThat(handoff.export(TEMPLATE).batch()).contains(whole);

    assertThat(Files.readAllBytes(whole.file())).isEqualTo(bytes);
    assertThat(Files.readAllBytes(whole.manifest())).isEqualTo(manifest);
    assertThat(files()).hasSize(2);
    assertThat(handoff.export(TEMPLATE).batch().orElseThrow().orders()).isEqualTo(1);
    assertThat(test.count("handoff_batch")).isEqualTo(2);
    assertThat(test.count("handoff_item")).isEqualTo(3);
  }

  @Test
  void answersAreTakenOnceAndBadLinesAreTold() throws Exception {
    bookAndCheck(order("A").make(), order("B").make(), order("C").make());
    handoff.export(TEMPLATE);
    var ids =
        test.sql().sql("SELECT order_id FROM handoff_item ORDER BY 1").query(Long.class).list();
    var file = folder.resolve("ack.csv");
    Files.writeString(
        file,
        "order_id,version,result,reason\n%d,1,ok,\n%d,1,refused,\"no such sku\"\n"
                .formatted(ids.get(0), ids.get(1))
            + "x,1,ok,\n%d,2,ok,\n%d,1,maybe,\n%d,1,refused,\n"
                .formatted(ids.get(0), ids.get(2), ids.get(0)));

    var first = handoff.acknowledge(file);
    var second = handoff.acknowledge(file);

    assertThat(first.taken()).isEqualTo(2);
    assertThat(first.errors())
        .extracting(Object::toString)
        .containsExactly(
            "ack.csv:4: order_id 'x' is no order id of ours",
            "ack.csv:5: order %d version 2 was never handed off".formatted(ids.get(0)),
            "ack.csv:6: result 'maybe': expected ok or refused",
            "ack.csv:7: order %d version 1 was answered ACKNOWLEDGED before; the first answer stands"
                .formatted(ids.get(0)));
    assertThat(second).isEqualTo(new Acknowledged(0, 2, first.errors()));
    assertThat(handoff.status()).isEqualTo(new Status(3, 1, 1, 1));
  }

  @Test
  void anAnswerWithoutItsColumnsIsNotRead() throws Exception {
    var file = folder.resolve("ack.csv");
    Files.writeString(file, "order,version\n1,1\n");

    assertThatThrownBy(() -> handoff.acknowledge(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ack.csv:1: the columns are [order, version]; expected"
                + " [order_id, version, result, reason]; next: have the ERP answer with these");
  }

  @Test
  void anAnswerInAnotherEncodingIsNotRead() throws Exception {
    var file = folder.resolve("ack.csv");
    Files.writeString(file, "订单,版本\n1,1\n", Charset.forName("GB18030"));

    assertThatThrownBy(() -> handoff.acknowledge(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "ack.csv is not UTF-8; expected CSV in UTF-8 with the columns"
                + " [order_id, version, result, reason]; next: have the ERP answer so");
  }

  @Test
  void anOrderThatCannotBeWrittenIsLeftOut() {
    bookAndCheck(order("A").lines().make(), order("B").make());

    var export = handoff.export(TEMPLATE);

    assertThat(export.batch().orElseThrow().orders()).isEqualTo(1);
    assertThat(export.leftOut()).extracting("reason").containsExactly("the order has no lines");
  }

  /** As if another export had come upon it between its being fixed and its being written. */
  @Test
  void aBatchThatAnotherHasDeliveredIsNotToldAgain() {
    bookAndCheck(order("A").make());
    test.sql()
        .sql(
            "CREATE TRIGGER delivered_by_another BEFORE UPDATE ON handoff_batch FOR EACH ROW"
                + " SET NEW.state = 'DELIVERED'")
        .update();
    try {
      assertThat(handoff.export(TEMPLATE).batch()).isEmpty();
    } finally {
      test.sql().sql("DROP TRIGGER delivered_by_another").update();
    }
    assertThat(test.count("handoff_batch")).isEqualTo(1);
    assertThat(handoff.status()).isEqualTo(new Status(1, 0, 1, 0));
  }

  @Test
  void twoExportsAtOnceGiveEachOrderVersionOnce() throws Exception {
    var orders = new Order[600];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = order("N-%03d".formatted(i)).make();
    }
    bookAndCheck(orders);
    var gate = new CyclicBarrier(2);
    Callable<List<Handoff.Batch>> exporter =
        () -> {
          var batches = new ArrayList<Handoff.Batch>();
          for (int round = 0; round < 4; round++) {
            gate.await(1, TimeUnit.MINUTES);
            handoff.export(TEMPLATE).batch().ifPresent(batches::add);
            gate.await(1, TimeUnit.MINUTES);
            bookMore(gate.await(1, TimeUnit.MINUTES) == 0, round);
            gate.await(1, TimeUnit.MINUTES);
          }
          return batches;
        };
    var pool = Executors.newFixedThreadPool(2);
    var batches = new ArrayList<Handoff.Batch>();
    for (var done : pool.invokeAll(List.of(exporter, exporter))) {
      batches.addAll(done.get());
    }
    pool.shutdown();

    handoff.export(TEMPLATE).batch().ifPresent(batches::add);
    assertThat(handoff.export(TEMPLATE).batch()).isEmpty();
    assertThat(batches).extracting(Handoff.Batch::name).doesNotHaveDuplicates();
    assertThat(handoff.status()).isEqualTo(new Status(640, 0, 640, 0));
    assertThat(batches.stream().mapToInt(Handoff.Batch::orders).sum()).isEqualTo(640);
    var rows = new ArrayList<String>();
    for (var batch : batches) {
      rows.addAll(Files.readAllLines(batch.file()).subList(1, batch.orders() + 1));
    }
    assertThat(rows).hasSize(640).doesNotHaveDuplicates();
    assertThat(test.count("handoff_candidate")).isZero();
    assertThat(files()).hasSize(batches.size() * 2);
  }

  private static void bookMore(boolean mine, int round) {
    if (mine) {
      var more = new Order[10];
      for (int i = 0; i < more.length; i++) {
        more[i] = order("N-%03d".formatted(i)).at(round + 1).note("round " + round).make();
      }
      bookAndCheck(more);
    }
  }

  @Test
  void aBatchLeftByAKilledExportIsDeliveredByOneOfTwo() throws Exception {
    bookAndCheck(order("A").make(), order("B").make());
    var left = handoff.export(TEMPLATE).batch().orElseThrow();
    var pool = Executors.newFixedThreadPool(2);
    for (int round = 0; round < 10; round++) {
      test.sql().sql("UPDATE handoff_batch SET state = 'CREATED', delivered_at = NULL").update();
      var gate = new CyclicBarrier(2);
      Callable<Optional<Handoff.Batch>> exporter =
          () -> {
            gate.await();
            return handoff.export(TEMPLATE).batch();
          };
      var batches = new ArrayList<Optional<Handoff.Batch>>();
      for (var done : pool.invokeAll(List.of(exporter, exporter))) {
        batches.add(done.get());
      }
      assertThat(batches).containsExactlyInAnyOrder(Optional.of(left), Optional.empty());
    }
    pool.shutdown();
    assertThat(files()).hasSize(2);
  }

  @Test
  void aVersionCheckedWhileAnotherIsHandedOffGoesWithTheNextBatch() {
    bookAndCheck(order("A").make());
    handoff.export(TEMPLATE);
    bookAndCheck(order("A").at(1).note("new").make());

    assertThat(handoff.export(TEMPLATE).batch().orElseThrow().orders()).isEqualTo(1);
    assertThat(test.count("handoff_candidate")).isZero();
  }

  @Test
  void aRecheckHandsNothingOffAgain() {
    bookAndCheck(order("A").make());
    handoff.export(TEMPLATE);
    test.sql().sql("UPDATE rule_walk SET done = 0, through_id = 0").update();

    assertThat(test.get(Checker.class).check(LocalDate.of(2026, 11, 22)).orders()).isEqualTo(1);
    assertThat(handoff.export(TEMPLATE).batch()).isEmpty();
    assertThat(test.count("handoff_candidate")).isZero();
  }
}

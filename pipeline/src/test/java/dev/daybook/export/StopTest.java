package dev.daybook.export;

import static dev.daybook.book.TestBook.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.book.TestBook;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.Watch;
import dev.daybook.check.Checker;
import dev.daybook.check.Checker.Checked;
import dev.daybook.export.Handoff.Status;
import dev.daybook.mapping.ErpTemplate;
import dev.daybook.mapping.Expression;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Rules and hand-off over 2,500 orders, stopped at each moment at which they can be stopped. */
class StopTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final int ORDERS = 2_500;
  private static final TestBook test = new TestBook();
  private static final ErpTemplate TEMPLATE =
      new ErpTemplate("kingdee", List.of(new ErpTemplate.Column("order_no", new ExternalNo())));

  private final Checker checker = test.get(Checker.class);
  private final Handoff handoff = test.get(Handoff.class);

  private static final class ExternalNo implements Expression {
    @Override
    public Object evaluate(Map<String, ?> variables) {
      return ((Map<?, ?>) variables.get("order")).get("external_no");
    }

    @Override
    public String source() {
      return "order.external_no";
    }
  }

  /** Stops when it is asked once more than so many times. */
  private static final class Asked implements Watch {
    private final int allowed;
    private int times;
    private int done;

    Asked(int allowed) {
      this.allowed = allowed;
    }

    @Override
    public boolean mustStop() {
      return ++times > allowed;
    }

    @Override
    public void done(int orders) {
      done += orders;
    }
  }

  @BeforeEach
  void book() throws IOException {
    test.clear();
    for (var file : files()) {
      Files.delete(file);
    }
    test.bookFile(
        IntStream.range(0, ORDERS)
            .mapToObj(i -> order("N-%04d".formatted(i)).make())
            .toArray(Order[]::new));
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void aStoppedCheckGoesOnWhereItEnded() {
    var looked = new ArrayList<Integer>();
    for (int allowed = 0; allowed < 4; allowed++) {
      var watch = new Asked(allowed);
      var checked = checker.check(TODAY, watch);
      assertThat(watch.done).isEqualTo(checked.orders());
      looked.add(checked.orders());
    }

    assertThat(looked).containsExactly(0, 1_000, 1_500, 0);
    assertThat(test.count("order_check")).isEqualTo(ORDERS);
    assertThat(checker.check(TODAY)).isEqualTo(new Checked(0, 0, 0, 0));
  }

  @Test
  void aCheckOfChangesIsStoppedBetweenTwoThousandsToo() {
    checker.check(TODAY);
    test.bookFile(
        IntStream.range(0, ORDERS)
            .mapToObj(i -> order("N-%04d".formatted(i)).at(1).note("later").make())
            .toArray(Order[]::new));

    assertThat(checker.check(TODAY, new Asked(0)).orders()).isZero();
    assertThat(checker.check(TODAY, new Asked(2)).orders()).isEqualTo(2_000);
    assertThat(checker.check(TODAY, new Asked(1)).orders()).isEqualTo(500);
    assertThat(test.count("book_change")).isZero();
  }

  /** Before each thousand that is chosen, and once it is fixed, before each that is written. */
  @Test
  void whereverAHandOffIsStoppedEachOrderGoesOnce() throws IOException {
    checker.check(TODAY);
    for (int allowed = 0; allowed < 3; allowed++) {
      assertThat(handoff.export(TEMPLATE, new Asked(allowed)).batch()).isEmpty();
      assertThat(test.count("handoff_batch") + test.count("handoff_item")).isZero();
    }
    assertThat(handoff.export(TEMPLATE, new Asked(3)).batch()).isEmpty();
    for (int allowed = 0; allowed < 3; allowed++) {
      assertThat(handoff.export(TEMPLATE, new Asked(allowed)).batch()).isEmpty();
      assertThat(test.count("handoff_item")).isEqualTo(ORDERS);
      assertThat(files()).isEmpty();
    }
    var watch = new Asked(3);

    var batch = handoff.export(TEMPLATE, watch).batch().orElseThrow();

    assertThat(watch.done).isEqualTo(ORDERS);
    assertThat(Files.readAllLines(batch.file()).subList(1, ORDERS + 1))
        .containsExactlyElementsOf(
            IntStream.range(0, ORDERS).mapToObj("N-%04d"::formatted).toList());
    assertThat(files()).hasSize(2);
    assertThat(test.count("handoff_batch")).isEqualTo(1);
    assertThat(handoff.status()).isEqualTo(new Status(ORDERS, 0, ORDERS, 0));
    assertThat(handoff.export(TEMPLATE).batch()).isEmpty();
    assertThat(test.count("handoff_candidate")).isZero();
  }

  /** It looks again and again, and asks before each look but the first. */
  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void aHandOffIsStoppedWhileAnotherProcessWritesTheBatch() throws SQLException {
    checker.check(TODAY);
    handoff.export(TEMPLATE, new Asked(3));

    stopsWhileAnotherHolds("SELECT batch_id FROM handoff_batch", 1);
  }

  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void aHandOffIsStoppedWhileAnotherProcessChooses() throws SQLException {
    checker.check(TODAY);

    stopsWhileAnotherHolds("SELECT turn_id FROM handoff_turn", 0);
  }

  private void stopsWhileAnotherHolds(String rows, int fixed) throws SQLException {
    // More than choosing all asks.
    var watch = new Asked(4);
    try (var other = test.get(DataSource.class).getConnection();
        var statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(rows + " FOR UPDATE");

      assertThat(handoff.export(TEMPLATE, watch).batch()).isEmpty();

      assertThat(test.count("handoff_batch")).isEqualTo(fixed);
      other.rollback();
    }
    assertThat(watch.times).isEqualTo(5);
    assertThat(handoff.export(TEMPLATE).batch().orElseThrow().orders()).isEqualTo(ORDERS);
  }

  /** What somebody who fetches files sees. */
  private static List<Path> files() throws IOException {
    var out = test.handoff().resolve("out");
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (var files = Files.list(out)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
    }
  }
}

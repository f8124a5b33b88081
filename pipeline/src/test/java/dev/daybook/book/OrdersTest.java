package dev.daybook.book;

import static dev.daybook.book.TestBook.T0;
import static dev.daybook.book.TestBook.normalized;
import static dev.daybook.book.TestBook.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.Buyer;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Receiver;
import dev.daybook.canonical.Window;
import dev.daybook.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class OrdersTest {
  private static final TestBook test = new TestBook();

  private final Orders orders = test.get(Orders.class);

  @BeforeEach
  void clear() {
    test.clear();
    test.setNow(TestBook.NOW);
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void anOrderIsFoundWithItsTrail() {
    var shipped = order("A").at(5).status(OrderStatus.SHIPPED).make();
    test.bookFile(order("A").make(), shipped);

    var booked = orders.byExternalNo(TestBook.SHOP, "A").orElseThrow();
    assertThat(booked.order()).isEqualTo(shipped);
    assertThat(booked.version()).isEqualTo(2);
    assertThat(booked.recordNo()).isEqualTo(2);
    assertThat(orders.byExternalNo(TestBook.SHOP, "a")).isEmpty();
    var history = orders.history(booked.orderId()).orElseThrow();
    assertThat(history.trail())
        .extracting("version", "fromStatus", "toStatus", "changedAt", "actor", "address")
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, null, OrderStatus.PAID, T0, "sync", "host-1"),
            org.assertj.core.groups.Tuple.tuple(
                2, OrderStatus.PAID, OrderStatus.SHIPPED, T0.plusSeconds(5), "sync", "host-1"));
    assertThat(history.findings()).isEmpty();
  }

  @Test
  void searchesInPagesNewestFirst() {
    test.bookFile(
        order("A-1").make(),
        order("A-2").status(OrderStatus.CLOSED).make(),
        order("A_3").make(),
        order("B-1").make());

    assertThat(found(null, "A-", Long.MAX_VALUE)).containsExactly("A-2", "A-1");
    assertThat(found(null, "A_", Long.MAX_VALUE)).containsExactly("A_3");
    assertThat(found(OrderStatus.CLOSED, null, Long.MAX_VALUE)).containsExactly("A-2");
    long last = orders.byExternalNo(TestBook.SHOP, "A_3").orElseThrow().orderId();
    assertThat(found(null, null, last)).containsExactly("A-2", "A-1");
  }

  private List<String> found(OrderStatus status, String text, long before) {
    var day = new Window(T0, T0.plusSeconds(86_400));
    return orders.find(new Orders.Search(TestBook.SHOP, day, status, text, before, 10)).stream()
        .map(booked -> booked.order().externalNo())
        .toList();
  }

  @Test
  void aReplayIsShownFirstAndThenForced() {
    long document = test.document(null, 1, 3);
    var a = order("A").make();
    var b = order("B").make();
    var c = order("C").make();
    test.book().book(TestBook.chunk(normalized(document, null, a, b, c)));
    var moved = new Receiver("", "", "CN", "Jiangsu", "Suzhou", "", "Road 9", "");
    var remapped =
        List.of(
            normalized(document, 1, null, order("A").receiver(moved).make()),
            normalized(
                document, 2, null, order("B").paid("21.00").status(OrderStatus.PAYING).make()),
            normalized(document, 3, null, order("C").buyer(Buyer.UNKNOWN).make()));

    var difference = test.get(Replay.class).difference(remapped);

    assertThat(difference)
        .containsExactly(
            new Replay.Change(TestBook.SHOP, "A", Set.of("receiver")),
            new Replay.Change(TestBook.SHOP, "B", Set.of("money", "status")));
    assertThat(Replay.summary(difference))
        .isEqualTo(new Replay.Summary(2, Map.of("receiver", 1, "money", 1, "status", 1)));
    var replayed = test.book().book(new Chunk(8, "replay", "host-1", List.copyOf(remapped), true));
    assertThat(replayed).isEqualTo(new Accounts(3, 0, 2, 1, 0, 0, 0));
    assertThat(test.get(Replay.class).difference(List.<Normalized>copyOf(remapped))).isEmpty();
    assertThat(test.sql().sql("SELECT SUM(fetched) FROM account").query(Integer.class).single())
        .isEqualTo(3);
    assertThat(orders.accountsOfRun(7)).extracting(CurrencyAccount::created).containsExactly(3L);
  }

  /** Several records of each order, some of one time and rank, over three documents. */
  private static List<Normalized> history(String note) {
    var records = new ArrayList<Normalized>();
    for (int document = 1; document <= 3; document++) {
      long id = test.document(null, 1, 20);
      for (int i = 0; i < 20; i++) {
        var sample = order("N-" + i % 10).at(document / 2).note(note + document + "/" + i);
        var status =
            OrderStatus.values()[i % 10 < 3 ? 3 : (i * 7 + document) % OrderStatus.values().length];
        records.add(normalized(id, i + 1, null, sample.status(status).make()));
      }
    }
    return records;
  }

  private static List<Normalized> remapped(
      List<Normalized> records, java.util.function.UnaryOperator<Order> mapping) {
    return records.stream()
        .map(r -> new Normalized(r.from(), mapping.apply(r.order()), r.control()))
        .toList();
  }

  private static List<String> rows() {
    return test.sql()
        .sql(
            "SELECT CONCAT_WS(' ', order_id, version, status, buyer_note, HEX(content_hash),"
                + " document_id, record_no, (SELECT COUNT(*) FROM trail t WHERE t.order_id ="
                + " b.order_id)) FROM book_order b ORDER BY order_id")
        .query(String.class)
        .list();
  }

  @Test
  void aReplayUnderTheSameMappingDiffersInNothingAndWritesNothing() {
    var records = history("");
    test.book().book(TestBook.chunk(records));
    var before = rows();
    long changes = test.count("book_change");

    assertThat(test.get(Replay.class).difference(records)).isEmpty();
    test.book().book(new Chunk(8, "replay", "", List.copyOf(records), true));

    assertThat(rows()).isEqualTo(before);
    assertThat(test.count("book_change")).isEqualTo(changes);
  }

  @Test
  void theDifferenceNamesExactlyTheRowsThatAReplayWrites() {
    var records = history("");
    test.book().book(TestBook.chunk(records));
    var before = rows();
    var other =
        remapped(
            records,
            given ->
                given.externalNo().compareTo("N-5") < 0
                    ? order(given.externalNo())
                        .at(given.times().sourceUpdatedAt().minusSeconds(28_800))
                        .status(given.status())
                        .note("mended " + given.buyerNote())
                        .make()
                    : given);

    var difference = test.get(Replay.class).difference(other);
    test.book().book(new Chunk(8, "replay", "", List.copyOf(other), true));

    assertThat(difference)
        .extracting(Replay.Change::externalNo)
        .containsExactly("N-0", "N-1", "N-2", "N-3", "N-4");
    assertThat(difference).extracting(Replay.Change::fields).containsOnly(Set.of("notes", "times"));
    var after = rows();
    long changed =
        java.util.stream.IntStream.range(0, after.size())
            .filter(i -> !after.get(i).equals(before.get(i)))
            .count();
    assertThat(changed).isEqualTo(5);
    assertThat(test.get(Replay.class).difference(other)).isEmpty();
  }

  @Test
  void theDifferenceOfManyOrdersTakesFewStatements() {
    var all = new Order[2500];
    for (int i = 0; i < all.length; i++) {
      all[i] = order("N-" + i).make();
    }
    long document = test.document(null, 1, all.length);
    var records = normalized(document, null, all).stream().map(Normalized.class::cast).toList();
    test.book().book(TestBook.chunk(records));
    var mended = remapped(records, o -> order(o.externalNo()).note("x").make());

    // One session, whose statements nobody else's are among.
    test.get(TransactionTemplate.class)
        .executeWithoutResult(
            status -> {
              long before = selects();
              assertThat(test.get(Replay.class).difference(mended)).hasSize(2500);
              assertThat(selects() - before).isPositive().isLessThan(40);
            });
  }

  private static long selects() {
    return test.sql()
        .sql("SHOW SESSION STATUS LIKE 'Com_select'")
        .query((row, n) -> row.getLong(2))
        .single();
  }
}

package dev.daybook.book;

import static dev.daybook.book.TestBook.chunk;
import static dev.daybook.book.TestBook.normalized;
import static dev.daybook.book.TestBook.order;
import static dev.daybook.book.TestBook.rejected;
import static dev.daybook.book.TestBook.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Receiver;
import dev.daybook.normalize.Normalization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderBookTest {
  private static final TestBook test = new TestBook();

  private final OrderBook book = test.book();

  @BeforeEach
  void clear() {
    test.clear();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void everyRecordHasTheOutcomeOfItsPlaceInTheChunk() {
    long window = test.window(0);
    long document = test.document(window, 1, 7);
    var records =
        normalized(
            document,
            window,
            order("A").at(1).make(),
            order("A").at(2).status(OrderStatus.SHIPPED).make(),
            order("A").at(1).make(),
            order("A").at(2).status(OrderStatus.SHIPPED).make(),
            order("B").at(1).make());
    records.add(rejected(document, 6, window, Optional.of(yuan("3.00"))));
    records.add(rejected(document, 7, window, Optional.empty()));

    var accounts = book.book(chunk(records));

    assertThat(accounts).isEqualTo(new Accounts(7, 2, 1, 0, 1, 1, 2));
    assertThat(test.count("order_identity")).isEqualTo(2);
    assertThat(test.count("book_order")).isEqualTo(2);
    assertThat(test.count("book_line")).isEqualTo(2);
    assertThat(test.count("quarantine")).isEqualTo(2);
    assertThat(trail()).containsExactly("1 null>PAID", "1 null>PAID", "2 PAID>SHIPPED");
    assertThat(versionOf("A")).isEqualTo(2);
    assertThat(
            test.sql()
                .sql(
                    "SELECT CONCAT_WS(' ', currency, fetched, fetched_minor, created_minor,"
                        + " updated_minor, stale_minor, duplicate_minor, quarantined_minor)"
                        + " FROM account ORDER BY currency")
                .query(String.class)
                .list())
        .containsExactly("CNY 6 10300 4000 2000 2000 2000 300", "XXX 1 0 0 0 0 0 0");
  }

  private List<String> trail() {
    return test.sql()
        .sql(
            "SELECT CONCAT(version, ' ', COALESCE(from_status, 'null'), '>', to_status)"
                + " FROM trail ORDER BY version, order_id")
        .query(String.class)
        .list();
  }

  private int versionOf(String externalNo) {
    return test.sql()
        .sql(
            "SELECT version FROM book_order JOIN order_identity USING (order_id)"
                + " WHERE external_no = ?")
        .param(externalNo)
        .query(Integer.class)
        .single();
  }

  @Test
  void sameContentIsADuplicateWithinAReadingAndUnchangedInAnother() {
    long first = test.window(0);
    long second = test.window(1);
    var order = order("A").make();

    book.book(chunk(normalized(test.document(first, 1, 1), first, order)));
    var sameReading = book.book(chunk(normalized(test.document(first, 1, 1), first, order)));
    var nextAttempt = book.book(chunk(normalized(test.document(first, 2, 1), first, order)));
    var otherWindow =
        book.book(chunk(normalized(test.document(second, 1, 2), second, order, order)));

    assertThat(sameReading).isEqualTo(new Accounts(1, 0, 0, 0, 0, 1, 0));
    assertThat(nextAttempt).isEqualTo(new Accounts(1, 0, 0, 1, 0, 0, 0));
    assertThat(otherWindow).isEqualTo(new Accounts(2, 0, 0, 1, 0, 1, 0));
    assertThat(versionOf("A")).isEqualTo(1);
  }

  @Test
  void aChunkHandedInAgainBooksNothingTwice() {
    long document = test.document(null, 1, 3);
    var records =
        normalized(document, null, order("A").make(), order("B").make(), order("C").make());

    assertThat(book.book(chunk(records.subList(0, 2)))).extracting(Accounts::created).isEqualTo(2L);
    assertThat(book.book(chunk(records.subList(0, 2)))).isEqualTo(Accounts.NONE);
    assertThat(book.book(chunk(records))).isEqualTo(new Accounts(1, 1, 0, 0, 0, 0, 0));

    assertThat(test.sql().sql("SELECT booked FROM document").query(Integer.class).single())
        .isEqualTo(3);
    assertThat(test.sql().sql("SELECT SUM(fetched) FROM account").query(Integer.class).single())
        .isEqualTo(3);
  }

  @Test
  void aMissingRecordIsNotPassedOver() {
    long document = test.document(null, 1, 3);
    var records = normalized(document, null, order("A").make(), order("B").make());

    assertThatThrownBy(() -> book.book(chunk(records.subList(1, 2))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "document %d: record 2 was handed in, but record 1 comes next".formatted(document));
    assertThat(test.count("book_order")).isZero();
  }

  @Test
  void blankedReceiversKeepWhatIsKnownAndLinesAreReplaced() {
    var tea = TestBook.Sample.line(1, "Tea");
    var cup = TestBook.Sample.line(2, "Cup");
    test.bookFile(order("A").at(1).lines(tea, cup).make());
    var moved = new Receiver("", "", "", "", "", "", "Road 2", "");
    test.bookFile(order("A").at(2).receiver(moved).lines(cup).make());

    assertThat(
            test.sql()
                .sql(
                    "SELECT CONCAT_WS('|', version, receiver_name, receiver_phone, address)"
                        + " FROM book_order")
                .query(String.class)
                .single())
        .isEqualTo("2|Wang Example|13900000000|Road 2");
    assertThat(test.sql().sql("SELECT line_no FROM book_line").query(Integer.class).list())
        .containsExactly(2);
    assertThat(trail()).containsExactly("1 null>PAID");
  }

  @Test
  void whatTheTablesCannotHoldIsQuarantinedAndTheRestGoesOn() {
    var records =
        normalized(
            test.document(null, 1, 6),
            null,
            order("A").make(),
            order("订单-1").make(),
            order("B").note("x".repeat(2001)).make(),
            order("C").paid("99999999999999.00").make(),
            order("D").note("half \uD83D").make(),
            order("E").make());

    assertThat(book.book(chunk(records))).isEqualTo(new Accounts(6, 2, 0, 0, 0, 0, 4));
    assertThat(test.sql().sql("SELECT reasons FROM quarantine").query(String.class).list())
        .hasSize(4)
        .noneMatch(reasons -> reasons.contains("xxx") || reasons.contains("half"));
  }

  @Test
  void sixteenThreadsWithTheSameThousandOrdersMakeEachOnce() throws Exception {
    int threads = 16;
    int orders = 1000;
    var gate = new CyclicBarrier(threads);
    var writers = new ArrayList<Callable<Accounts>>();
    for (int writer = 0; writer < threads; writer++) {
      var shuffled = new ArrayList<>(IntStream.range(0, orders).boxed().toList());
      Collections.shuffle(shuffled, new Random(writer));
      var all = shuffled.stream().map(n -> order("N-" + n).make()).toArray(Order[]::new);
      var records = normalized(test.document(null, 1, orders), null, all);
      writers.add(
          () -> {
            gate.await();
            return book.book(chunk(records));
          });
    }
    var pool = Executors.newFixedThreadPool(threads);
    var sum = Accounts.NONE;
    for (var result : pool.invokeAll(writers)) {
      sum = sum.plus(result.get());
    }
    pool.shutdown();

    assertThat(sum.fetched()).isEqualTo(threads * orders);
    assertThat(sum.balanced()).isTrue();
    assertThat(sum.created()).isEqualTo(orders);
    assertThat(sum.updated() + sum.quarantined()).isZero();
    assertThat(
            test.sql()
                .sql("SELECT CONCAT(SUM(fetched), ' ', SUM(created)) FROM account")
                .query(String.class)
                .single())
        .isEqualTo("16000 1000");
    assertThat(test.count("order_identity")).isEqualTo(orders);
    assertThat(test.count("book_order")).isEqualTo(orders);
    assertThat(trail()).hasSize(orders).containsOnly("1 null>PAID");
  }

  @Test
  void twoWritersOfTheSameOrdersLoseNoUpdateAndDoubleNoTrail() throws Exception {
    int orders = 300;
    var writers = new ArrayList<Callable<Accounts>>();
    var gate = new CyclicBarrier(4);
    for (int writer = 1; writer <= 4; writer++) {
      long at = writer;
      var status = OrderStatus.values()[writer];
      var all = new Order[orders];
      for (int i = 0; i < orders; i++) {
        all[i] = order("N-" + (writer % 2 == 0 ? i : orders - 1 - i)).at(at).status(status).make();
      }
      List<Normalization> records = normalized(test.document(null, 1, orders), null, all);
      writers.add(
          () -> {
            gate.await();
            var sum = Accounts.NONE;
            for (int from = 0; from < orders; from += 50) {
              sum = sum.plus(book.book(chunk(records.subList(from, from + 50))));
            }
            return sum;
          });
    }
    var pool = Executors.newFixedThreadPool(4);
    var sum = Accounts.NONE;
    for (var result : pool.invokeAll(writers)) {
      sum = sum.plus(result.get());
    }
    pool.shutdown();

    assertThat(sum.fetched()).isEqualTo(1200);
    assertThat(sum.balanced()).isTrue();
    assertThat(sum.created()).isEqualTo(orders);
    assertThat(test.count("order_identity")).isEqualTo(orders);
    assertThat(test.count("book_line")).isEqualTo(orders);
    assertThat(test.count("trail")).isEqualTo(sum.created() + sum.updated());
    assertThat(
            test.sql()
                .sql("SELECT COUNT(*) FROM book_order WHERE status = ?")
                .param(OrderStatus.values()[4].name())
                .query(Integer.class)
                .single())
        .isEqualTo(orders);
    assertThat(test.sql().sql("SELECT SUM(version) FROM book_order").query(Long.class).single())
        .isEqualTo(sum.created() + sum.updated());
  }
}

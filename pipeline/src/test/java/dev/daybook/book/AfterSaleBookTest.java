package dev.daybook.book;

import static dev.daybook.book.TestBook.SHOP;
import static dev.daybook.book.TestBook.chunk;
import static dev.daybook.book.TestBook.normalized;
import static dev.daybook.book.TestBook.order;
import static dev.daybook.book.TestBook.refund;
import static dev.daybook.book.TestBook.rejected;
import static dev.daybook.book.TestBook.returned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.normalize.Normalization;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

class AfterSaleBookTest {
  private static final TestBook test = new TestBook();

  @BeforeEach
  void clear() {
    test.clear();
  }

  @AfterEach
  void theBookIsWhole() {
    assertThat(test.get(BookProof.class).problems()).isEmpty();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private static TestBook.Sample shipped(String no) {
    return order(no).status(OrderStatus.SHIPPED);
  }

  private List<String> book() {
    return test.sql()
        .sql(
            "SELECT CONCAT_WS(' ', external_no, version, status, given_status,"
                + " CAST(refund_total AS DECIMAL(9,2)), (SELECT GROUP_CONCAT(refund_state) FROM"
                + " book_line l WHERE l.order_id = b.order_id)) FROM book_order b"
                + " JOIN order_identity USING (order_id) ORDER BY external_no")
        .query(String.class)
        .list();
  }

  private List<String> trail() {
    return test.sql()
        .sql(
            "SELECT CONCAT(version, ' ', COALESCE(from_status, 'null'), '>', to_status, ' ',"
                + " channel_status, ' from ', (SELECT f.subject FROM document d JOIN feed f USING"
                + " (feed_id) WHERE d.document_id = t.document_id), ' ', record_no)"
                + " FROM trail t ORDER BY order_id, version")
        .query(String.class)
        .list();
  }

  private List<Long> changedOrders() {
    return test.get(Changes.class).oldest(100).stream()
        .flatMap(change -> change.orderIds().stream())
        .toList();
  }

  @Test
  void anAfterSaleMakesAVersionOfItsOrderWithItsRecordAsEvidence() {
    test.bookFile(shipped("A").make(), shipped("B").make());
    test.get(Changes.class).done(test.get(Changes.class).oldest(10));

    var accounts = test.bookRefunds(refund("R-0", "X").make(), refund("R-1", "A").make());

    assertThat(accounts).isEqualTo(new Accounts(2, 2, 0, 0, 0, 0, 0));
    assertThat(book())
        .containsExactly("A 2 REFUNDING SHIPPED 0.00 refund OPEN", "B 1 SHIPPED SHIPPED 0.00 ");
    assertThat(trail())
        .containsExactly(
            "1 null>SHIPPED state SHIPPED from orders 1",
            "2 SHIPPED>REFUNDING refund OPEN from refunds 2",
            "1 null>SHIPPED state SHIPPED from orders 2");
    assertThat(changedOrders()).hasSize(1);
  }

  @Test
  void everyOutcomeIsThatOfItsVersionAndMoneyIsWhatWasRefunded() {
    test.bookFile(shipped("A").make());
    var open = refund("R-1", "A").at(1).make();
    var done = refund("R-1", "A").at(2).succeeded("5.00").make();

    assertThat(test.bookRefunds(open, done, done, open))
        .isEqualTo(new Accounts(4, 1, 1, 0, 1, 1, 0));
    assertThat(test.bookRefunds(done)).isEqualTo(new Accounts(1, 0, 0, 1, 0, 0, 0));
    assertThat(
            test.sql()
                .sql(
                    "SELECT CONCAT_WS(' ', SUM(fetched_minor), SUM(created_minor),"
                        + " SUM(updated_minor), SUM(duplicate_minor), SUM(unchanged_minor))"
                        + " FROM account JOIN document USING (document_id) WHERE feed_id = 2")
                .query(String.class)
                .single())
        .isEqualTo("1500 0 500 500 500");
    assertThat(book()).containsExactly("A 2 SHIPPED SHIPPED 5.00 refund SUCCEEDED");
  }

  @Test
  void whatChangesNothingOfAnOrderMakesNoVersionOfIt() {
    test.bookFile(shipped("A").make());
    test.bookRefunds(refund("R-1", "A").at(1).make());
    test.get(Changes.class).done(test.get(Changes.class).oldest(10));

    test.bookRefunds(refund("R-1", "A").at(2).reason("another one").make());

    assertThat(book()).containsExactly("A 2 REFUNDING SHIPPED 0.00 refund OPEN");
    assertThat(trail()).hasSize(2);
    assertThat(changedOrders()).isEmpty();
  }

  @Test
  void oneThatIsWithdrawnGivesTheOrderBackAsItsChannelGaveIt() {
    test.bookFile(shipped("A").make());
    test.bookRefunds(refund("R-1", "A").at(1).make());

    test.bookRefunds(refund("R-1", "A").at(2).closed().make());

    assertThat(book()).containsExactly("A 3 SHIPPED SHIPPED 0.00 ");
    assertThat(trail()).last().isEqualTo("3 REFUNDING>SHIPPED refund CLOSED from refunds 1");
  }

  @Test
  void aPartialRefundAfterAPartialOneIsInTheTrailThoughTheStatusStays() {
    test.bookFile(shipped("A").make());
    test.bookRefunds(refund("R-1", "A").succeeded("5.00").make());

    test.bookRefunds(refund("R-2", "A").succeeded("6.00").make());

    assertThat(book()).containsExactly("A 3 SHIPPED SHIPPED 11.00 refund SUCCEEDED");
    assertThat(trail()).last().isEqualTo("3 SHIPPED>SHIPPED refund SUCCEEDED from refunds 1");
  }

  @Test
  void oneThatComesBeforeItsOrderWaitsAndTakesEffectWhenTheOrderIsBooked() {
    test.bookRefunds(refund("R-1", "A").at(5).make(), refund("R-2", "B").make());
    var afterSales = test.get(AfterSales.class);

    assertThat(afterSales.countWaiting(Optional.empty())).isEqualTo(2);
    assertThat(afterSales.waiting(Optional.of(SHOP), 1))
        .extracting(waiting -> waiting.afterSale().afterSaleNo())
        .containsExactly("R-1");

    var accounts = test.bookFile(shipped("A").make());

    assertThat(accounts).isEqualTo(new Accounts(1, 1, 0, 0, 0, 0, 0));
    assertThat(book()).containsExactly("A 2 REFUNDING SHIPPED 0.00 refund OPEN");
    assertThat(trail())
        .containsExactly(
            "1 null>SHIPPED state SHIPPED from orders 1",
            "2 SHIPPED>REFUNDING refund OPEN from refunds 1");
    assertThat(afterSales.countWaiting(Optional.of(SHOP))).isEqualTo(1);
    assertThat(afterSales.ofOrder(SHOP, "A")).hasSize(1);
  }

  @Test
  void anOrderWhoseAfterSaleIsOpenIsUnchangedWhenItComesAgain() {
    test.bookFile(shipped("A").make());
    test.bookRefunds(refund("R-1", "A").make());

    assertThat(test.bookFile(shipped("A").make())).isEqualTo(new Accounts(1, 0, 0, 1, 0, 0, 0));
    assertThat(test.bookFile(order("A").at(9).status(OrderStatus.COMPLETED).make()))
        .isEqualTo(new Accounts(1, 0, 1, 0, 0, 0, 0));
    assertThat(book()).containsExactly("A 3 REFUNDING COMPLETED 0.00 refund OPEN");
    assertThat(trail()).hasSize(2);
  }

  @Test
  void anOrderAndItsAfterSaleInOneChunkComeOutAsApart() {
    var orders = test.document(null, 1, 2);
    var refunds = test.refunds(1);
    List<Normalization> records = new ArrayList<>(returned(refunds, refund("R-1", "A").make()));
    records.addAll(
        normalized(orders, null, shipped("A").make(), shipped("A").at(1).note("n").make()));

    test.book().book(chunk(records));

    assertThat(book()).containsExactly("A 3 REFUNDING SHIPPED 0.00 refund OPEN");
    assertThat(trail())
        .containsExactly(
            "1 null>SHIPPED state SHIPPED from orders 1",
            "3 SHIPPED>REFUNDING refund OPEN from refunds 1");
  }

  @Test
  void oneThatMovesToAnotherOrderLeavesTheFirst() {
    test.bookFile(shipped("A").make(), shipped("B").make());
    test.bookRefunds(refund("R-1", "A").at(1).make());

    test.bookRefunds(refund("R-1", "B").at(2).make());

    assertThat(book())
        .containsExactly("A 3 SHIPPED SHIPPED 0.00 ", "B 2 REFUNDING SHIPPED 0.00 refund OPEN");
  }

  @Test
  void aChunkHandedInAgainBooksNothingTwice() {
    test.bookFile(shipped("A").make());
    var document = test.refunds(2);
    var records =
        returned(document, refund("R-1", "A").make(), refund("R-2", "X").succeeded("1.00").make());

    assertThat(test.book().book(chunk(records.subList(0, 1))))
        .extracting(Accounts::created)
        .isEqualTo(1L);
    assertThat(test.book().book(chunk(records))).isEqualTo(new Accounts(1, 1, 0, 0, 0, 0, 0));
    assertThat(test.book().book(chunk(records))).isEqualTo(Accounts.NONE);
    assertThat(test.count("after_sale")).isEqualTo(2);
  }

  @Test
  void oneThatCannotBeHeldLiesInQuarantineUntilItCan() {
    test.bookFile(shipped("A").make());
    var document = test.refunds(1);
    var bad = refund("退款-1", "A").succeeded("5.00").make();

    assertThat(test.book().book(chunk(returned(document, bad))))
        .isEqualTo(new Accounts(1, 0, 0, 0, 0, 0, 1));

    var quarantine = test.get(Quarantine.class);
    long id = quarantine.list(Quarantine.Filter.open(1)).get(0).id();
    var mended = refund("R-1", "A").succeeded("5.00").make();
    var rebooked = quarantine.rebook(id, TestBook.returned(document, 1, mended, true));

    assertThat(rebooked)
        .isEqualTo(new Quarantine.Rebooked.Released(dev.daybook.canonical.Outcome.CREATED));
    assertThat(book()).containsExactly("A 2 SHIPPED SHIPPED 5.00 refund SUCCEEDED");
  }

  @Test
  void oneInQuarantineTellsTheOrderOfItsNumberWhenThatIsBookedSince() {
    var refused = test.refunds(3);
    var bad = rejected(refused, 1, null, Optional.empty());
    test.book().book(chunk(List.of(bad, rejected(refused, 2, null, Optional.empty()))));
    test.bookFile(shipped("A").make());
    var later = test.refunds(2);
    test.book()
        .book(chunk(returned(later, refund("A-1", "A").make(), refund("A-2", "absent").make())));
    long orderId = test.sql().sql("SELECT order_id FROM order_identity").query(Long.class).single();

    var quarantine = test.get(Quarantine.class);
    assertThat(quarantine.list(Quarantine.Filter.open(9)).stream().map(quarantine::bookedSince))
        .containsExactly(
            Optional.of(new Quarantine.BookedSince(orderId, later)),
            Optional.of(new Quarantine.BookedSince(null, later)));
  }

  @Test
  void aReplayThatChangesNothingWritesNothing() {
    test.bookFile(shipped("A").make());
    var document = test.refunds(1);
    var records = returned(document, refund("R-1", "A").make());
    test.book().book(chunk(records));
    var orderDocument = test.sql().sql("SELECT document_id FROM book_order").query(Long.class);
    List<Normalization> again = new ArrayList<>(records);
    again.addAll(normalized(orderDocument.single(), null, shipped("A").make()));

    assertThat(test.get(Replay.class).difference(again)).isEmpty();
    test.book().book(new Chunk(7, "op", "", again, true));

    assertThat(book()).containsExactly("A 2 REFUNDING SHIPPED 0.00 refund OPEN");
  }

  @Test
  void aReplayComparesWithWhatTheChannelGaveAndNotWithWhatAfterSalesMadeOfIt() {
    test.bookFile(shipped("A").make());
    test.bookRefunds(refund("R-1", "A").make());
    long document = test.sql().sql("SELECT document_id FROM book_order").query(Long.class).single();
    var withoutPeople = shipped("A").receiver(dev.daybook.canonical.Receiver.UNKNOWN).make();

    assertThat(test.get(Replay.class).difference(normalized(document, null, withoutPeople)))
        .isEmpty();
  }

  @Test
  void aReplayUnderAMendedMappingCorrectsAfterSaleAndOrder() {
    test.bookFile(shipped("A").make());
    var document = test.refunds(1);
    test.book().book(chunk(returned(document, refund("R-1", "A").succeeded("500.00").make())));
    var mended = returned(document, refund("R-1", "A").succeeded("5.00").make());

    assertThat(test.get(Replay.class).difference(mended))
        .containsExactly(new Replay.Change(SHOP, "A", java.util.Set.of("after-sales")));
    test.book().book(new Chunk(7, "op", "", mended, true));

    assertThat(book()).containsExactly("A 3 SHIPPED SHIPPED 5.00 refund SUCCEEDED");
    assertThat(test.sql().sql("SELECT SUM(replayed) FROM trail").query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anOrderWaitsForTheAfterSaleThatAnotherWriterIsAboutToCommit() throws Exception {
    var orders = normalized(test.document(null, 1, 1), null, shipped("A").make());
    var refunds = returned(test.refunds(1), refund("R-1", "A").make());
    var transaction = new TransactionTemplate(test.get(PlatformTransactionManager.class));
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    var pool = Executors.newSingleThreadExecutor();

    var booked =
        transaction.execute(
            status -> {
              test.get(ChunkBooking.class).book(chunk(refunds));
              var order = pool.submit(() -> test.book().book(chunk(orders)));
              while (!order.isDone() && lockWaits() == 0) {
                Thread.onSpinWait();
              }
              assertThat(order.isDone()).isFalse();
              return order;
            });

    assertThat(booked.get()).extracting(Accounts::created).isEqualTo(1L);
    pool.shutdown();
    assertThat(book()).containsExactly("A 2 REFUNDING SHIPPED 0.00 refund OPEN");
  }

  /** On the whole server, which is this process's own. */
  private static long lockWaits() {
    return test.sql()
        .sql("SHOW GLOBAL STATUS LIKE 'Innodb_row_lock_current_waits'")
        .query((row, n) -> row.getLong(2))
        .single();
  }

  @Test
  void writersOfOrdersAndOfTheirAfterSalesAtTheSameTimeLoseNoEffect() throws Exception {
    int orders = 200;
    int writers = 6;
    var gate = new CyclicBarrier(writers);
    var work = new ArrayList<Callable<Accounts>>();
    for (int writer = 0; writer < writers; writer++) {
      var records = writer % 2 == 0 ? orders(orders, writer) : refunds(orders, writer);
      work.add(
          () -> {
            gate.await();
            var sum = Accounts.NONE;
            for (int from = 0; from < orders; from += 25) {
              sum = sum.plus(test.book().book(chunk(records.subList(from, from + 25))));
            }
            return sum;
          });
    }
    var pool = Executors.newFixedThreadPool(writers);
    var sum = Accounts.NONE;
    for (var result : pool.invokeAll(work)) {
      sum = sum.plus(result.get());
    }
    pool.shutdown();

    assertThat(sum.fetched()).isEqualTo(writers * orders);
    assertThat(sum.created()).isEqualTo(2 * orders);
    assertThat(sum.balanced()).isTrue();
    assertThat(
            test.sql()
                .sql(
                    "SELECT CONCAT(status, ' ', CAST(refund_total AS DECIMAL(9,2)), ' ', COUNT(*))"
                        + " FROM book_order GROUP BY status, refund_total")
                .query(String.class)
                .list())
        .containsExactly("SHIPPED 5.00 " + orders);
  }

  /** The same orders as every writer books, in an order of its own; later ones are newer. */
  private static List<Normalization> orders(int count, int writer) {
    var made = new ArrayList<Order>();
    for (int i = 0; i < count; i++) {
      made.add(shipped("N-" + i).at(writer).note("n" + writer).make());
    }
    Collections.shuffle(made, new Random(writer));
    return normalized(test.document(null, 1, count), null, made.toArray(Order[]::new));
  }

  private static List<Normalization> refunds(int count, int writer) {
    var made = new ArrayList<AfterSale>();
    for (int i = 0; i < count; i++) {
      var refund = refund("R-" + i, "N-" + i).at(writer);
      made.add(writer == 5 ? refund.succeeded("5.00").make() : refund.make());
    }
    Collections.shuffle(made, new Random(writer));
    return returned(test.refunds(count), made.toArray(AfterSale[]::new));
  }
}

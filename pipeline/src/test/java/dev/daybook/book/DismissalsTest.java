package dev.daybook.book;

import static dev.daybook.book.TestBook.chunk;
import static dev.daybook.book.TestBook.normalized;
import static dev.daybook.book.TestBook.order;
import static dev.daybook.book.TestBook.rejected;
import static dev.daybook.book.TestBook.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.book.Quarantine.BookedSince;
import dev.daybook.book.Quarantine.Dismissal;
import dev.daybook.book.Quarantine.Entry;
import dev.daybook.book.Quarantine.Filter;
import dev.daybook.book.Quarantine.Rebooked;
import dev.daybook.book.Quarantine.State;
import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.Outcome;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DismissalsTest {
  private static final int RECORDS = 20;
  private static final String WHY = "test orders";
  private static final Dismissal SAID = new Dismissal(TestBook.NOW, "mei", WHY);
  private static final TestBook test = new TestBook();

  private final Quarantine quarantine = test.get(Quarantine.class);
  private final Dismissals dismissals = test.get(Dismissals.class);
  private long window;
  private long document;

  @BeforeEach
  void recordsLieInQuarantine() {
    test.clear();
    window = test.window(0);
    document = test.document(window, 1, RECORDS);
    var records = new ArrayList<Normalization>();
    for (int no = 1; no <= RECORDS; no++) {
      records.add(rejected(document, no, window, Optional.of(yuan("20.00"))));
    }
    test.book().book(chunk(records));
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private List<Entry> all(State state) {
    return quarantine.list(new Filter(state, null, null, 0, 100));
  }

  private long id(int recordNo) {
    return all(null).get(recordNo - 1).id();
  }

  private Rebooked retry(int recordNo, State seen) {
    var record = normalized(document, recordNo, window, order("N-" + recordNo).make());
    return quarantine.rebook(id(recordNo), seen, record, "li", "quarantine retry");
  }

  private Accounts sealed() {
    return ((Sealing.Sealed) test.get(Sealer.class).seal(window)).accounts();
  }

  @Test
  void keepsWhoHasSaidWhatAndEveryAccountStillCloses() {
    var dismissed = dismissals.dismiss(List.of(id(3), id(2), id(3)), "mei", WHY);

    assertThat(dismissed).isEqualTo(all(State.DISMISSED));
    assertThat(dismissed).extracting(Entry::recordNo).containsExactly(2, 3);
    assertThat(dismissed).extracting(Entry::dismissal).containsOnly(SAID);
    assertThat(all(State.OPEN))
        .hasSize(RECORDS - 2)
        .extracting(Entry::dismissal)
        .containsOnlyNulls();
    assertThat(test.get(BookProof.class).problems()).isEmpty();
    assertThat(sealed()).isEqualTo(new Accounts(RECORDS, 0, 0, 0, 0, 0, RECORDS));
  }

  @Test
  void oneThatIsNotOpenKeepsAllOthersOpen() {
    dismissals.dismiss(List.of(id(1)), "mei", WHY);
    retry(2, State.OPEN);
    long unknown = id(RECORDS) + 1;

    assertThatThrownBy(
            () -> dismissals.dismiss(List.of(id(3), unknown, id(2), id(1)), "li", "gone"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "record %d was dismissed by mei at 2026-11-22T00:00:00Z: test orders; record %d left"
                    .formatted(id(1), id(2))
                + " quarantine at 2026-11-22T00:00:00Z; there is no quarantined record "
                + unknown
                + "; expected open records, so none is dismissed; next: daybook quarantine list");

    assertThat(all(State.DISMISSED)).extracting(Entry::dismissal).containsExactly(SAID);
    assertThat(all(State.OPEN)).hasSize(RECORDS - 2);
  }

  @Test
  void nobodyAndNoReasonAreRefused() {
    var ids = List.of(id(1));

    assertThatThrownBy(() -> dismissals.dismiss(ids, " ", WHY))
        .hasMessage("who dismisses? expected a name of 1 to 64 characters");
    assertThatThrownBy(() -> dismissals.dismiss(ids, "mei", "  "))
        .hasMessageStartingWith("the reason has 0 characters; expected 1 to 1000");
    assertThatThrownBy(() -> dismissals.dismiss(ids, "mei", "x".repeat(1001)))
        .hasMessageStartingWith("the reason has 1001 characters; expected 1 to 1000");
    assertThat(all(State.OPEN)).hasSize(RECORDS);
  }

  @Test
  void aRetryThatMeansADismissedRecordBooksIt() {
    dismissals.dismiss(List.of(id(1)), "mei", WHY);

    assertThat(retry(1, State.DISMISSED)).isEqualTo(new Rebooked.Released(Outcome.CREATED));

    var entry = quarantine.show(id(1)).orElseThrow();
    assertThat(entry.state()).isEqualTo(State.RELEASED);
    assertThat(entry.dismissal()).isEqualTo(SAID);
    assertThat(test.get(BookProof.class).problems()).isEmpty();
    assertThat(sealed()).isEqualTo(new Accounts(RECORDS, 1, 0, 0, 0, 0, RECORDS - 1));
  }

  @Test
  void aDismissedRecordThatStillFailsStaysDismissedWithItsNewReasons() {
    dismissals.dismiss(List.of(id(1)), "mei", WHY);
    var still =
        new Normalized(
            TestBook.landed(document, 1, window),
            order("N-1").paid("19.00").make(),
            Optional.of(yuan("20.00")));

    assertThat(quarantine.rebook(id(1), State.DISMISSED, still, "li", ""))
        .isInstanceOf(Rebooked.StillFails.class);

    var entry = quarantine.show(id(1)).orElseThrow();
    assertThat(entry.state()).isEqualTo(State.DISMISSED);
    assertThat(entry.retriedAt()).isEqualTo(TestBook.NOW);
    assertThat(entry.reasons()).extracting("field").containsExactly("buyer_paid");
  }

  @Test
  void aRetryThatHasSeenItOpenLeavesItDismissed() {
    dismissals.dismiss(List.of(id(1)), "mei", WHY);

    assertThat(retry(1, State.OPEN)).isEqualTo(new Rebooked.WasDismissed(SAID));
    assertThat(test.count("book_order")).isZero();
  }

  @Test
  void ofADismissalAndARetryAtTheSameMomentOneWins() throws Exception {
    var gate = new CyclicBarrier(2);
    var released = new ArrayList<Integer>();
    var pool = Executors.newFixedThreadPool(2);
    for (int no = 1; no <= RECORDS; no++) {
      int record = no;
      long id = id(record);
      Callable<Object> retry = () -> atOnce(gate, () -> retry(record, State.OPEN));
      Callable<Object> dismiss =
          () -> atOnce(gate, () -> dismissals.dismiss(List.of(id), "mei", WHY).get(0).dismissal());
      var both = pool.invokeAll(List.of(retry, dismiss));
      var outcomes = List.of(both.get(0).get(), both.get(1).get());
      if (quarantine.show(id).orElseThrow().state() == State.RELEASED) {
        released.add(record);
        assertThat(outcomes)
            .containsExactly(
                new Rebooked.Released(Outcome.CREATED),
                "record %d left quarantine at 2026-11-22T00:00:00Z".formatted(id));
      } else {
        assertThat(outcomes).containsExactly(new Rebooked.WasDismissed(SAID), SAID);
      }
    }
    pool.shutdown();

    assertThat(all(State.OPEN)).isEmpty();
    assertThat(test.count("book_order")).isEqualTo(released.size());
    assertThat(test.get(BookProof.class).problems()).isEmpty();
  }

  private static Object atOnce(CyclicBarrier gate, Callable<Object> work) throws Exception {
    gate.await();
    try {
      return work.call();
    } catch (IllegalArgumentException refused) {
      return refused.getMessage().split(";")[0];
    }
  }

  @Test
  void tellsWhatIsBookedOfItsNumberFromALaterDocument() {
    long between = test.document(null, 1, 1);
    test.book().book(chunk(normalized(between, null, order("A-1").make())));
    long later = test.document(null, 1, 1);
    test.book().book(chunk(List.of(rejected(later, 1, null, Optional.empty()))));

    assertThat(since(1)).contains(new BookedSince(orderId("A-1"), between));
    assertThat(since(2)).isEmpty();
    assertThat(since(RECORDS + 1)).isEmpty();
  }

  private Optional<BookedSince> since(int entry) {
    return quarantine.bookedSince(quarantine.show(id(entry)).orElseThrow());
  }

  private static long orderId(String no) {
    return test.sql()
        .sql("SELECT order_id FROM order_identity WHERE external_no = ?")
        .param(no)
        .query(Long.class)
        .single();
  }
}

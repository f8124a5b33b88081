package dev.daybook.book;

import static dev.daybook.book.TestBook.T0;
import static dev.daybook.book.TestBook.chunk;
import static dev.daybook.book.TestBook.landed;
import static dev.daybook.book.TestBook.normalized;
import static dev.daybook.book.TestBook.order;
import static dev.daybook.book.TestBook.yuan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.book.Quarantine.Filter;
import dev.daybook.canonical.Order;
import dev.daybook.mapping.Unreadable;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Rejected;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The API's feed is sealed from {@code T0} on for a day and five minutes, and was read until ten
 * minutes past midnight; then its day is read a second time, or a file of it comes.
 */
class DifferencesTest {
  private static final long NOON = 43_200;
  private static final long MIDNIGHT = 86_400;
  private static final long SEALED_UP_TO = MIDNIGHT + 300;
  private static final long READ = MIDNIGHT + 600;
  private static final long FOUND = MIDNIGHT + 900;

  private static final TestBook test = new TestBook();
  private long exported;
  private long first;

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void sealTheDay() {
    for (var table : List.of("difference", "settlement")) {
      test.sql().sql("DELETE FROM " + table).update();
    }
    test.clear();
    test.sql()
        .sql(
            "INSERT INTO feed (shop_id, subject, axis, go_live_at) VALUES (1, 'orders', 'exported',"
                + " '2026-11-01') ON DUPLICATE KEY UPDATE feed_id = feed_id")
        .update();
    exported =
        test.sql()
            .sql("SELECT feed_id FROM feed WHERE axis = 'exported'")
            .query(Long.class)
            .single();
    first = window(1, "OWED", 0, 0, SEALED_UP_TO);
    test.setNow(T0.plusSeconds(FOUND));
  }

  @Test
  void whatTheFirstReadingDidNotShowIsMissed() {
    file(order("A").at(10).make());

    assertThat(differences()).containsExactly("A MISSED");
  }

  /** It moved between the end of what was sealed and the look of the night. */
  @Test
  void anOrderThatHadMovedOnIsNotMissedWhenItShows() {
    file(order("A").at(10).make());

    page(window(1, "OWED", 0, SEALED_UP_TO, SEALED_UP_TO + 3600), moved("A", READ - 60));

    assertThat(differences()).containsExactly("A MOVED");
  }

  /** Its day had been read by then, and should have shown it as it was. */
  @Test
  void anOrderThatMovedAfterItsDayWasReadWasMissed() {
    file(order("A").at(10).make());

    page(window(1, "OWED", 0, SEALED_UP_TO, SEALED_UP_TO + 3600), moved("A", READ + 60));

    assertThat(differences()).containsExactly("A MISSED");
  }

  @Test
  void anOrderThatMovedLaterWasMissedBefore() {
    file(order("A").at(10).make());

    page(window(1, "OWED", 0, SEALED_UP_TO, SEALED_UP_TO + 3600), moved("A", FOUND + 60));

    assertThat(differences()).containsExactly("A MISSED");
  }

  /** All is read again by a rerun. */
  @Test
  void anOrderOfSealedTimeStaysMissedWhicheverReadingShowsIt() {
    file(order("A").at(10).make());

    page(window(1, "OWED", 7, 0, SEALED_UP_TO), moved("A", 20));

    assertThat(differences()).containsExactly("A MISSED");
  }

  @Test
  void aSettledDateForgetsWhatHadMovedOn() {
    settled(exported, 0, MIDNIGHT, 1);
    settled(exported, MIDNIGHT, 2 * MIDNIGHT, 1);
    file(order("A").at(10).make());

    page(window(1, "OWED", 0, SEALED_UP_TO, SEALED_UP_TO + 3600), moved("A", READ - 60));

    assertThat(settlements()).containsExactly("0 missed, 0 changed", "1 missed, 0 changed");
  }

  @Test
  void whatLiesInQuarantineSinceTheFirstReadingWasShown() {
    quarantined(first, "A");

    page(window(1, "CONFIRM", 1, 0, MIDNIGHT), order("A").make(), order("B").make());

    assertThat(differences()).containsExactly("B MISSED");
  }

  @Test
  void whatWasDismissedSinceTheFirstReadingWasShown() {
    long document = quarantined(first, "A");
    var entry = test.get(Quarantine.class).list(new Filter(null, null, document, 0, 10)).get(0);
    test.get(Dismissals.class).dismiss(List.of(entry.id()), "mei", "gone at the channel");

    page(window(1, "CONFIRM", 1, 0, MIDNIGHT), order("A").make(), order("B").make());

    assertThat(differences()).containsExactly("B MISSED");
  }

  @Test
  void aNewerVersionThatLiesInQuarantineWasShown() {
    page(first, order("A").at(10).make(), order("B").at(10).make());
    quarantined(first, "A");

    page(window(1, "CONFIRM", 1, 0, MIDNIGHT), moved("A", 20), moved("B", 20));

    assertThat(differences()).containsExactly("B CHANGED");
  }

  @Test
  void anOlderVersionInQuarantineExcusesNothing() {
    quarantined(first, "A");
    page(first, order("A").at(10).make());

    page(window(1, "CONFIRM", 1, 0, MIDNIGHT), moved("A", 20));

    assertThat(differences()).containsExactly("A CHANGED");
  }

  /** The date is settled when the mapping is mended. */
  @Test
  void aSecondReadingThatLayInQuarantineIsADifferenceWhenItIsBooked() {
    long again = window(1, "CONFIRM", 1, 0, MIDNIGHT);
    long document = quarantined(again, "A");
    settled(1, 0, MIDNIGHT, 0);

    retry(document, again, order("A").make());

    assertThat(differences()).containsExactly("A MISSED");
    assertThat(settlements()).containsExactly("1 missed, 0 changed");
  }

  @Test
  void whatLayInQuarantineInBothReadingsIsNone() {
    quarantined(first, "A");
    long again = window(1, "CONFIRM", 1, 0, MIDNIGHT);
    long document = quarantined(again, "A");

    retry(document, again, order("A").make());

    assertThat(differences()).isEmpty();
  }

  /**
   * The morning's reading has failed; silence in the afternoon has the time before it asked, too.
   */
  @Test
  void aProbeIsTheFirstToShowTimeWhoseOwnReadingFailed() {
    page(first, order("C").at(10).make(), order("D").at(10).make());
    failed(0, NOON);

    page(
        window(1, "PROBE", 1, 0, NOON + 3600),
        order("A").at(NOON - 1).make(),
        order("B").at(NOON).make(),
        moved("C", NOON - 1),
        moved("D", NOON));

    assertThat(differences()).containsExactly("B MISSED", "D CHANGED");
  }

  /** The afternoon is read a second time; each window asks for some time before it, too. */
  @Test
  void theOverlapOfASecondReadingIsTheFirstToShowTimeThatIsStillOwed() {
    page(first, order("C").at(10).make(), order("D").at(10).make());
    failed(0, NOON);

    page(
        window(1, "CONFIRM", 1, NOON, MIDNIGHT),
        order("A").at(NOON - 1).make(),
        order("B").at(NOON).make(),
        moved("C", NOON - 1),
        moved("D", MIDNIGHT + 1));

    assertThat(differences()).containsExactly("B MISSED", "D CHANGED");
  }

  @Test
  void theOverlapOfASecondReadingCountsWhereItWasRead() {
    page(window(1, "CONFIRM", 1, NOON, MIDNIGHT), order("A").at(NOON - 1).make());

    assertThat(differences()).containsExactly("A MISSED");
  }

  /** What it tells may have changed long before its date. */
  @Test
  void aFileIsASecondReadingOfAllThatItBrings() {
    file(order("A").at(-60).make());

    assertThat(differences()).containsExactly("A MISSED");
  }

  /** Its details are newer than the list that named it. */
  @Test
  void whatMovedOnWhileItWasProbedIsOfTheProbesLastMoment() {
    failed(0, NOON);

    page(window(1, "PROBE", 1, 0, NOON), moved("A", NOON + 60));
    page(window(1, "PROBE", 1, NOON, NOON + 30), moved("B", NOON + 60));

    assertThat(differences()).containsExactly("B MISSED");
  }

  @Test
  void aReadingAfterTheProbeWasNotItsFirst() {
    failed(0, NOON);
    long probe = window(1, "PROBE", 1, 0, NOON);
    window(1, "OWED", 7, 0, NOON);

    page(probe, order("A").at(10).make());

    assertThat(differences()).isEmpty();
  }

  @Test
  void aProbeOfTimeThatWasNotReadShowsThatAnOrderHadMovedOn() {
    file(order("A").at(10).make());

    page(window(1, "PROBE", 1, SEALED_UP_TO, SEALED_UP_TO + 3600), moved("A", READ - 60));

    assertThat(differences()).containsExactly("A MOVED");
  }

  /** Takes this time from what has been read. */
  private void failed(long from, long to) {
    test.sql()
        .sql("UPDATE coverage_window SET from_at = ? WHERE window_id = ?")
        .params(text(to), first)
        .update();
    long window = window(1, "OWED", 0, from, to);
    test.sql()
        .sql(
            "UPDATE coverage_window SET state = 'OPEN', sealed_at = NULL, failure = 'HTTP 500' WHERE"
                + " window_id = ?")
        .param(window)
        .update();
  }

  private void file(Order order) {
    long window = window(exported, "CONFIRM", 0, 0, MIDNIGHT);
    long document = document(exported, window, "FILE", 1);
    test.book()
        .book(
            chunk(
                List.of(
                    new Normalized(
                        landed(document, 1, window),
                        order,
                        Optional.of(order.amounts().buyerPaid()),
                        false))));
  }

  private void page(long window, Order... orders) {
    test.book().book(chunk(normalized(document(1, window, orders.length), window, orders)));
  }

  private static Order moved(String no, long second) {
    return order(no).at(second).note("moved").make();
  }

  private long quarantined(long window, String no) {
    long document = document(1, window, 1);
    var reason = new Unreadable("page 1, record 1", "total", "12,5", "yuan", "mend it");
    test.book()
        .book(
            chunk(
                List.of(
                    new Rejected(
                        landed(document, 1, window),
                        no,
                        List.of(reason),
                        Optional.of(yuan("20.00"))))));
    return document;
  }

  private static void retry(long document, long window, Order order) {
    var quarantine = test.get(Quarantine.class);
    var entry = quarantine.list(new Filter(Quarantine.State.OPEN, null, document, 0, 10)).get(0);
    quarantine.rebook(entry.id(), normalized(document, 1, window, order));
  }

  private long window(long feed, String purpose, int generation, long from, long to) {
    boolean late = to > SEALED_UP_TO || generation == 7;
    test.sql()
        .sql(
            "INSERT INTO coverage_window (feed_id, generation, from_at, to_at, state, run_id,"
                + " opened_at, fetched_at, sealed_at, purpose) VALUES (?, ?, ?, ?, 'SEALED', 7, ?, ?,"
                + " ?, ?)")
        .params(
            feed,
            generation,
            text(from),
            text(to),
            text(SEALED_UP_TO),
            text(late ? FOUND + 7140 : READ),
            text(late ? FOUND + 7200 : READ + 60),
            purpose)
        .update();
    return last("coverage_window", "window_id");
  }

  private long document(long feed, long window, int records) {
    return document(feed, window, "PAGE", records);
  }

  private long document(long feed, long window, String kind, int records) {
    test.sql()
        .sql(
            "INSERT INTO document (feed_id, window_id, attempt, run_id, kind, name, sha256, bytes,"
                + " path, records, state, landed_at) VALUES (?, ?, 1, 7, ?, 'page 1', ?, 10,"
                + " 'p', ?, 'LANDED', ?)")
        .params(feed, window, kind, new byte[32], records, text(FOUND))
        .update();
    return last("document", "document_id");
  }

  private static long last(String table, String id) {
    return test.sql().sql("SELECT MAX(%s) FROM %s".formatted(id, table)).query(Long.class).single();
  }

  private void settled(long feed, long from, long to, int missed) {
    test.sql()
        .sql(
            "INSERT INTO settlement (feed_id, business_date, from_at, to_at, source, windows,"
                + " records, missed, changed, run_id, settled_at) VALUES (?, DATE(?), ?, ?, 'FILE',"
                + " 1, 1, ?, 0, 7, ?)")
        .params(feed, text(from), text(from), text(to), missed, text(FOUND))
        .update();
  }

  private static String text(long second) {
    return UtcText.of(T0.plusSeconds(second));
  }

  private static List<String> differences() {
    return test.sql()
        .sql("SELECT CONCAT_WS(' ', external_no, kind) FROM difference ORDER BY 1")
        .query(String.class)
        .list();
  }

  private static List<String> settlements() {
    return test.sql()
        .sql(
            "SELECT CONCAT(missed, ' missed, ', changed, ' changed') FROM settlement ORDER BY"
                + " business_date")
        .query(String.class)
        .list();
  }
}

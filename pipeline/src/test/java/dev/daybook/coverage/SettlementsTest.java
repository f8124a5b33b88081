package dev.daybook.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SettlementsTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private static final AtomicInteger SHOPS = new AtomicInteger();
  private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZoneId.of("Asia/Shanghai"));
  private static final LocalDate DATE = LocalDate.of(2026, 11, 21);
  private static final Window DAY = CALENDAR.window(DATE);
  private static final Facts FACTS =
      new Facts(Duration.ofHours(8), Duration.ZERO, Duration.ofMinutes(3), Duration.ofSeconds(1));

  private final CoverageDesk desk =
      new CoverageDesk(db, new TestClock("2026-11-23T18:00:00Z"), new TestProcesses());
  private final ShopId shop = new ShopId("acme", "settled-" + SHOPS.incrementAndGet());
  private final FeedId feed = shop.feed("orders", "updated");
  private final long run = registered();

  private long registered() {
    desk.feeds.register(feed, DAY.from().minus(Duration.ofDays(1)));
    return desk.run(shop).id();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void asksForAllOfTheDateAgainAndOwesNothing() {
    desk.seal(feed, DAY, run);
    var plan = desk.settlements.plan(feed, FACTS, DAY);

    assertThat(plan)
        .containsExactly(
            Slice.again(feed, hours(0, 8), Purpose.CONFIRM),
            Slice.again(feed, hours(8, 16), Purpose.CONFIRM),
            Slice.again(feed, hours(16, 24), Purpose.CONFIRM));
    desk.ledger.newGeneration(feed);
    var begun = desk.ledger.begin(plan.get(1), run);
    assertThat(begun.purpose()).isEqualTo(Purpose.CONFIRM);
    assertThat(desk.ledger.plan(feed, FACTS, DAY, DAY.to().plusSeconds(600))).isEmpty();
    assertThat(desk.ledger.owed(feed, DAY.to()).intersect(WindowSet.of(DAY)).isEmpty()).isTrue();
  }

  @Test
  void goesOnWithWhatWasLeft() {
    desk.seal(feed, DAY, run);
    desk.ledger.newGeneration(feed);
    confirm(hours(0, 8));
    var left = desk.ledger.begin(Slice.again(feed, hours(10, 12), Purpose.CONFIRM), run);

    assertThat(desk.settlements.plan(feed, FACTS, DAY))
        .containsExactly(
            Slice.again(feed, hours(8, 10), Purpose.CONFIRM),
            Slice.of(left),
            Slice.again(feed, hours(12, 20), Purpose.CONFIRM),
            Slice.again(feed, hours(20, 24), Purpose.CONFIRM));
    assertThat(desk.settlements.isReadAgain(feed, DAY)).isFalse();
  }

  @Test
  void aDateWithoutAWholeSecondReadingIsNotSettled() {
    desk.seal(feed, DAY, run);
    desk.ledger.newGeneration(feed);
    confirm(hours(0, 8));
    probe(hours(8, 24));

    assertThatThrownBy(() -> settle(DATE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("%s of %s has no whole second reading", feed, DATE);
    assertThat(states()).containsOnly("SEALED");
  }

  @Test
  void aWindowOfTwoDatesIsSettledWithBoth() {
    var two = desk.seal(feed, hours(-24, 1), run);
    var one = desk.seal(feed, hours(1, 24), run);
    desk.ledger.newGeneration(feed);
    confirm(hours(-24, 0));
    confirm(hours(0, 24));

    settle(DATE);

    assertThat(state(one)).isEqualTo("SETTLED");
    assertThat(state(two)).isEqualTo("SEALED");
    settle(DATE.minusDays(1));
    assertThat(state(two)).isEqualTo("SETTLED");
    assertThat(desk.settlements.since(feed, DATE))
        .containsExactly(
            new Settlement(
                DATE,
                Settlement.Source.READING,
                1,
                0,
                0,
                0,
                Instant.parse("2026-11-23T18:00:00Z")));
    assertThat(desk.settlements.since(feed, DATE.minusDays(1))).hasSize(2);
  }

  @Test
  void aFileIsASecondReadingOfWhatAnotherFeedHasSealed() {
    var file = shop.feed("orders", "exported");
    desk.feeds.register(file, DAY.from());
    var before = desk.ledger.fetched(file, DAY, run, "a file");
    desk.seal(feed, DAY, run);
    var after = desk.ledger.fetched(file, DAY, run, "a corrected file");

    assertThat(desk.ledger.find(before)).map(OpenWindow::purpose).contains(Purpose.OWED);
    assertThat(desk.ledger.find(after)).map(OpenWindow::purpose).contains(Purpose.CONFIRM);
  }

  @Test
  void aDoubtGrowsAndEndsWithItsReason() {
    desk.doubts.raise(new Doubt(feed, hours(1, 2), "silent"), run);
    desk.doubts.raise(new Doubt(feed, hours(1, 3), "silent still"), run);

    assertThat(desk.doubts.open(feed)).contains(new Doubt(feed, hours(1, 3), "silent still"));
    assertThat(desk.doubts.confirm(feed, hours(5, 6), "mei", "closed")).isZero();
    assertThat(desk.doubts.confirm(feed, hours(0, 2), "mei", "closed")).isEqualTo(1);
    assertThat(desk.doubts.open(feed)).isEmpty();
    assertThat(desk.doubts.confirmed(feed)).isEqualTo(WindowSet.of(hours(5, 6), hours(0, 2)));
  }

  @Test
  void aDoubtSaysWhatTheOneSaysThatReachesFurthest() {
    desk.doubts.raise(new Doubt(feed, hours(1, 3), "silent until three"), run);
    desk.doubts.raise(new Doubt(feed, hours(0, 2), "silent until two"), run);

    assertThat(desk.doubts.open(feed)).contains(new Doubt(feed, hours(0, 3), "silent until three"));
  }

  @Test
  void ofTwoThatRaiseADoubtAtOnceOneMakesTheOthersGrow() throws Exception {
    var begin = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(8);
    var raised = new ArrayList<Future<?>>();
    for (int i = 1; i <= 8; i++) {
      var doubt = new Doubt(feed, hours(0, i), "silent for " + i);
      raised.add(
          threads.submit(
              () -> {
                begin.await();
                desk.doubts.raise(doubt, run);
                return null;
              }));
    }
    begin.countDown();
    threads.shutdown();
    for (var one : raised) {
      one.get(1, TimeUnit.MINUTES);
    }

    assertThat(desk.doubts.open(feed)).contains(new Doubt(feed, hours(0, 8), "silent for 8"));
    desk.doubts.end(feed);
    assertThat(desk.doubts.open(feed)).isEmpty();
    assertThat(
            db.sql()
                .sql("SELECT COUNT(*) FROM doubt WHERE feed_id = ?")
                .param(desk.feeds.idOf(feed))
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  private void confirm(Window window) {
    read(window, Purpose.CONFIRM);
  }

  private void probe(Window window) {
    read(window, Purpose.PROBE);
  }

  private void read(Window window, Purpose purpose) {
    var open = desk.ledger.begin(Slice.again(feed, window, purpose), run);
    desk.ledger.fetched(open.id(), run, "tested");
    desk.ledger.seal(open.id(), run);
  }

  private void settle(LocalDate date) {
    var span = CALENDAR.window(date);
    desk.settlements.settle(feed, date, span, CALENDAR, Settlement.Source.READING, run);
  }

  private List<String> states() {
    return db.sql()
        .sql("SELECT state FROM coverage_window WHERE feed_id = ?")
        .param(desk.feeds.idOf(feed))
        .query(String.class)
        .list();
  }

  private String state(OpenWindow window) {
    return desk.ledger.find(window.id()).orElseThrow().state().name();
  }

  private static Window hours(int from, int to) {
    return new Window(
        DAY.from().plus(Duration.ofHours(from)), DAY.from().plus(Duration.ofHours(to)));
  }
}

package dev.daybook.coverage;

import static dev.daybook.coverage.CoverageDesk.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class CoverageLedgerTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private static final AtomicInteger SHOPS = new AtomicInteger();
  private static final Instant GO_LIVE = Instant.parse("2026-11-20T16:00:00Z");
  private static final Instant NOW = Instant.parse("2026-11-20T18:03:30Z");
  private static final Facts FACTS =
      new Facts(
          Duration.ofMinutes(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(3),
          Duration.ofSeconds(1));
  private static final Window ALL =
      new Window(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

  private final TestClock clock = new TestClock("2026-11-20T18:03:30Z");
  private final TestProcesses processes = new TestProcesses();
  private final CoverageDesk desk = new CoverageDesk(db, clock, processes);
  private final CoverageLedger ledger = desk.ledger;
  private final ShopId shop = new ShopId("acme", "shop-" + SHOPS.incrementAndGet());
  private final FeedId feed = shop.feed("orders", "updated");
  private final long run = registered();

  private long registered() {
    desk.feeds.register(feed, GO_LIVE);
    return desk.run(shop).id();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void owesAllTimeBetweenGoLiveAndCeilingAtFirst() {
    assertThat(ledger.owed(feed, at("18:00:00")))
        .isEqualTo(WindowSet.of(span("16:00:00", "18:00:00")));
  }

  @Test
  void owesNothingBeforeGoLive() {
    assertThat(ledger.owed(feed, GO_LIVE)).isEqualTo(WindowSet.empty());
    assertThat(ledger.owed(feed, GO_LIVE.minusSeconds(60))).isEqualTo(WindowSet.empty());
  }

  @Test
  void owesTheTimeBetweenSealedWindowsToTheMillisecond() {
    desk.seal(feed, span("16:00:00", "16:25:00"), run);
    desk.seal(feed, new Window(at("16:25:00").plusMillis(1), at("16:50:00")), run);
    desk.seal(feed, span("17:50:00", "19:00:00"), run);

    assertThat(ledger.owed(feed, at("18:00:00")))
        .isEqualTo(
            WindowSet.of(
                new Window(at("16:25:00"), at("16:25:00").plusMillis(1)),
                span("16:50:00", "17:50:00")));
  }

  @Test
  void openAndFetchedWindowsAreStillOwed() {
    var open = ledger.open(feed, span("16:00:00", "16:25:00"), run);
    ledger.fetched(open.id(), run, "all seen");

    assertThat(ledger.owed(feed, at("16:30:00")))
        .isEqualTo(WindowSet.of(span("16:00:00", "16:30:00")));
  }

  @Test
  void cutsSlicesThatOneQueryCanAskWithTheirOverlap() {
    assertThat(ledger.plan(feed, FACTS, ALL, NOW))
        .extracting(Slice::window)
        .containsExactly(
            span("16:00:00", "16:25:00"),
            span("16:25:00", "16:50:00"),
            span("16:50:00", "17:15:00"),
            span("17:15:00", "17:40:00"),
            span("17:40:00", "18:00:30"));
  }

  @Test
  void endsSlicesOnWholeSecondsOfTheChannel() {
    var odd = shop.feed("orders", "created");
    desk.feeds.register(odd, Instant.parse("2026-11-20T17:20:00.250Z"));

    assertThat(ledger.plan(odd, FACTS, ALL, NOW.plusMillis(999)))
        .extracting(Slice::window)
        .containsExactly(
            new Window(Instant.parse("2026-11-20T17:20:00.250Z"), at("17:45:00")),
            span("17:45:00", "18:00:30"));
  }

  @Test
  void plansOnlyOwedTimeOfTheRange() {
    desk.seal(feed, span("16:00:00", "16:25:00"), run);

    assertThat(ledger.plan(feed, FACTS, span("16:10:00", "16:40:00"), NOW))
        .containsExactly(Slice.fresh(feed, span("16:25:00", "16:40:00")));
  }

  @Test
  void continuesTheWindowsThatAKilledRunHasLeftAsTheyAre() {
    var sealed = desk.seal(feed, span("16:00:00", "16:07:00"), run);
    var left = ledger.open(feed, span("16:07:00", "16:21:00"), run);
    var read = ledger.open(feed, span("16:40:00", "17:00:00"), run);
    ledger.fetched(read.id(), run, "all seen");
    assertThat(sealed.window()).isEqualTo(span("16:00:00", "16:07:00"));

    var plan = desk.restarted().ledger.plan(feed, FACTS, span("16:00:00", "17:10:00"), NOW);

    assertThat(plan)
        .extracting(Slice::window)
        .containsExactly(
            span("16:07:00", "16:21:00"),
            span("16:21:00", "16:40:00"),
            span("16:40:00", "17:00:00"),
            span("17:00:00", "17:10:00"));
    assertThat(plan.get(0).left()).contains(left);
    assertThat(plan.get(1).left()).isEmpty();
    assertThat(plan.get(2).left().orElseThrow().state()).isEqualTo(WindowState.FETCHED);
  }

  /** Its run was killed while it asked silent time once more, together with owed time before it. */
  @Test
  void aProbeThatWasLeftOverOwedTimeIsGoneOnWith() {
    ledger.newGeneration(feed);
    var left = ledger.begin(Slice.again(feed, span("16:00:00", "16:25:00"), Purpose.PROBE), run);

    var plan = ledger.plan(feed, FACTS, span("16:00:00", "16:50:00"), NOW);

    assertThat(plan)
        .containsExactly(Slice.of(left), Slice.fresh(feed, span("16:25:00", "16:50:00")));
    assertThat(plan.stream().map(slice -> ledger.begin(slice, run).window()))
        .containsExactly(span("16:00:00", "16:25:00"), span("16:25:00", "16:50:00"));
  }

  @Test
  void whatLiesBehindTheEndOfAShopIsNotAskedFor() {
    var open = ledger.open(feed, span("16:10:00", "16:20:00"), run);
    var read = ledger.open(feed, span("16:40:00", "17:00:00"), run);
    ledger.fetched(read.id(), run, "read");
    ledger.open(feed, span("17:10:00", "17:20:00"), run);
    desk.feeds.keep(feed, true, at("16:30:00"));
    var all = span("16:00:00", "18:00:00");

    assertThat(ledger.owed(feed, at("18:00:00")))
        .isEqualTo(WindowSet.of(span("16:00:00", "16:30:00")));
    assertThat(ledger.plan(feed, FACTS, all, at("18:03:00")))
        .extracting(Slice::window)
        .containsExactly(
            span("16:00:00", "16:10:00"),
            open.window(),
            span("16:20:00", "16:30:00"),
            read.window());
    assertThat(ledger.planAll(feed, FACTS, all, at("18:03:00")))
        .extracting(slice -> slice.window().to())
        .last()
        .isEqualTo(at("16:30:00"));

    desk.feeds.keep(feed, true, null);
    assertThat(ledger.plan(feed, FACTS, all, at("18:03:00")))
        .extracting(Slice::window)
        .contains(span("17:10:00", "17:20:00"));
  }

  @Test
  void refusesAWindowThatOverlapsOneOfItsGeneration() {
    ledger.open(feed, span("16:00:00", "16:25:00"), run);

    assertThatThrownBy(() -> ledger.open(feed, span("16:24:59", "16:50:00"), run))
        .isInstanceOf(OverlapRefused.class)
        .hasMessageContaining(feed + ": window " + span("16:24:59", "16:50:00") + " overlaps");
    assertThat(ledger.open(feed, span("16:25:00", "16:50:00"), run).generation()).isZero();
  }

  @Test
  void letsOnlyOneOfEightThreadsOpenTheSameTime() throws Exception {
    var opened = new AtomicInteger();
    var refused = new AtomicInteger();
    var together = new CountDownLatch(1);
    var pool = Executors.newFixedThreadPool(8);
    var all = new ArrayList<Future<?>>();
    for (int i = 0; i < 8; i++) {
      int shift = i;
      all.add(
          pool.submit(
              () -> {
                together.await();
                try {
                  ledger.open(
                      feed, new Window(at("16:00:00").plusSeconds(shift), at("16:20:00")), run);
                  opened.incrementAndGet();
                } catch (OverlapRefused overlap) {
                  refused.incrementAndGet();
                }
                return null;
              }));
    }
    together.countDown();
    pool.shutdown();
    for (var one : all) {
      one.get(1, TimeUnit.MINUTES);
    }
    assertThat(opened).hasValue(1);
    assertThat(refused).hasValue(7);
  }

  @Test
  void aNewGenerationMayAskSealedTimeAgainAndNothingBecomesOwed() {
    desk.seal(feed, span("16:00:00", "16:25:00"), run);

    assertThat(ledger.newGeneration(feed)).isEqualTo(1);
    var plan = ledger.planAll(feed, FACTS, span("15:00:00", "16:25:00"), NOW);
    assertThat(plan).containsExactly(Slice.fresh(feed, span("16:00:00", "16:25:00")));
    assertThat(ledger.begin(plan.get(0), run).generation()).isEqualTo(1);
    assertThat(ledger.owed(feed, at("16:30:00")))
        .isEqualTo(WindowSet.of(span("16:25:00", "16:30:00")));
  }

  @Test
  void sealsOnlyWhatIsFetched() {
    var open = ledger.open(feed, span("16:00:00", "16:25:00"), run);

    assertThatThrownBy(() -> ledger.seal(open.id(), run)).isInstanceOf(LostWindow.class);
    ledger.fetched(open.id(), run, "all seen");
    assertThatThrownBy(() -> ledger.fetched(open.id(), run, "again"))
        .isInstanceOf(LostWindow.class);
    ledger.seal(open.id(), run);
    assertThatThrownBy(() -> ledger.seal(open.id(), run)).isInstanceOf(LostWindow.class);
    assertThat(ledger.find(open.id()).orElseThrow().state()).isEqualTo(WindowState.SEALED);
  }

  @Test
  void aSealThatIsRolledBackLeavesTheWindowFetched() {
    var open = ledger.open(feed, span("16:00:00", "16:25:00"), run);
    ledger.fetched(open.id(), run, "all seen");

    db.transactions()
        .executeWithoutResult(
            status -> {
              ledger.seal(open.id(), run);
              status.setRollbackOnly();
            });

    assertThat(ledger.find(open.id()).orElseThrow().state()).isEqualTo(WindowState.FETCHED);
  }

  @Test
  void aFailedWindowStaysOwedWithItsReasonUntilItIsFetched() {
    var open = ledger.open(feed, span("16:00:00", "16:25:00"), run);
    ledger.failed(open.id(), run, "x".repeat(2000));

    var failed = ledger.unsealed(feed).get(0);
    assertThat(failed.state()).isEqualTo(WindowState.OPEN);
    assertThat(failed.failure()).isEqualTo("x".repeat(999) + "…");
    ledger.fetched(open.id(), run, "all seen");
    assertThat(ledger.unsealed(feed).get(0).failure()).isEmpty();
  }

  @Test
  void theNextAttemptBeginsWithoutTheProofOfTheLast() {
    var open = ledger.open(feed, span("16:00:00", "16:25:00"), run);
    ledger.noted(open.id(), run, "counted 12");
    assertThat(ledger.find(open.id()).orElseThrow().proof()).isEqualTo("counted 12");

    var again = ledger.attemptAgain(open.id(), run);

    assertThat(again.attempt()).isEqualTo(2);
    assertThat(again.proof()).isEmpty();
  }

  @Test
  void anOlderRunCannotTouchAWindowThatANewerOneTookOver() {
    var open = ledger.open(feed, span("16:00:00", "16:25:00"), run);
    var plan = ledger.plan(feed, FACTS, ALL, NOW);
    long newer = run + 1000;
    var taken = ledger.begin(plan.get(0), newer);

    assertThat(taken.id()).isEqualTo(open.id());
    assertThat(taken.runId()).isEqualTo(newer);
    assertThatThrownBy(() -> ledger.fetched(open.id(), run, "all seen"))
        .isInstanceOf(LostWindow.class)
        .hasMessageStartingWith("window " + open.id() + " cannot be fetched by run " + run);
    assertThatThrownBy(() -> ledger.failed(open.id(), run, "late")).isInstanceOf(LostWindow.class);
    assertThatThrownBy(() -> ledger.attemptAgain(open.id(), run)).isInstanceOf(LostWindow.class);
    assertThatThrownBy(() -> ledger.begin(plan.get(0), newer + 1)).isInstanceOf(LostWindow.class);
    ledger.fetched(open.id(), newer, "all seen");
    assertThatThrownBy(() -> ledger.seal(open.id(), run)).isInstanceOf(LostWindow.class);
    ledger.seal(open.id(), newer);
  }

  @Test
  void aFileOpensAFetchedWindowAndASecondOneANewGeneration() {
    var day = new Window(GO_LIVE, GO_LIVE.plus(Duration.ofDays(1)));

    var first = ledger.fetched(feed, day, run, "file of 2026-11-21");
    ledger.seal(first, run);
    var second = ledger.fetched(feed, day, run, "file of 2026-11-21, corrected");

    assertThat(ledger.find(first).orElseThrow().generation()).isZero();
    var anew = ledger.find(second).orElseThrow();
    assertThat(anew.generation()).isEqualTo(1);
    assertThat(anew.state()).isEqualTo(WindowState.FETCHED);
    assertThat(anew.proof()).isEqualTo("file of 2026-11-21, corrected");
    assertThat(ledger.owed(feed, day.to())).isEqualTo(WindowSet.empty());
  }

  @Test
  void owedTimeBeforeASealedWindowIsAHoleAndYoungTrailingTimeIsNot() {
    desk.seal(feed, span("16:00:00", "16:25:00"), run);
    desk.seal(feed, span("16:50:00", "17:15:00"), run);

    assertThat(ledger.coverage(feed, at("18:00:30"), NOW))
        .isEqualTo(
            new Coverage(
                feed,
                GO_LIVE,
                at("18:00:30"),
                Duration.ofMinutes(50),
                WindowSet.of(span("16:25:00", "16:50:00"), span("17:15:00", "18:00:30")),
                WindowSet.of(span("16:25:00", "16:50:00")),
                Optional.of(at("17:15:00"))));
  }

  @Test
  void trailingOwedTimeBecomesAHoleWhenItIsOlderThanThePatience() {
    var coverage = ledger.coverage(feed, at("18:00:30"), NOW, Duration.ofMinutes(90));

    assertThat(coverage.holes()).isEqualTo(WindowSet.of(span("16:00:00", "16:33:30")));
    assertThat(coverage.isComplete()).isFalse();
    assertThat(coverage.sealed()).isEqualTo(Duration.ZERO);
    assertThat(coverage.lastSealedTo()).isEmpty();
    assertThat(ledger.coverage(feed, at("18:00:30"), NOW).isComplete()).isTrue();
  }

  @Test
  void sealedAndOwedTogetherAreAllTimeAfterAnyOrderOfWork() {
    var random = new Random(7);
    var sealed = WindowSet.empty();
    var ceiling = GO_LIVE.plus(Duration.ofHours(24));
    for (int i = 0; i < 60; i++) {
      var from = GO_LIVE.plusSeconds(random.nextInt(23 * 3600));
      var window = new Window(from, from.plusSeconds(1 + random.nextInt(1800)));
      if (random.nextInt(10) == 0) {
        ledger.newGeneration(feed);
      }
      try {
        desk.seal(feed, window, run);
        sealed = sealed.union(WindowSet.of(window));
      } catch (OverlapRefused overlap) {
        assertThat(sealed.intersect(WindowSet.of(window)).isEmpty()).isFalse();
      }
      var expected = WindowSet.of(new Window(GO_LIVE, ceiling)).minus(sealed);
      assertThat(ledger.owed(feed, ceiling)).isEqualTo(expected);
      var coverage = ledger.coverage(feed, ceiling, ceiling);
      assertThat(coverage.sealed().plus(coverage.owed().measure())).isEqualTo(Duration.ofHours(24));
    }
  }

  @Test
  void readsOfTwoYearsOfHalfHoursOnlyWhereSealedTimeBeginsAndEnds() throws Exception {
    int feedId = desk.feeds.idOf(feed);
    int slices = 2 * 365 * 48;
    try (var connection = db.dataSource().getConnection();
        var insert =
            connection.prepareStatement(
                "INSERT INTO coverage_window (feed_id, generation, from_at, to_at, state, run_id,"
                    + " opened_at) VALUES (?, 0, ? + INTERVAL ? MINUTE, ? + INTERVAL ? MINUTE,"
                    + " 'SEALED', 1, '2026-01-01')")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < slices; i++) {
        if (i % 1000 == 500) {
          continue;
        }
        insert.setInt(1, feedId);
        insert.setString(2, "2026-11-20 16:00:00");
        insert.setInt(3, i * 30);
        insert.setString(4, "2026-11-20 16:00:00");
        insert.setInt(5, i * 30 + 30);
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
    var ceiling = GO_LIVE.plus(Duration.ofMinutes(30L * slices));
    var expected = new ArrayList<Window>();
    for (int i = 500; i < slices; i += 1000) {
      var from = GO_LIVE.plus(Duration.ofMinutes(30L * i));
      expected.add(new Window(from, from.plus(Duration.ofMinutes(30))));
    }
    assertThat(ledger.owed(feed, ceiling).windows()).isEqualTo(expected);
    assertThat(db.mapper(WindowMapper.class).sealedEdges(feedId)).hasSize(2 * expected.size() + 2);
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-20T" + time + "Z");
  }

  private static Window span(String from, String to) {
    return window("2026-11-20T" + from + "Z", "2026-11-20T" + to + "Z");
  }
}

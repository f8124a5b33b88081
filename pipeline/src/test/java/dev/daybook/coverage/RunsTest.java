package dev.daybook.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.ShopId;
import dev.daybook.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class RunsTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private static final AtomicInteger SHOPS = new AtomicInteger();

  private final TestClock clock = new TestClock("2026-11-20T18:00:00Z");
  private final TestProcesses processes = new TestProcesses();
  private final CoverageDesk desk = new CoverageDesk(db, clock, processes);
  private final ShopId shop = new ShopId("acme", "runs-" + SHOPS.incrementAndGet());

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void aSecondRunIsRefusedAndToldWhoHoldsTheShop() {
    var first = desk.run(shop);
    processes.continueAs("node-b:7:2");

    assertThatThrownBy(() -> desk.run(shop))
        .isInstanceOf(ShopBusy.class)
        .hasMessage(
            shop
                + " is held by run "
                + first.id()
                + " (sync, started 2026-11-20T18:00:00Z by schedule, process node-a:100:1, last"
                + " sign of life 2026-11-20T18:00:00Z); expected one run at a time; next: wait for"
                + " its end, or stop it: daybook runs stop "
                + first.id());
    assertThatCode(() -> desk.run(new ShopId("acme", shop.shop() + "b")))
        .doesNotThrowAnyException();
  }

  @Test
  void theShopIsFreeAgainWhenTheRunHasEnded() {
    var first = desk.run(shop);
    desk.runs.end(first.id(), RunState.DONE, "all sealed", "{\"fetched\":0}");

    assertThat(desk.run(shop).id()).isGreaterThan(first.id());
    assertThat(row(first.id())).isEqualTo("DONE|all sealed|{\"fetched\":0}");
  }

  @Test
  void aKilledProcessHoldsNothing() {
    var killed = desk.run(shop);
    processes.killAndRestartAs("node-a:101:5");

    var next = desk.run(shop);

    assertThat(next.id()).isNotEqualTo(killed.id());
    assertThat(row(killed.id())).isEqualTo("FAILED|process ended|null");
    assertThatThrownBy(() -> desk.runs.heartbeat(killed.id())).isInstanceOf(LostRun.class);
    assertThatThrownBy(() -> desk.runs.end(killed.id(), RunState.DONE, "", null))
        .isInstanceOf(LostRun.class);
  }

  @Test
  void aRunWhoseEndTheDatabaseRefusedHoldsItsShopNoLonger() {
    var refused = desk.run(shop);
    assertThatThrownBy(
            () -> desk.runs.end(refused.id(), RunState.DONE, "all sealed", "x".repeat(1001)))
        .isInstanceOf(DataAccessException.class);
    assertThat(row(refused.id())).isEqualTo("RUNNING|null|null");

    var next = desk.run(shop);

    assertThat(row(refused.id())).isEqualTo("FAILED|process ended|null");
    assertThat(row(next.id())).isEqualTo("RUNNING|null|null");
    assertThatThrownBy(() -> desk.run(shop)).isInstanceOf(ShopBusy.class);
  }

  @Test
  void anAbandonedRunIsReapedAndOneAtWorkIsNot() {
    var abandoned = desk.runs.start(new RunStart("check", Cause.SCHEDULE, "s", null, null, null));
    var atWork = desk.runs.start(new RunStart("handoff", Cause.SCHEDULE, "s", null, null, null));
    desk.runs.abandon(abandoned.id());

    assertThat(desk.runs.reapShopless()).isEqualTo(1);

    assertThat(row(abandoned.id())).isEqualTo("FAILED|process ended|null");
    assertThat(row(atWork.id())).isEqualTo("RUNNING|null|null");
    assertThat(desk.runs.reapShopless()).isZero();
    desk.runs.end(atWork.id(), RunState.DONE, "", null);
  }

  /** Seen from a machine whose clock is ahead, all others' are dead. */
  @Test
  void aShopsRunIsEndedByWhatNeedsItsShopAlone() {
    var ofShop = desk.run(shop);
    var ofNone = desk.runs.start(new RunStart("check", Cause.SCHEDULE, "s", null, null, null));
    desk.runs.abandon(ofShop.id());
    desk.runs.abandon(ofNone.id());

    assertThat(desk.runs.reapShopless()).isEqualTo(1);

    assertThat(row(ofShop.id())).isEqualTo("RUNNING|null|null");
    assertThat(row(ofNone.id())).isEqualTo("FAILED|process ended|null");
  }

  @Test
  void theNextStartEndsTheRunOfADeadProcessAndLeavesItsWindowsOwed() {
    var feed = shop.feed("orders", "updated");
    desk.feeds.register(feed, Instant.parse("2026-11-20T16:00:00Z"));
    var killed = desk.run(shop);
    var window = CoverageDesk.window("2026-11-20T16:00:00Z", "2026-11-20T16:25:00Z");
    desk.ledger.open(feed, window, killed.id());
    processes.killAndRestartAs("node-a:102:9");
    var alive = desk.run(new ShopId("acme", shop.shop() + "b"));

    desk.run(shop);

    assertThat(row(killed.id())).isEqualTo("FAILED|process ended|null");
    assertThat(row(alive.id())).isEqualTo("RUNNING|null|null");
    assertThat(desk.ledger.owed(feed, window.to())).isEqualTo(WindowSet.of(window));
  }

  @Test
  void aHeartbeatIsSeen() {
    var run = desk.run(shop);
    clock.advance(Duration.ofSeconds(30));
    desk.runs.heartbeat(run.id());

    assertThatThrownBy(() -> desk.run(shop))
        .hasMessageContaining("last sign of life 2026-11-20T18:00:30Z");
  }

  @Test
  void onlyOneOfEightThreadsGetsTheShop() throws Exception {
    desk.shops.idOf(shop);
    Callable<Integer> start =
        () -> {
          try {
            desk.run(shop);
            return 1;
          } catch (ShopBusy busy) {
            return 0;
          }
        };
    assertThat(eight(start).stream().mapToInt(Integer::intValue).sum()).isEqualTo(1);
  }

  @Test
  void eightThreadsGiveANewShopOneNumber() throws Exception {
    Callable<Integer> ask = () -> desk.restarted().shops.idOf(shop);

    var ids = eight(ask);

    assertThat(new HashSet<>(ids)).hasSize(1);
    assertThat(desk.shops.all()).contains(shop).doesNotHaveDuplicates();
  }

  @Test
  void aFeedKeepsItsFirstGoLive() {
    var feed = shop.feed("orders", "updated");
    var goLive = Instant.parse("2026-11-01T00:00:00.123456Z");

    var first = desk.feeds.register(feed, goLive);
    var second = desk.restarted().feeds.register(feed, goLive.plusSeconds(5));

    assertThat(first.goLive()).isEqualTo(Instant.parse("2026-11-01T00:00:00.123Z"));
    assertThat(second).isEqualTo(first);
    assertThat(desk.feeds.idOf(feed)).isEqualTo(first.id());
    assertThat(desk.feeds.all()).contains(first);
    assertThatThrownBy(() -> desk.feeds.idOf(shop.feed("orders", "created")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no feed '" + shop + "/orders/created'; there are [");
  }

  @Test
  void thisProcessIsAliveAndALaterOneWithItsNumberIsNotIt() {
    var machine = new MachineProcesses(Clock.fixed(clock.instant(), ZoneOffset.UTC));
    var self = machine.self();
    var reused = self.substring(0, self.lastIndexOf(':') + 1) + "1";

    assertThat(machine.isAlive(self, clock.instant())).isTrue();
    assertThat(machine.isAlive(reused, clock.instant())).isFalse();
    assertThat(machine.isAlive(self, clock.instant().minusSeconds(3599))).isTrue();
    assertThat(machine.isAlive(self, clock.instant().minusSeconds(3600))).isFalse();
    assertThat(machine.isAlive("elsewhere.example:5:5", clock.instant().minusSeconds(299)))
        .isTrue();
    assertThat(machine.isAlive("elsewhere.example:5:5", clock.instant().minusSeconds(300)))
        .isFalse();
  }

  private static <T> ArrayList<T> eight(Callable<T> work) throws Exception {
    var pool = Executors.newFixedThreadPool(8);
    var futures = new ArrayList<Future<T>>();
    for (int i = 0; i < 8; i++) {
      futures.add(pool.submit(work));
    }
    var answers = new ArrayList<T>();
    for (var future : futures) {
      answers.add(future.get());
    }
    pool.shutdown();
    return answers;
  }

  private static String row(long runId) {
    return JdbcClient.create(db.dataSource())
        .sql(
            "SELECT CONCAT_WS('|', state, COALESCE(message, 'null'), COALESCE(accounts, 'null')) FROM run WHERE run_id = ?")
        .param(runId)
        .query(String.class)
        .single();
  }
}

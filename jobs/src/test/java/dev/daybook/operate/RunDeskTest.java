package dev.daybook.operate;

import static dev.daybook.operate.Stage.hour;
import static dev.daybook.operate.Stage.hours;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.Cause;
import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.RunState;
import dev.daybook.coverage.Runs;
import dev.daybook.home.UnknownShop;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The runs of one shop, looked at while they are at work and afterwards. */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunDeskTest {
  private static final String SHOP = Marketplaces.PINDUODUO.toString();
  private static final int ORDERS = 120;
  private static final Request MEI = Request.by("mei").over(hours(0, 24));

  @TempDir static Path folder;
  private static Stage stage;
  private static int windows;

  @BeforeAll
  static void open() {
    stage = Stage.open(folder.resolve("home"), ORDERS);
    stage.at(Duration.ofHours(26));
    windows = stage.sync(SHOP, Which.OWED, MEI.dry(true)).feeds().get(0).slices();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  @Order(1)
  void aRunThatWaitsForAnAnswerIsStoppedByAnotherAndTellsByWhom() throws Exception {
    var third = new CountDownLatch(3);
    var sync =
        CompletableFuture.supplyAsync(
            () -> stage.sync(SHOP, Which.OWED, MEI.telling(armingAfter(third))));
    assertThat(third.await(1, TimeUnit.MINUTES)).isTrue();

    var stopped = desk().stop(1, "tom", Duration.ofMinutes(1));

    assertThat(stopped.state()).isEqualTo("STOPPED");
    assertThat(stopped.stopBy()).isEqualTo("tom");
    assertThat(stopped.message()).startsWith("stopped as tom asked");
    assertThat(stopped.kind()).isEqualTo("sync");
    assertThat(stopped.operator()).isEqualTo("mei");
    assertThat(stopped.cause()).isEqualTo("OPERATOR");
    assertThat(stopped.from()).isEqualTo(hour(0));
    assertThat(stopped.planned()).isEqualTo(windows);
    assertThat(stopped.done()).isEqualTo(3);
    var report = sync.get(1, TimeUnit.MINUTES);
    assertThat(report.complete()).isFalse();
    assertThat(report.notes()).contains("stopped as tom asked");
    assertThat(stopped.accounts()).isEqualTo(report.accounts());
    assertThat(stopped.booked()).isEqualTo(report.accounts().fetched());
    assertThat(stopped.records()).isEqualTo(report.accounts().fetched());
  }

  /** The window after this many gets no answer. */
  private static Progress armingAfter(CountDownLatch windows) {
    return new Progress() {
      @Override
      public Stage begin(String what, long steps, String outlook) {
        return (done, left) -> {
          windows.countDown();
          if (windows.getCount() == 0) {
            stage.marketplaces.arm(FaultOrder.next(FaultKind.SLOW, 1).delayed(Duration.ofHours(1)));
          }
        };
      }

      @Override
      public void tell(String line) {}
    };
  }

  @Test
  @Order(2)
  void theNextSyncBringsTheRestAndNothingTwice() {
    var report = stage.sync(SHOP, Which.OWED, MEI);

    assertThat(report.state()).isEqualTo("DONE");
    assertThat(stage.count("SELECT COUNT(*) FROM book_order")).isEqualTo(ORDERS);
    assertThat(stage.count("SELECT SUM(created) FROM account")).isEqualTo(ORDERS);
    stage.assertEveryAccountBalances();
    var run = desk().show(2);
    assertThat(run.planned()).isEqualTo(windows - 3).isEqualTo(run.done());
    assertThat(run.state()).isEqualTo("DONE");
    assertThat(run.endsAt()).isNull();
    assertThat(run.waitsFor()).isNull();
  }

  @Test
  @Order(3)
  void theListIsNewestFirstAndTellsWhenThereAreMore() {
    assertThat(list(Optional.empty(), 50).runs())
        .extracting(RunReport::runId)
        .containsExactly(2L, 1L);
    assertThat(list(Optional.of(RunStanding.STOPPED), 50).runs())
        .extracting(RunReport::runId)
        .containsExactly(1L);
    assertThat(list(Optional.empty(), 1).more()).isTrue();
    assertThat(list(Optional.empty(), 2).more()).isFalse();
    var elsewhere = new RunQuery(Optional.of(new ShopId("acme", "nowhere")), Optional.empty(), 1);
    assertThatThrownBy(() -> desk().list(elsewhere)).isInstanceOf(UnknownShop.class);
  }

  @Test
  @Order(4)
  void whatHasEndedOrIsDeadCannotBeStoppedAndSaysSo() {
    assertThatThrownBy(() -> desk().stop(2, "tom", Duration.ZERO))
        .isInstanceOf(NothingToStop.class)
        .hasMessageStartingWith("run 2 has ended as DONE at 2026-11-1")
        .hasMessageEndingWith("expected one that is RUNNING; next: daybook runs show 2");
    assertThatThrownBy(() -> desk().stop(99, "tom", Duration.ZERO))
        .isInstanceOf(AskedWrongly.class)
        .hasMessage("there is no run 99; next: daybook runs list");
    var dead = start();
    stage.get(Runs.class).abandon(dead);

    assertThat(desk().show(dead).state()).isEqualTo("DEAD");
    assertThat(list(Optional.of(RunStanding.DEAD), 50).runs())
        .extracting(RunReport::runId)
        .containsExactly(dead);
    assertThat(list(Optional.of(RunStanding.RUNNING), 50).runs()).isEmpty();
    assertThatThrownBy(() -> desk().stop(dead, "tom", Duration.ZERO))
        .isInstanceOf(NothingToStop.class)
        .hasMessageStartingWith("run " + dead + " is not at work: its process ")
        .hasMessageEndingWith("next: daybook sync " + SHOP + ", which ends its row and goes on");
  }

  @Test
  @Order(5)
  void aRunThatDoesNotHearIsToldToBeStillAtWork() {
    var deaf = start();

    var asked = desk().stop(deaf, "tom", Duration.ofMillis(1));

    assertThat(asked.state()).isEqualTo("RUNNING");
    assertThat(asked.hasEnded()).isFalse();
    assertThat(desk().show(deaf).stopBy()).isEqualTo("tom");
    stage.get(Runs.class).end(deaf, RunState.DONE, "", null);
  }

  /** A rerun of one second asks for that second, and changes nothing that stood before. */
  @Test
  @Order(6)
  void aRerunOfOneSecondReadsThatSecond() {
    var from = hour(3).plusSeconds(7);
    var second = new Window(from, from.plusSeconds(1));
    var sealed = sealedSeconds();

    var report =
        stage
            .get(Sync.class)
            .rerun(Scope.parse(SHOP), Which.ALL, Request.by("mei").over(Optional.of(second)));

    assertThat(report.state()).isEqualTo("DONE");
    assertThat(report.feeds())
        .singleElement()
        .satisfies(feed -> assertThat(feed.slices()).isEqualTo(1));
    assertThat(
            stage.count(
                "SELECT TIMESTAMPDIFF(SECOND, from_at, to_at) FROM coverage_window WHERE run_id = "
                    + report.runId()))
        .isEqualTo(1);
    assertThat(desk().show(report.runId()).kind()).isEqualTo("rerun");
    assertThat(sealedSeconds()).isEqualTo(sealed);
    assertThat(stage.count("SELECT COUNT(*) FROM book_order")).isEqualTo(ORDERS);
  }

  @Test
  @Order(7)
  void aDryRunOfAllTellsHowManyOrdersAreReadAgain() {
    var report = stage.get(Sync.class).rerun(Scope.parse(SHOP), Which.ALL, MEI.dry(true));

    var feed = report.feeds().get(0);
    assertThat(feed.affected().ordersReadAgain()).isEqualTo(ORDERS);
    assertThat(feed.affected().records()).isPositive();
    assertThat(feed.forecast().calls()).isPositive();
    assertThat(feed.forecast().seconds()).isPositive();
    assertThat(feed.forecast().binding()).endsWith("20 calls in PT1S");
  }

  /** Two reruns of one shop: one has it, the other is told who; then both ranges are read. */
  @Test
  @Order(8)
  void twoRerunsAtOnceEndAsOneAfterTheOther() throws Exception {
    var begun = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var first =
        CompletableFuture.supplyAsync(
            () ->
                stage
                    .get(Sync.class)
                    .rerun(Scope.parse(SHOP), Which.ALL, MEI.telling(holding(begun, go))));
    assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();
    try {
      assertThatThrownBy(() -> stage.get(Sync.class).rerun(Scope.parse(SHOP), Which.ALL, MEI))
          .hasMessageContaining(
              "one run at a time; next: wait for its end, or stop it: daybook runs stop ");
    } finally {
      go.countDown();
    }
    assertThat(first.get(1, TimeUnit.MINUTES).state()).isEqualTo("DONE");
    assertThat(stage.get(Sync.class).rerun(Scope.parse(SHOP), Which.ALL, MEI).state())
        .isEqualTo("DONE");
    assertThat(stage.count("SELECT COUNT(*) FROM book_order")).isEqualTo(ORDERS);
    assertThat(stage.count("SELECT SUM(created) FROM account")).isEqualTo(ORDERS);
    stage.assertEveryAccountBalances();
  }

  private static Progress holding(CountDownLatch begun, CountDownLatch go) {
    return new Progress() {
      @Override
      public Stage begin(String what, long steps, String outlook) {
        begun.countDown();
        try {
          go.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        return (done, left) -> {};
      }

      @Override
      public void tell(String line) {}
    };
  }

  private static long start() {
    return stage
        .get(Runs.class)
        .start(new RunStart("sync", Cause.OPERATOR, "mei", Marketplaces.PINDUODUO, null, null))
        .id();
  }

  private static long sealedSeconds() {
    return stage.count(
        "SELECT COALESCE(SUM(TIMESTAMPDIFF(SECOND, from_at, to_at)), 0) FROM coverage_window"
            + " WHERE state = 'SEALED' AND generation = 0");
  }

  private static RunReport.Listed list(Optional<RunStanding> standing, int limit) {
    return desk().list(new RunQuery(Optional.empty(), standing, limit));
  }

  private static RunDesk desk() {
    return stage.get(RunDesk.class);
  }
}

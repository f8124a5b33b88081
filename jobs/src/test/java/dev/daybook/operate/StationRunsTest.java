package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.simulator.Marketplaces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The rules and the hand-off have runs of their own, which others see and stop. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StationRunsTest {
  private static final Request MEI = Request.by("mei");

  @TempDir static Path folder;
  private static Stage stage;
  private static long orders;

  @BeforeAll
  static void open() {
    stage = Stage.quick(folder.resolve("home"), 60, "[orders/updated]");
    stage.at(Duration.ofHours(26));
    stage.sync(Marketplaces.PINDUODUO.toString(), Which.OWED, MEI);
    orders = stage.count("SELECT COUNT(*) FROM book_order");
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  private static List<String> runs() {
    return stage
        .get(RunDesk.class)
        .list(new RunQuery(Optional.empty(), Optional.empty(), 50))
        .runs()
        .stream()
        .filter(run -> run.shop() == null)
        .map(
            run ->
                "%s %s by %s: %d %s"
                    .formatted(
                        run.kind(), run.state(), run.operator(), run.records(), run.message()))
        .toList();
  }

  @Test
  @Order(1)
  void whatIsStoppedBeforeItBeginsLeavesEverythingAndNoRun() {
    var looked = stage.get(RuleCheck.class).today(MEI.until(() -> true));

    assertThat(looked)
        .isEqualTo(new RulesLooked(0, 0, 0, 0, "stopped as asked; the next one goes on"));
    assertThat(runs()).isEmpty();
    assertThat(stage.count("SELECT COUNT(*) FROM order_check")).isZero();
  }

  @Test
  @Order(2)
  void rulesThatHaveSomethingToLookAtAreARun() {
    var looked = stage.get(RuleCheck.class).today(MEI);

    assertThat(looked.orders()).isEqualTo(orders);
    assertThat(looked.stopped()).isEmpty();
    assertThat(runs()).containsExactly("check DONE by mei: %d ".formatted(orders));
    stage.get(RuleCheck.class).today(MEI);
    assertThat(runs()).hasSize(1);
  }

  /** Within the transaction that chooses the orders, the run has told its row: it is free. */
  @Test
  @Order(3)
  void aHandOffInItsTransactionCanBeAskedToStop() {
    var questions = new AtomicInteger();
    var request =
        Request.bySchedule()
            .until(
                () -> {
                  if (questions.incrementAndGet() == 2) {
                    askFromElsewhere();
                    return true;
                  }
                  return false;
                });

    var handedOff = stage.get(HandoffRun.class).all(request);

    assertThat(handedOff.stopped()).isEqualTo("stopped as asked; the next one goes on");
    assertThat(handedOff.exports()).allMatch(export -> export.batch().isEmpty());
    assertThat(runs().get(0))
        .isEqualTo("handoff STOPPED by schedule: 0 stopped as tom asked; the next one goes on");
    assertThat(stage.count("SELECT COUNT(*) FROM handoff_batch")).isZero();
  }

  private static void askFromElsewhere() {
    long run = stage.count("SELECT MAX(run_id) FROM run");
    try {
      CompletableFuture.runAsync(() -> stage.get(RunDesk.class).stop(run, "tom", Duration.ZERO))
          .get(10, TimeUnit.SECONDS);
    } catch (Exception blocked) {
      throw new AssertionError("the run's row is locked", blocked);
    }
  }

  @Test
  @Order(4)
  void theNextOneGoesOnAndHandsOffEachOrderOnce() {
    var handedOff = stage.get(HandoffDesk.class).export(MEI);

    assertThat(handedOff.stopped()).isEmpty();
    assertThat(handedOff.batches()).singleElement();
    long clear =
        orders
            - stage.count(
                "SELECT COUNT(DISTINCT order_id) FROM finding WHERE hold = 1 AND state = 'OPEN'");
    assertThat(handedOff.status().exported()).isEqualTo(clear);
    assertThat(runs().get(0)).isEqualTo("handoff DONE by mei: %d ".formatted(clear));
  }

  @Test
  @Order(5)
  void oneThatBreaksOffEndsAsFailed() {
    var runs = stage.get(StationRuns.class);

    assertThatThrownBy(
            () ->
                runs.within(
                    "check",
                    MEI,
                    run -> {
                      assertThat(run.mustStop()).isFalse();
                      throw new IllegalStateException("broken on purpose");
                    }))
        .hasMessage("broken on purpose");

    assertThat(runs().get(0)).startsWith("check FAILED by mei: 0 ");
  }

  /** Its process was killed: nobody will ever start on its shop, for it has none. */
  @Test
  @Order(6)
  void theNextOneEndsTheRunOfADeadProcess() {
    stage
        .sql()
        .sql(
            "INSERT INTO run (kind, cause, operator, state, process, started_at, alive_at) VALUES"
                + " ('check', 'SCHEDULE', 'schedule', 'RUNNING', 'elsewhere:7:0', '2026-11-11',"
                + " '2026-11-11')")
        .update();
    stage.get(StationRuns.class).within("check", MEI, StationRun::mustStop);

    assertThat(runs().subList(0, 2))
        .containsExactly("check DONE by mei: 0 ", "check FAILED by schedule: 0 process ended");
  }

  /** By the clock of another machine it gave no sign of life. */
  @Test
  @Order(7)
  void oneThatIsTakenForDeadDoesItsWorkAllTheSame() {
    var done =
        stage
            .get(StationRuns.class)
            .within(
                "check",
                MEI,
                run -> {
                  assertThat(run.mustStop()).isFalse();
                  stage
                      .sql()
                      .sql("UPDATE run SET state = 'FAILED' WHERE state = 'RUNNING'")
                      .update();
                  run.done(1);
                  return "all of it";
                });

    assertThat(done).isEqualTo("all of it");
    assertThat(runs().get(0)).startsWith("check FAILED by mei: 0 ");
  }
}

package dev.daybook.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.daybook.canonical.ShopId;
import dev.daybook.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class RunRecordsTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private static final AtomicInteger SHOPS = new AtomicInteger();
  private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");

  private final TestClock clock = new TestClock(NOW.toString());
  private final TestProcesses processes = new TestProcesses();
  private final CoverageDesk desk = new CoverageDesk(db, clock, processes);
  private final ShopId shop = new ShopId("acme", "records-" + SHOPS.incrementAndGet());

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void aRunTellsAllThatItsRowHolds() {
    var range = CoverageDesk.window("2026-11-20T16:00:00Z", "2026-11-20T16:00:01Z");
    var date = LocalDate.of(2026, 11, 21);
    var run = desk.runs.start(new RunStart("rerun", Cause.OPERATOR, "mei", shop, range, date));
    var progress = new RunProgress(48, 7, 700, 600, 31, NOW.plusSeconds(90), "the rate budget");
    clock.advance(Duration.ofSeconds(5));

    assertThat(desk.runs.tell(run.id(), progress)).isEmpty();

    assertThat(desk.records.find(run.id()))
        .contains(
            new RunRecord(
                run.id(),
                "rerun",
                Cause.OPERATOR,
                "mei",
                shop,
                date,
                range,
                RunState.RUNNING,
                true,
                "node-a:100:1",
                NOW,
                NOW.plusSeconds(5),
                null,
                null,
                null,
                progress,
                null,
                null));
  }

  @Test
  void whatAnEndedRunWaitedForIsForgottenAndItsCountsStay() {
    var run = desk.run(shop);
    desk.runs.tell(run.id(), new RunProgress(2, 1, 9, 8, 4, NOW.plusSeconds(60), "x".repeat(300)));
    assertThat(find(run).progress().waitsFor()).isEqualTo("x".repeat(199) + "…");

    desk.runs.end(run.id(), RunState.DONE, "", null);

    assertThat(find(run).progress()).isEqualTo(new RunProgress(2, 1, 9, 8, 4, null, null));
    assertThat(find(run).endedAt()).isEqualTo(NOW);
  }

  @Test
  void theRunHearsWhoAskedItFirstToStop() {
    var run = desk.run(shop);
    processes.continueAs("node-b:7:2");
    desk.restarted().records.askToStop(run.id(), "mei");
    clock.advance(Duration.ofSeconds(1));
    desk.records.askToStop(run.id(), "tom");

    assertThat(desk.runs.tell(run.id(), RunProgress.NONE)).contains("mei");
    assertThat(find(run).stopBy()).isEqualTo("mei");
    assertThat(find(run).stopAt()).isEqualTo(NOW);
  }

  @Test
  void anEndedRunIsAskedNothingAndTellsNothing() {
    var run = desk.run(shop);
    desk.runs.end(run.id(), RunState.DONE, "", null);

    desk.records.askToStop(run.id(), "mei");

    assertThat(find(run).stopBy()).isNull();
    assertThatThrownBy(() -> desk.runs.tell(run.id(), RunProgress.NONE))
        .isInstanceOf(LostRun.class);
  }

  @Test
  void aRunIsDeadWhenItsProcessIsOrHasAbandonedIt() {
    var killed = desk.run(shop);
    processes.killAndRestartAs("node-a:101:5");
    var abandoned = desk.run(new ShopId("acme", shop.shop() + "b"));
    var atWork = desk.run(new ShopId("acme", shop.shop() + "c"));
    desk.runs.abandon(abandoned.id());

    assertThat(List.of(find(killed), find(abandoned), find(atWork)))
        .extracting(RunRecord::state, RunRecord::isDead)
        .containsExactly(
            tuple(RunState.RUNNING, true),
            tuple(RunState.RUNNING, true),
            tuple(RunState.RUNNING, false));
    assertThat(desk.records.newest(Optional.empty(), Optional.empty(), RunRecord::isDead, 9))
        .extracting(RunRecord::id)
        .startsWith(abandoned.id(), killed.id());
  }

  @Test
  void theNewestOfAShopComeFirstBeyondAPageToo() {
    long first = ended(shop, RunState.FAILED);
    var newest = new ArrayList<Long>();
    for (int i = 0; i < 201; i++) {
      newest.add(0, ended(shop, RunState.DONE));
    }
    ended(new ShopId("acme", shop.shop() + "b"), RunState.DONE);

    assertThat(ids(Optional.of(shop), Optional.of(RunState.DONE), 500)).isEqualTo(newest);
    assertThat(ids(Optional.of(shop), Optional.empty(), 2)).isEqualTo(newest.subList(0, 2));
    assertThat(
            desk.records.newest(
                Optional.of(shop), Optional.empty(), run -> run.state() == RunState.FAILED, 1))
        .extracting(RunRecord::id)
        .containsExactly(first);
  }

  private List<Long> ids(Optional<ShopId> shop, Optional<RunState> state, int most) {
    return desk.records.newest(shop, state, run -> true, most).stream().map(RunRecord::id).toList();
  }

  private long ended(ShopId shop, RunState state) {
    var run = desk.run(shop);
    desk.runs.end(run.id(), state, "", null);
    return run.id();
  }

  private RunRecord find(Run run) {
    return desk.records.find(run.id()).orElseThrow();
  }
}

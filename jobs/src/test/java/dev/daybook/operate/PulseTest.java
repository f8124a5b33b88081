package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.CoverageDesk;
import dev.daybook.coverage.LostRun;
import dev.daybook.coverage.Run;
import dev.daybook.coverage.RunProgress;
import dev.daybook.coverage.RunState;
import dev.daybook.coverage.TestClock;
import dev.daybook.coverage.TestProcesses;
import dev.daybook.database.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class PulseTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private static final AtomicInteger SHOPS = new AtomicInteger();

  private final CoverageDesk desk =
      new CoverageDesk(db, new TestClock("2026-11-20T18:00:00Z"), new TestProcesses());
  private final Run run = desk.run(new ShopId("acme", "pulse-" + SHOPS.incrementAndGet()));
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicLong nanos = new AtomicLong();
  private final Pulse pulse = new Pulse(desk.runs, run.id(), asked::get, nanos::get);

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void theRowIsToldOnceASecondAndAtTheEnd() {
    pulse.update(before -> before.planning(5));
    pulse.getAsBoolean();
    assertThat(row().planned()).isEqualTo(5);

    pulse.update(before -> before.doing(1));
    pass(Duration.ofMillis(999));
    pulse.getAsBoolean();
    assertThat(row().done()).isZero();

    pass(Duration.ofMillis(1));
    pulse.getAsBoolean();
    assertThat(row().done()).isEqualTo(1);

    pulse.update(before -> before.doing(4));
    pulse.last();
    assertThat(row()).isEqualTo(pulse.progress());
  }

  @Test
  void aStopByTheRowIsHeardWithinASecondAndTellsWhoAsked() {
    assertThat(pulse.getAsBoolean()).isFalse();
    desk.records.askToStop(run.id(), "mei");

    pass(Duration.ofSeconds(1));

    assertThat(pulse.getAsBoolean()).isTrue();
    assertThat(pulse.stopBy()).contains("mei");
  }

  /** A transaction of its own needs a connection of its own, and there may be none for a while. */
  @Test
  void aRowThatCannotBeToldForAMomentEndsNoWork() {
    var away = new AtomicBoolean(true);
    var alone =
        new Pulse(
            run.id(),
            progress -> {
              if (away.get()) {
                throw new CannotCreateTransactionException("no connection is free");
              }
              return Optional.of("mei");
            },
            asked::get,
            nanos::get);
    assertThat(alone.getAsBoolean()).isFalse();

    away.set(false);
    pass(Duration.ofSeconds(1));

    assertThat(alone.getAsBoolean()).isTrue();
  }

  @Test
  void aStopOfThisProcessIsHeardAtOnceAndNeverTakenBack() {
    asked.set(true);
    assertThat(pulse.getAsBoolean()).isTrue();
    asked.set(false);

    assertThat(pulse.getAsBoolean()).isTrue();
    assertThat(pulse.stopBy()).isEmpty();
  }

  @Test
  void whatIsLandedIsBookedForFourSecondsAfterAStop() {
    assertThat(pulse.isOver()).isFalse();
    asked.set(true);

    assertThat(pulse.isOver()).isFalse();
    pass(Duration.ofMillis(3_999));
    assertThat(pulse.isOver()).isFalse();
    pass(Duration.ofMillis(1));
    assertThat(pulse.isOver()).isTrue();
  }

  @Test
  void aRunThatWasEndedFromOutsideIsToldSo() {
    pulse.getAsBoolean();
    desk.runs.end(run.id(), RunState.FAILED, "", null);
    pass(Duration.ofSeconds(1));

    assertThatThrownBy(pulse::getAsBoolean).isInstanceOf(LostRun.class);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private RunProgress row() {
    return desk.records.find(run.id()).orElseThrow().progress();
  }
}

package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.conformance.Loss;
import dev.daybook.coverage.Cause;
import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.Runs;
import dev.daybook.coverage.ShopBusy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Incident(
    number = 16,
    name = "A guard that blocks for ever",
    happened =
        "A lock of a process that is gone, a check that is wrong, a watermark that is stuck: what"
            + " was to guard the sync has stopped it, for months, and every run ends without an"
            + " error.",
    naive =
        "The run of noon is killed and leaves its lock file. Each later run finds it, takes the"
            + " sync for running, and ends well.",
    daybook =
        "A run holds its shop as long as its process lives. The next process that looks into the"
            + " run ledger takes over what a dead one has begun, ends its run and goes on. A holder on another machine counts as dead five minutes after its"
            + " last sign of life, any other one after an hour.",
    orders = 120,
    lost = 113,
    threads = {
      "https://github.com/openlinker-project/openlinker/issues/2606",
      "https://github.com/nightscout/nocturne/issues/1268",
      "https://github.com/OCA/connector-magento/issues/135"
    })
class StaleLockTest extends Room {
  private static final Plan SHOP = Plan.of("kuaishou/stale-lock", 120);
  private static final Plan ELSEWHERE = Plan.of("kuaishou/held-elsewhere", 20);
  private static final List<Duration> LATER = List.of(hours(18), NIGHT);
  private static final Duration SILENCE = Duration.ofMinutes(5);
  private static final String ON_ANOTHER_MACHINE = "elsewhere:4711:1766800000000";

  @TempDir static Path folder;

  StaleLockTest() {
    super(SHOP, ELSEWHERE);
  }

  @Override
  List<Plan> played() {
    return List.of(SHOP);
  }

  @Override
  Loss playedNaively() {
    var naive = museum.naive(SHOP);
    var lock = folder.resolve("sync.lock");
    moveTo(hours(9));
    naive.pull(window(hours(0), hours(9)));
    lock(lock);
    for (var now : LATER) {
      moveTo(now);
      if (!Files.exists(lock)) {
        naive.pull(window(hours(9), now));
      }
    }
    return loss(SHOP, naive);
  }

  private static void lock(Path lock) {
    try {
      Files.createFile(lock);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock", e);
    }
  }

  /** The sync of noon is in the ledger as begun, and its run holds the shop. */
  @Override
  void playedByDaybook() {
    moveTo(hours(9));
    sync(SHOP);
    moveTo(hours(12));
    var process = EndedProcess.name();
    try (var ledger = ledger(SHOP, TWICE_A_DAY)) {
      ledger.takeAs(process);
      long killed = heldBy(process, SHOP);
      moveTo(LATER.get(0));
      ledger.wake();

      assertThat(ledger.rows())
          .containsExactly("intraday 2025-12-28, due 2025-12-28T04:00:00Z: DONE, taken 2");
      assertThat(stateOf(killed)).isEqualTo("FAILED process ended");
      moveTo(NIGHT);
      ledger.wake();
      assertThat(ledger.begun()).isEqualTo(3);
    }
  }

  @Test
  void aHolderElsewhereIsBelievedForFiveMinutes() {
    var held = moveTo(NIGHT);
    try (var ledger = ledger(ELSEWHERE, NIGHTLY)) {
      ledger.takeAs(ON_ANOTHER_MACHINE);
      long holder = heldBy(ON_ANOTHER_MACHINE, ELSEWHERE);

      museum.clock.set(held.plus(SILENCE).minusMillis(1));
      ledger.wakeOnly();
      assertThat(ledger.begun()).isZero();
      assertThatThrownBy(() -> sync(ELSEWHERE))
          .isInstanceOf(ShopBusy.class)
          .hasMessageContaining("is held by run " + holder);
      museum.clock.set(held.plus(SILENCE));
      ledger.wake();

      assertThat(ledger.rows())
          .containsExactly("night 2025-12-28, due 2025-12-28T18:00:00Z: DONE, taken 2");
      assertThat(stateOf(holder)).isEqualTo("FAILED process ended");
    }
  }

  /** A run that another process has begun, as its row tells. */
  private long heldBy(String process, Plan plan) {
    var started =
        museum
            .daybook()
            .get(Runs.class)
            .start(new RunStart("sync", Cause.SCHEDULE, "schedule", plan.booked(), null, null));
    museum
        .daybook()
        .sql()
        .sql("UPDATE run SET process = ? WHERE run_id = ?")
        .param(process)
        .param(started.id())
        .update();
    return started.id();
  }
}

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
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
        "A run holds its shop as long as its process lives. The next start ends the run of a dead"
            + " one and goes on. A holder on another machine counts as dead five minutes after its"
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

  @Override
  void playedByDaybook() {
    moveTo(hours(9));
    sync(SHOP);
    moveTo(hours(12));
    long killed = heldBy(endedProcess(), SHOP);
    for (var now : LATER) {
      moveTo(now);
      sync(SHOP);
    }

    assertThat(stateOf(killed)).isEqualTo("FAILED process ended");
  }

  @Test
  void aHolderElsewhereIsBelievedForFiveMinutes() {
    var held = moveTo(NIGHT);
    long holder = heldBy("elsewhere:4711:1766800000000", ELSEWHERE);

    museum.clock.set(held.plus(SILENCE).minusMillis(1));
    assertThatThrownBy(() -> sync(ELSEWHERE))
        .isInstanceOf(ShopBusy.class)
        .hasMessageContaining("is held by run " + holder);
    museum.clock.set(held.plus(SILENCE));
    assertThat(sync(ELSEWHERE).complete()).isTrue();
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

  private String stateOf(long runId) {
    return museum
        .daybook()
        .sql()
        .sql("SELECT CONCAT(state, ' ', message) FROM run WHERE run_id = ?")
        .param(runId)
        .query(String.class)
        .single();
  }

  private static String endedProcess() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try {
      var process = new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
      long begun = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
      process.destroyForcibly().onExit().join();
      var host = InetAddress.getLocalHost().getHostName().replace(':', '_');
      return "%s:%d:%d".formatted(host, process.pid(), begun);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a process", e);
    }
  }
}

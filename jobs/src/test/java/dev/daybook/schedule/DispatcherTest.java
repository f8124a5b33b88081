package dev.daybook.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.Daybook;
import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.home.Config;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.operate.Request;
import dev.daybook.operate.RunAlerts;
import dev.daybook.simulator.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatcherTest {
  private static final Instant NOW = Instant.parse("2026-11-24T18:00:00Z");
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final long LONGEST_SECONDS = 60;

  @TempDir Path folder;

  /** The only place is taken by a shop whose channel never answers. */
  @Test
  void aShopThatNeverEndsAndAKindThatBreaksOffKeepNoStationFromItsTurn() throws Exception {
    var begun = new CountDownLatch(1);
    var letGo = new CountDownLatch(1);
    var station = new CountDownLatch(1);
    var shop =
        new Kind("night", "jd/flagship") {
          @Override
          public Ended run(OwedRun owed, Request request) {
            begun.countDown();
            awaits(letGo);
            return Ended.done();
          }
        };
    var all =
        new Kind("night-handoff", "") {
          @Override
          public Ended run(OwedRun owed, Request request) {
            station.countDown();
            return Ended.done();
          }
        };
    var broken =
        new Kind("broken", "") {
          @Override
          public void owe(OwedRuns ledger, OwedRuns.Known known, Instant now) {
            throw new IllegalStateException("a mapping that cannot be read");
          }
        };
    var home = home(1);
    try (var database = EmbeddedDatabase.open(home.folder());
        var daybook = open(home)) {
      var dispatcher = dispatcher(daybook, List.of(broken, shop, all));

      dispatcher.wake();
      awaits(begun);
      dispatcher.wake();
      awaits(station);

      letGo.countDown();
      dispatcher.destroy();
      assertThat(daybook.get(Schedules.class).list(9).runs())
          .extracting(run -> run.kind() + " " + run.state())
          .containsExactlyInAnyOrder("night DONE", "night-handoff DONE");
    }
  }

  /** Two places: one of them stays free for what cannot wait, and becomes due later. */
  @Test
  void whatCanWaitLeavesPlacesToTheOthers() throws Exception {
    var patient = new CountDownLatch(1);
    var urgent = new CountDownLatch(1);
    var letGo = new CountDownLatch(1);
    var late = new Holding("urgent", "douyin/flagship", false, urgent, letGo);
    late.due = false;
    var home = home(2);
    try (var database = EmbeddedDatabase.open(home.folder());
        var daybook = open(home)) {
      var dispatcher =
          dispatcher(
              daybook,
              List.of(
                  new Holding("patient-1", "jd/flagship", true, patient, letGo),
                  new Holding("patient-2", "amazon/flagship", true, patient, letGo),
                  late));

      dispatcher.wake();
      awaits(patient);
      late.due = true;
      dispatcher.wake();
      awaits(urgent);

      assertThat(daybook.get(Schedules.class).list(9).runs())
          .extracting(run -> run.kind().replaceAll("-.*", "") + " " + run.state())
          .containsExactlyInAnyOrder("patient RUNNING", "patient OWED", "urgent RUNNING");
      letGo.countDown();
      dispatcher.destroy();
    }
  }

  @Test
  void itLooksByItselfWhenNobodyWakesIt() throws Exception {
    var begun = new CountDownLatch(1);
    var letGo = new CountDownLatch(1);
    var home = home(1);
    try (var database = EmbeddedDatabase.open(home.folder());
        var daybook = open(home)) {
      var dispatcher =
          dispatcher(daybook, List.of(new Holding("urgent", "jd/flagship", false, begun, letGo)));

      dispatcher.start();

      awaits(begun);
      letGo.countDown();
      dispatcher.destroy();
    }
  }

  private static void awaits(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Home home(int places) throws IOException {
    var home = new Home(folder).create();
    Files.writeString(home.config(), "shops-at-once: %d\n".formatted(places));
    return home;
  }

  private static Dispatcher dispatcher(Installation.Open daybook, List<ScheduledKind> kinds) {
    return new Dispatcher(
        kinds,
        daybook.get(OwedRuns.class),
        daybook.get(RunAlerts.class),
        daybook.get(Config.class),
        new MovableClock(NOW));
  }

  private static Installation.Open open(Home home) {
    return new Installation(Daybook.class)
        .open(new Installation.Opening(home, null, new MovableClock(NOW), false));
  }

  /** Runs until it is let go. */
  private static final class Holding extends Kind {
    private final boolean patient;
    private final CountDownLatch begun;
    private final CountDownLatch letGo;
    private volatile boolean due = true;

    Holding(
        String name, String subject, boolean patient, CountDownLatch begun, CountDownLatch letGo) {
      super(name, subject);
      this.patient = patient;
      this.begun = begun;
      this.letGo = letGo;
    }

    @Override
    public boolean canWait() {
      return patient;
    }

    @Override
    public void owe(OwedRuns ledger, OwedRuns.Known known, Instant now) {
      if (due) {
        super.owe(ledger, known, now);
      }
    }

    @Override
    public Ended run(OwedRun owed, Request request) {
      begun.countDown();
      awaits(letGo);
      return Ended.done();
    }
  }

  /** Owed once, for this subject. */
  private abstract static class Kind implements ScheduledKind {
    private final String name;
    private final String subject;

    Kind(String name, String subject) {
      this.name = name;
      this.subject = subject;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void owe(OwedRuns ledger, OwedRuns.Known known, Instant now) {
      ledger.owe(name, List.of(new Due(subject, DATE, NOW)));
    }

    @Override
    public List<Due> next(Instant now) {
      return List.of();
    }

    @Override
    public Ended run(OwedRun owed, Request request) {
      throw new IllegalStateException("never owed");
    }
  }
}

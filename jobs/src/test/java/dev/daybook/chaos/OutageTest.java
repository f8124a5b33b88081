package dev.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.chaos.DemoProcess.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The database goes away in the middle of a night. The night ends whole, or says what is owed, or
 * that it failed; the next one brings the rest.
 */
@DisabledOnOs(OS.WINDOWS)
class OutageTest {
  private static final Duration OUTAGE = Duration.ofSeconds(10);

  private final Path folder = Nights.folder();

  @AfterEach
  void clearUp() {
    Nights.delete(folder);
  }

  private interface Outage {
    void of(DemoHome home, DemoProcess night);
  }

  @Tag("full")
  @Test
  void waitsForADatabaseThatStandsStill() {
    var ended = strike(Moment.SEAL, OutageTest::standStill);
    assertThat(ended.exit()).as(ended.complaint()).isZero();
  }

  @Tag("full")
  @Test
  void survivesAKillOfTheDatabase() {
    strike(
        Moment.BOOK,
        (home, night) -> {
          kill(home);
          home.startDatabase();
        });
  }

  @Tag("soak")
  @ParameterizedTest
  @EnumSource
  void survivesADatabaseThatIsStoppedAndStarted(Moment moment) {
    strike(
        moment,
        (home, night) -> {
          home.sql().sql("SHUTDOWN").update();
          night.endsWithin(OUTAGE);
          home.startDatabase();
        });
  }

  @Tag("soak")
  @ParameterizedTest
  @EnumSource(names = {"PULL", "NORMALIZE", "HAND_OFF"})
  void endsWhenTheDatabaseStaysDead(Moment moment) {
    strike(moment, (home, night) -> kill(home));
  }

  private Ended strike(Moment moment, Outage outage) {
    var undisturbed = Nights.undisturbed(KillNineTest.ORDERS, KillNineTest.SEED);
    try (var home = DemoHome.durable(folder, KillNineTest.ORDERS, KillNineTest.SEED);
        var night = struck(home, moment, outage)) {
      var ended = night.ended();
      tellsWhatItDid(home, ended);
      if (ended.exit() != 0) {
        Nights.assertComplete(home, home.play());
      }
      assertThat(undisturbed.book().differences(Book.of(home.sql()))).isEmpty();
      return ended;
    }
  }

  private static DemoProcess struck(DemoHome home, Moment moment, Outage outage) {
    var awaited = moment.from(home.sql(), new Random(1));
    var night = home.start();
    assertThat(awaited.reachedWhile(night::isRunning)).as("%s was reached", awaited).isTrue();
    outage.of(home, night);
    return night;
  }

  private static void tellsWhatItDid(DemoHome home, Ended ended) {
    switch (ended.exit()) {
      case 0 -> Nights.assertComplete(home, ended);
      case 1 -> assertThat(ended.complaint()).contains("the database does not answer any more");
      case 3 -> assertThat(ended.report().path("complete").asBoolean(true)).isFalse();
      default -> throw new AssertionError(ended.toString());
    }
  }

  private static void standStill(DemoHome home, DemoProcess night) {
    signal(home, "-STOP");
    try {
      assertThat(night.endsWithin(OUTAGE)).as("ended without its database").isFalse();
    } finally {
      signal(home, "-CONT");
    }
  }

  private static void kill(DemoHome home) {
    var server = home.server();
    server.destroyForcibly();
    server.onExit().join();
  }

  private static void signal(DemoHome home, String signal) {
    try {
      var kill =
          new ProcessBuilder("sh", "-c", "kill %s %d".formatted(signal, home.server().pid()))
              .start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot signal the database server", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}

package dev.daybook.notify;

import static dev.daybook.notify.AlertRoom.alert;
import static dev.daybook.notify.Severity.CRITICAL;
import static dev.daybook.notify.Severity.INFO;
import static dev.daybook.notify.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.database.TestDatabase;
import dev.daybook.notify.Dispatch.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DispatchTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private static final Duration TOGETHER = AlertRoom.TOGETHER;
  private static final Answer BUSY = new Answer.Later("busy");
  private static final Answer NO_SUCH_KEY =
      new Answer.Refused("errcode 93000: invalid webhook url");

  private final AlertRoom room = new AlertRoom(db);

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void whatIsRaisedWithinAShortTimeIsOneMessage() {
    room.alerts().raise(alert("disk-space", INFO));
    room.clock.advance(Duration.ofSeconds(20));
    room.alerts().raise(alert("feed-owed jd/flagship/a/b", CRITICAL));

    assertThat(room.sendAfter(Duration.ofSeconds(9)).messages()).isZero();
    assertThat(room.sendAfter(Duration.ofSeconds(1)).messages()).isEqualTo(1);

    assertThat(room.ops.taken()).hasSize(1);
    assertThat(room.ops.taken().get(0).lines().filter(line -> line.matches("Daybook.*|\\[.*")))
        .containsExactly(
            "Daybook: 2 alerts",
            "[CRITICAL] Something is wrong with feed-owed jd/flagship/a/b",
            "[INFO] Something is wrong with disk-space");
    assertThat(room.sendAfter(Duration.ofMinutes(5)).messages()).isZero();
  }

  @Test
  void aProcessThatEndsDoesNotWaitForCompanions() {
    room.alerts().raise(alert("disk-space", INFO));

    var sent = room.dispatch().sendAll(Duration.ofMinutes(10));

    assertThat(sent).isEqualTo(new Dispatch.Dispatched(1, List.of(), 0));
  }

  @Test
  void remindersComeAtGrowingAgesThenDaily() {
    var raised = room.clock.instant();
    room.alerts().raise(alert("disk-space", WARNING));
    room.sendAfter(TOGETHER);
    for (int hours : new int[] {1, 4, 24, 48, 72}) {
      room.clock.set(raised.plus(Duration.ofHours(hours)).minusMillis(1));
      room.dispatch().sendAll(Duration.ofMinutes(10));
      assertThat(reminders()).doesNotContain("WARNING for %s".formatted(age(hours)));
      room.clock.advance(Duration.ofMillis(1));
      room.dispatch().sendAll(Duration.ofMinutes(10));
    }

    assertThat(reminders())
        .containsExactly(
            "WARNING",
            "WARNING for 1 h",
            "WARNING for 4 h",
            "WARNING for 1 d",
            "WARNING for 2 d",
            "WARNING for 3 d");
  }

  private static String age(int hours) {
    return Age.of(Duration.ofHours(hours));
  }

  /** What stands in the brackets of each letter. */
  private List<String> reminders() {
    return room.ops.taken().stream()
        .map(text -> text.substring(text.indexOf('[') + 1, text.indexOf(']')))
        .toList();
  }

  @Test
  void afterALongSilenceThereIsOneReminder() {
    room.alerts().raise(alert("disk-space", WARNING));
    room.sendAfter(TOGETHER);

    room.sendAfter(Duration.ofDays(4));
    room.sendAfter(TOGETHER);
    room.sendAfter(TOGETHER);

    assertThat(room.messages()).containsExactly("RAISED ops SENT", "REMINDER ops SENT");
  }

  @Test
  void quietHoursOverMidnightHoldBackAllButWhatPasses() {
    room.quiet("22:00", "08:00");
    room.clock.set(Instant.parse("2026-11-12T13:59:50Z"));
    room.alerts().raise(alert("disk-space", WARNING));
    room.alerts().raise(alert("feed-owed jd/flagship/a/b", CRITICAL));

    room.sendAfter(TOGETHER);
    assertThat(room.ops.taken())
        .singleElement()
        .asString()
        .startsWith("Daybook [CRITICAL] Something is wrong with feed-owed");
    room.clock.set(Instant.parse("2026-11-12T23:59:59Z"));
    assertThat(room.dispatch().sendAll(Duration.ofMinutes(10)).messages()).isEqualTo(1);
    room.clock.set(Instant.parse("2026-11-13T00:00:00Z"));
    assertThat(room.dispatch().sendAll(Duration.ofMinutes(10)).messages()).isEqualTo(1);

    assertThat(room.ops.taken().get(1)).startsWith("Daybook [CRITICAL for 10 h] ");
    assertThat(room.ops.taken().get(2))
        .startsWith("Daybook [WARNING] Something is wrong with disk");
  }

  @Test
  void aReceiversRateIsKeptBeforeItIsAsked() {
    var sentAt = new java.util.ArrayList<String>();
    for (int i = 0; i < 8; i++) {
      room.alerts().raise(alert("kind-" + i, WARNING));
      int before = room.ops.letters.size();
      room.dispatch().sendAll(Duration.ofMinutes(10));
      if (room.ops.letters.size() > before) {
        sentAt.add(
            Duration.between(Instant.parse("2026-11-12T04:00:00Z"), room.clock.instant())
                    .toSeconds()
                + " s");
      }
      room.clock.advance(Duration.ofSeconds(10));
    }

    assertThat(sentAt).containsExactly("0 s", "10 s", "20 s", "60 s", "70 s");
    assertThat(room.ops.taken().get(3)).startsWith("Daybook: 4 alerts\n");
  }

  @Test
  void whatARobotRefusesWith200IsTriedAgainAfterTheTimeItAsksFor() {
    room.ops.answers.add(new Answer.Later("errcode 45009: freq", Duration.ofSeconds(60)));
    room.alerts().raise(alert("disk-space", WARNING));

    assertThat(room.sendAfter(TOGETHER))
        .isEqualTo(
            new Dispatch.Dispatched(0, List.of(new Failure("ops", "errcode 45009: freq")), 1));
    assertThat(room.sendAfter(Duration.ofSeconds(59)).messages()).isZero();
    assertThat(room.sendAfter(Duration.ofSeconds(1)).messages()).isEqualTo(1);
    assertThat(room.rows("SELECT CONCAT_WS(' ', state, attempts, last_error) FROM alert_message"))
        .containsExactly("SENT 2 errcode 45009: freq");
    assertThat(room.rows("SELECT CONCAT_WS(' ', failures, refused, told) FROM alert_receiver"))
        .contains("0 0 ok");
  }

  @Test
  void aReceiverThatIsAwayIsAskedEverMoreSeldomAndNothingIsLost() {
    IntStream.range(0, 9).forEach(i -> room.ops.answers.add(BUSY));
    room.alerts().raise(alert("disk-space", WARNING));
    room.clock.advance(TOGETHER);
    var waits = new java.util.ArrayList<Long>();
    for (int seconds = 0, since = 0; room.ops.letters.isEmpty(); seconds += 30, since += 30) {
      if (!room.dispatch().sendDue().failures().isEmpty()) {
        waits.add((long) since);
        since = 0;
      }
      room.clock.advance(Duration.ofSeconds(30));
    }

    assertThat(waits).containsExactly(0L, 30L, 60L, 120L, 240L, 480L, 960L, 1800L, 1800L);
    assertThat(room.messages()).contains("RAISED ops SENT");
  }

  @Test
  void whoRefusesForGoodIsReplacedByTheNextOfTheRoute() {
    room.routes(AlertRoom.route(Set.of(WARNING), List.of("ops"), List.of("boss")));
    room.ops.answers.add(NO_SUCH_KEY);
    room.alerts().raise(alert("disk-space", WARNING));

    var sent = room.sendAfter(TOGETHER);
    room.alerts().raise(alert("feed-owed jd/flagship/a/b", WARNING));
    room.sendAfter(TOGETHER);

    assertThat(sent.messages()).isEqualTo(1);
    assertThat(sent.failures()).containsExactly(new Failure("ops", NO_SUCH_KEY.told()));
    assertThat(room.messages())
        .containsExactly(
            "RAISED ops PASSED_ON", "RAISED boss SENT", "RAISED ops PASSED_ON", "RAISED boss SENT");
    assertThat(room.ops.letters).isEmpty();
  }

  @Test
  void whoIsAwayForTooLongIsReplacedToo() {
    room.routes(AlertRoom.route(Set.of(WARNING), List.of("ops"), List.of("boss")));
    IntStream.range(0, 5).forEach(i -> room.ops.answers.add(BUSY));
    room.alerts().raise(alert("disk-space", WARNING));

    IntStream.range(0, 4).forEach(i -> room.sendAfter(Duration.ofHours(1).dividedBy(10)));
    assertThat(room.messages()).containsExactly("RAISED ops PENDING");
    room.sendAfter(Duration.ofMinutes(10));

    assertThat(room.messages()).startsWith("RAISED ops PASSED_ON", "RAISED boss SENT");
  }

  @Test
  void withoutAnotherReceiverItWaitsUntilSomebodyMendsIt() {
    room.ops.answers.add(NO_SUCH_KEY);
    room.alerts().raise(alert("disk-space", WARNING));
    room.sendAfter(TOGETHER);

    assertThat(room.sendAfter(Duration.ofMinutes(20)).messages()).isZero();
    assertThat(room.dispatch().test("ops")).contains(new Answer.Taken("ok"));
    assertThat(room.sendAfter(Duration.ofSeconds(1)).messages()).isEqualTo(1);
    assertThat(room.ops.taken().get(0))
        .isEqualTo(
            "Daybook: this is a test of receiver 'ops'. Nothing is wrong.\n"
                + "2026-11-12T12:20:30+08:00\n");
    assertThat(room.messages()).containsExactly("RAISED ops SENT");
    assertThat(room.dispatch().test("nobody")).isEmpty();
  }

  @Test
  void orItIsTriedAgainAnHourLater() {
    room.ops.answers.add(NO_SUCH_KEY);
    room.alerts().raise(alert("disk-space", WARNING));
    room.sendAfter(TOGETHER);

    assertThat(room.sendAfter(Duration.ofMinutes(59)).messages()).isZero();
    assertThat(room.sendAfter(Duration.ofMinutes(1)).messages()).isEqualTo(1);
  }

  @Test
  void aTextThatIsTooLongAllTheSameIsSentShorterOnce() {
    room.ops.answers.add(new Answer.TooLong("errcode 40058: exceed max length"));
    room.alerts()
        .raise(
            new Alert(
                "disk-space",
                WARNING,
                java.util.Optional.empty(),
                "The disk is full",
                "x".repeat(1_500),
                "make room"));

    assertThat(room.sendAfter(TOGETHER).failures()).isEmpty();
    assertThat(Cut.bytes(room.ops.taken().get(0))).isBetween(1_000, 1_024);
  }

  @Test
  void whoBreaksOffIsTriedAgainAndKeepsNobodyElseFromBeingTold() {
    room.routes(AlertRoom.route(EnumSet.allOf(Severity.class), List.of("ops", "boss"), List.of()));
    room.ops.meanwhile =
        () -> {
          throw new IllegalStateException("holds a secret");
        };
    room.alerts().raise(alert("disk-space", WARNING));

    var sent = room.sendAfter(TOGETHER);

    assertThat(sent.failures())
        .containsExactly(
            new Failure("ops", "broke off: IllegalStateException; the log has the whole of it"));
    assertThat(room.messages()).containsExactly("RAISED ops PENDING", "RAISED boss SENT");
  }

  /** An error ends the sending as a kill would: nothing is written after it. */
  @Test
  void whatWasUnderWayWhenAProcessDiedIsSentAgainWhenItsLeaseIsOver() {
    room.alerts().raise(alert("disk-space", WARNING));
    room.ops.meanwhile =
        () -> {
          throw new AssertionError("killed");
        };
    assertThatThrownBy(() -> room.sendAfter(TOGETHER)).hasMessage("killed");
    room.ops.meanwhile = () -> {};
    assertThat(room.messages()).containsExactly("RAISED ops SENDING");

    assertThat(room.sendAfter(Sendings.LEASE.minusMillis(1)).messages()).isZero();
    assertThat(room.sendAfter(Duration.ofMillis(1)).messages()).isEqualTo(1);

    assertThat(room.messages()).containsExactly("RAISED ops SENT");
    assertThat(room.rows("SELECT state FROM alert_sending ORDER BY sending_id"))
        .containsExactly("LOST", "TAKEN");
  }

  @Test
  void whatEndsWhileItIsBeingSentIsToldToHaveEnded() {
    room.alerts().raise(alert("disk-space", WARNING));
    room.ops.meanwhile = () -> room.alerts().end("disk-space");
    room.sendAfter(TOGETHER);
    room.ops.meanwhile = () -> {};
    room.sendAfter(TOGETHER);

    assertThat(room.messages()).containsExactly("RAISED ops SENT", "ENDED ops SENT");
  }

  @Test
  void manySendersOnOneDatabaseSendEachMessageOnce() throws Exception {
    var barrier = new CyclicBarrier(4);
    var threads = Executors.newFixedThreadPool(4);
    for (int round = 0; round < 10; round++) {
      room.alerts().raise(alert("kind-" + round, WARNING));
      room.clock.advance(Duration.ofMinutes(1));
      Callable<Integer> send =
          () -> {
            var dispatch = room.dispatch();
            barrier.await();
            return dispatch.sendDue().messages();
          };
      int sent = 0;
      for (var done : threads.invokeAll(Stream.generate(() -> send).limit(4).toList())) {
        sent += done.get();
      }
      assertThat(sent).isEqualTo(1);
    }
    threads.shutdown();

    assertThat(room.ops.letters).hasSize(10);
    assertThat(room.ops.letters).extracting(Letter::id).doesNotHaveDuplicates();
  }

  @Test
  void whatWaitsForAReceiverThatIsConfiguredNoMoreGoesWhereItWouldGoToday() {
    room.routes(AlertRoom.route(Set.of(WARNING), List.of("former"), List.of()));
    room.alerts().raise(alert("disk-space", WARNING));
    room.routes(AlertRoom.route(Set.of(WARNING), List.of("boss"), List.of()));

    room.sendAfter(TOGETHER);

    assertThat(room.messages()).containsExactly("RAISED former PASSED_ON", "RAISED boss SENT");
  }
}

package dev.daybook.notify;

import static dev.daybook.notify.AlertRoom.alert;
import static dev.daybook.notify.Severity.CRITICAL;
import static dev.daybook.notify.Severity.INFO;
import static dev.daybook.notify.Severity.WARNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.ShopId;
import dev.daybook.database.TestDatabase;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AlertsTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private static final String ALERTS =
      "SELECT CONCAT_WS(' ', cause, severity, times, first_seen_at, last_seen_at, ended_at)"
          + " FROM alert ORDER BY alert_id";

  private final AlertRoom room = new AlertRoom(db);

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void raisedAgainItIsRenewedAndToldOnce() {
    room.alerts().raise(alert("feed-owed jd/flagship/orders/exported", WARNING));
    room.clock.advance(Duration.ofHours(1));
    room.alerts().raise(alert("feed-owed jd/flagship/orders/exported", WARNING));

    assertThat(room.rows(ALERTS))
        .containsExactly(
            "feed-owed jd/flagship/orders/exported WARNING 2 2026-11-12 04:00:00.000 2026-11-12"
                + " 05:00:00.000");
    assertThat(room.messages()).containsExactly("RAISED ops PENDING");
  }

  @Test
  void manyWhoRaiseTheSameCauseAtOnceRaiseOneAlert() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    Callable<Void> raise =
        () -> {
          room.alerts().raise(alert("disk-space", WARNING));
          return null;
        };
    for (var done : threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> raise).toList())) {
      done.get();
    }
    threads.shutdown();

    assertThat(room.rows("SELECT CONCAT(cause, ' ', times) FROM alert"))
        .containsExactly("disk-space 8");
    assertThat(room.messages()).containsExactly("RAISED ops PENDING");
  }

  @Test
  void withTheCallersTransactionTheAlertAndItsMessagesGoAway() {
    assertThatThrownBy(
            () ->
                db.transactions()
                    .executeWithoutResult(
                        status -> {
                          room.alerts().raise(alert("disk-space", WARNING));
                          throw new IllegalStateException("the caller breaks off");
                        }))
        .hasMessage("the caller breaks off");

    assertThat(room.rows(ALERTS)).isEmpty();
    assertThat(room.messages()).isEmpty();
  }

  @Test
  void whoWasToldIsToldTheEndOnceAndTheCauseMayComeAgain() {
    room.alerts().raise(alert("disk-space", WARNING));
    room.sendAfter(AlertRoom.TOGETHER);
    room.clock.advance(Duration.ofHours(5).minus(AlertRoom.TOGETHER));
    room.alerts().end("disk-space");
    room.alerts().end("disk-space");
    room.sendAfter(AlertRoom.TOGETHER);
    room.alerts().raise(alert("disk-space", WARNING));

    assertThat(room.ops.taken())
        .containsExactly(
            """
            Daybook [WARNING] Something is wrong with disk-space
            It is like this.
            next: mend it
            2026-11-12 12:00, seen once; daybook alerts show %1$s
            """
                .formatted(room.rows("SELECT MIN(alert_id) FROM alert").get(0)),
            """
            Daybook [ENDED after 5 h] Something is wrong with disk-space
            2026-11-12 12:00 to 2026-11-12 17:00, seen once; daybook alerts show %1$s
            """
                .formatted(room.rows("SELECT MIN(alert_id) FROM alert").get(0)));
    assertThat(room.rows("SELECT CONCAT_WS(' ', open_cause, ended_at) FROM alert"))
        .containsExactly("2026-11-12 09:00:00.000", "disk-space");
  }

  @Test
  void whatEndsBeforeItWasToldIsToldInOneMessage() {
    room.alerts().raise(alert("disk-space", WARNING));
    room.clock.advance(Duration.ofSeconds(10));
    room.alerts().end("disk-space");
    room.sendAfter(AlertRoom.TOGETHER);

    assertThat(room.ops.taken()).hasSize(1);
    assertThat(room.ops.taken().get(0))
        .startsWith("Daybook [ENDED after less than a minute] Something is wrong");
    assertThat(room.messages()).containsExactly("RAISED ops SENT");
  }

  @Test
  void whatMattersMoreThanBeforeIsToldAnew() {
    room.routes(
        AlertRoom.route(EnumSet.allOf(Severity.class), List.of("ops"), List.of()),
        AlertRoom.route(Set.of(CRITICAL), List.of("boss"), List.of()));
    room.alerts().raise(alert("disk-space", WARNING));
    room.sendAfter(AlertRoom.TOGETHER);
    room.clock.advance(Duration.ofMinutes(30).minus(AlertRoom.TOGETHER));
    room.alerts().raise(alert("disk-space", CRITICAL));
    room.alerts().raise(alert("disk-space", CRITICAL));
    room.alerts().raise(alert("disk-space", INFO));
    room.alerts().raise(alert("disk-space", CRITICAL));
    room.sendAfter(AlertRoom.TOGETHER);

    assertThat(room.messages())
        .containsExactly("RAISED ops SENT", "WORSE ops SENT", "WORSE boss SENT");
    assertThat(room.boss.taken().get(0))
        .startsWith("Daybook [now CRITICAL, for 30 min] Something is wrong with disk-space\n");
  }

  @Test
  void settledAreExactlyThoseThatHold() {
    var alerts = room.alerts();
    var other = new ShopId("jd", "outlet");
    alerts.raise(alert("feed-owed jd/flagship/a/b", WARNING));
    alerts.raise(alert("feed-owed jd/flagship/c/d", WARNING));
    alerts.raise(alert("feed-owed-else jd/flagship", WARNING));
    alerts.raise(
        new Alert("feed-owed jd/outlet/a/b", WARNING, Optional.of(other), "title", "", ""));

    alerts.settle(
        "feed-owed",
        Optional.of(AlertRoom.JD),
        List.of(
            alert("feed-owed jd/flagship/c/d", WARNING),
            alert("feed-owed jd/flagship/e/f", WARNING)));

    assertThat(open())
        .containsExactly(
            "feed-owed jd/flagship/c/d 2",
            "feed-owed jd/flagship/e/f 1",
            "feed-owed jd/outlet/a/b 1",
            "feed-owed-else jd/flagship 1");

    alerts.settle("feed-owed", Optional.empty(), List.of());

    assertThat(open()).containsExactly("feed-owed-else jd/flagship 1");
  }

  private List<String> open() {
    return room.rows(
        "SELECT CONCAT(open_cause, ' ', times) FROM alert WHERE open_cause IS NOT NULL"
            + " ORDER BY open_cause");
  }

  @Test
  void aCauseIsAKindAndWhatItConcerns() {
    assertThatThrownBy(() -> alert("Feed owed: 中文", WARNING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no cause");
    assertThat(alert("feed-owed jd/flagship", WARNING).kind()).isEqualTo("feed-owed");
  }
}

package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Window;
import dev.daybook.conformance.Loss;
import dev.daybook.schedule.Ledger;
import dev.daybook.schedule.NightsBetween;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.quartz.CronExpression;

@Incident(
    number = 5,
    name = "2 a.m. that is never, or twice",
    happened =
        "Where there is summer time, one night of the year has no 02:30 and one has 01:30 twice. A"
            + " cron trigger leaves the first one out, by design, and a very critical job with it;"
            + " the second one makes a day of 25 hours.",
    naive =
        "A cron trigger of Quartz for 02:30 in New York does not fire on 2026-03-08, and one for"
            + " 01:30 fires on 2026-11-01 at the second of the two. Each run asks for the last 24"
            + " hours, so nobody asks for the day that was left out, nor for the 25th hour.",
    daybook =
        "Every business date owes one night: a time that the clock skips is moved forward by the"
            + " gap, and of one that it shows twice the first counts. The timer only wakes: woken"
            + " every hour, the run ledger does each night once. What a night has to ask for is what"
            + " is not sealed, whenever the last one was.",
    orders = 200,
    lost = 83,
    threads = {
      "https://github.com/quartz-scheduler/quartz/issues/51",
      "https://github.com/quartz-scheduler/quartz/issues/1352",
      "https://github.com/rundeck/rundeck/issues/6879",
      "https://github.com/apache/airflow/issues/38098",
      "https://github.com/kestra-io/kestra/issues/524",
      "https://github.com/OCA/connector-prestashop/pull/142"
    })
class TwoInTheMorningTest extends Room {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Plan NEVER = Plan.of("shopify/never", 100).on(LocalDate.of(2026, 3, 7));
  private static final Plan TWICE = Plan.of("shopify/twice", 100).on(LocalDate.of(2026, 10, 31));
  private static final LocalTime HALF_PAST_TWO = LocalTime.of(2, 30);
  private static final LocalTime HALF_PAST_ONE = LocalTime.of(1, 30);

  TwoInTheMorningTest() {
    super(NEVER, TWICE);
  }

  @Override
  Loss playedNaively() {
    return playedNaively(NEVER, "0 30 2 * * ?").plus(playedNaively(TWICE, "0 30 1 * * ?"));
  }

  private Loss playedNaively(Plan shop, String cron) {
    var naive = museum.naive(shop);
    for (var fire : fires(shop, cron)) {
      museum.clock.set(fire);
      naive.pull(new Window(fire.minus(Duration.ofHours(24)), fire));
    }
    return loss(shop, naive);
  }

  private List<Instant> fires(Plan shop, String cron) {
    try {
      var expression = new CronExpression(cron);
      expression.setTimeZone(TimeZone.getTimeZone(NEW_YORK));
      return Stream.iterate(
              expression.getNextValidTimeAfter(Date.from(begin(shop))),
              expression::getNextValidTimeAfter)
          .map(Date::toInstant)
          .takeWhile(fire -> fire.isBefore(end(shop)))
          .toList();
    } catch (ParseException e) {
      throw new IllegalArgumentException(cron, e);
    }
  }

  private Instant begin(Plan shop) {
    return museum.exhibit(shop).goLive();
  }

  private Instant end(Plan shop) {
    return begin(shop).plus(Duration.ofDays(3));
  }

  @Override
  void playedByDaybook() {
    playedByDaybook(
        NEVER,
        HALF_PAST_TWO,
        "night 2026-03-06, due 2026-03-07T07:30:00Z: DONE, taken 1",
        "night 2026-03-07, due 2026-03-08T07:30:00Z: DONE, taken 1",
        "night 2026-03-08, due 2026-03-09T06:30:00Z: DONE, taken 1");
    playedByDaybook(
        TWICE,
        HALF_PAST_ONE,
        "night 2026-10-30, due 2026-10-31T05:30:00Z: DONE, taken 1",
        "night 2026-10-31, due 2026-11-01T05:30:00Z: DONE, taken 1",
        "night 2026-11-01, due 2026-11-02T06:30:00Z: DONE, taken 1");
  }

  /** Somebody wakes the ledger every hour, at half past, also when the clock shows it twice. */
  private void playedByDaybook(Plan shop, LocalTime night, String... nights) {
    try (var ledger = ledger(shop, new Ledger.Plan(NEW_YORK, night, null))) {
      for (var now = begin(shop); now.isBefore(end(shop)); now = now.plus(Duration.ofHours(1))) {
        museum.clock.set(now.plus(Duration.ofMinutes(30)));
        ledger.wake();
      }
      assertThat(ledger.rows()).containsExactly(nights);
      assertThat(ledger.begun()).isEqualTo(nights.length);
    }
  }

  /** By the last of its own nights. */
  @Override
  List<Window> owed(Plan plan) {
    var nights = nights(plan, plan.equals(NEVER) ? HALF_PAST_TWO : HALF_PAST_ONE);
    museum.clock.set(nights.get(nights.size() - 1));
    return super.owed(plan);
  }

  private List<Instant> nights(Plan shop, LocalTime night) {
    return NightsBetween.of(NEW_YORK, night, begin(shop), end(shop));
  }

  @Test
  void theNightThatTheClockSkipsIsOneForDaybookAndNoneForCron() {
    assertThat(nights(NEVER, HALF_PAST_TWO))
        .extracting(Instant::toString)
        .containsExactly("2026-03-07T07:30:00Z", "2026-03-08T07:30:00Z", "2026-03-09T06:30:00Z");
    assertThat(fires(NEVER, "0 30 2 * * ?"))
        .extracting(Instant::toString)
        .containsExactly("2026-03-07T07:30:00Z", "2026-03-09T06:30:00Z");
  }

  @Test
  void theNightThatTheClockShowsTwiceIsOneAtTheFirst() {
    assertThat(nights(TWICE, HALF_PAST_ONE))
        .extracting(Instant::toString)
        .containsExactly("2026-10-31T05:30:00Z", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z");
    assertThat(fires(TWICE, "0 30 1 * * ?"))
        .extracting(Instant::toString)
        .containsExactly("2026-10-31T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-02T06:30:00Z");
  }
}

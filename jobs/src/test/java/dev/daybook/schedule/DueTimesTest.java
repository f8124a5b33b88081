package dev.daybook.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueTimesTest {
  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final LocalDate END = LocalDate.of(2030, 1, 1);

  /** Woken at any time, seldom or often, now and then by a clock that has gone back. */
  @Test
  @Tag("full")
  void tenYearsOfNightsInAllZonesAreEachDateOnce() {
    var random = new Random(7);
    for (var zone : ZoneId.getAvailableZoneIds()) {
      var calendar = new BusinessCalendar(ZoneId.of(zone));
      assertThat(nights(calendar, LocalTime.of(2, 0), FIRST, END, random))
          .as(zone)
          .isEqualTo(dates(calendar, FIRST, END));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 02:30, 2026, 365",
    "America/New_York, 01:30, 2026, 365",
    "America/Havana, 00:15, 2026, 365",
    "Australia/Lord_Howe, 02:15, 2026, 365",
    "Asia/Shanghai, 23:59, 2024, 366",
    "Pacific/Apia, 02:00, 2011, 364",
    "Pacific/Kwajalein, 02:00, 1993, 364",
  })
  void everyDateOfTheYearHasExactlyOneNight(ZoneId zone, LocalTime time, int year, int count) {
    var calendar = new BusinessCalendar(zone);
    var first = LocalDate.of(year, 1, 1);

    var nights = nights(calendar, time, first, first.plusYears(1), new Random(year));

    assertThat(nights).hasSize(count).isEqualTo(dates(calendar, first, first.plusYears(1)));
  }

  private static List<LocalDate> nights(
      BusinessCalendar calendar, LocalTime time, LocalDate first, LocalDate end, Random random) {
    var times = new DueTimes(calendar);
    var nights = new ArrayList<LocalDate>();
    var known = first.minusDays(1);
    var now = calendar.startOf(first);
    var last = times.night(end.minusDays(1), time);
    while (now.isBefore(last)) {
      now = now.plusSeconds(random.nextInt(200_000) - 10_000);
      now = now.isAfter(last) ? last : now;
      for (var date : times.dates(Optional.of(known), each -> times.night(each, time), now)) {
        assertThat(times.night(date, time)).isBeforeOrEqualTo(now);
        nights.add(date);
        known = date;
      }
    }
    return nights;
  }

  private static List<LocalDate> dates(BusinessCalendar calendar, LocalDate first, LocalDate end) {
    return first
        .datesUntil(end)
        .filter(date -> calendar.startOf(date).isBefore(calendar.startOf(date.plusDays(1))))
        .toList();
  }

  @Test
  void whatNobodyKnowsBeginsWithTheNewestDate() {
    assertThat(
            times("Asia/Shanghai")
                .dates(
                    Optional.empty(),
                    date -> times("Asia/Shanghai").night(date, LocalTime.of(2, 0)),
                    Instant.parse("2026-11-25T17:59:59.999Z")))
        .containsExactly(LocalDate.of(2026, 11, 24));
    assertThat(
            times("Asia/Shanghai")
                .dates(
                    Optional.empty(),
                    date -> times("Asia/Shanghai").night(date, LocalTime.of(2, 0)),
                    Instant.parse("2026-11-25T18:00:00Z")))
        .containsExactly(LocalDate.of(2026, 11, 25));
  }

  @ParameterizedTest
  @CsvSource({
    // The clock skips 02:00 to 03:00 and moves what lies there on.
    "America/New_York, 2026-03-08, 02:00, 2026-03-08T07:00:00Z",
    "America/New_York, 2026-03-08, 02:30, 2026-03-08T07:30:00Z",
    "America/New_York, 2026-03-09, 02:00, 2026-03-09T06:00:00Z",
    // It shows 01:00 to 02:00 twice; the first counts.
    "America/New_York, 2026-11-01, 01:30, 2026-11-01T05:30:00Z",
    "America/New_York, 2026-11-02, 01:30, 2026-11-02T06:30:00Z",
    "Pacific/Apia, 2011-12-31, 02:00, 2011-12-30T12:00:00Z",
  })
  void timesThatTheClockSkipsOrShowsTwice(
      ZoneId zone, LocalDate date, LocalTime time, Instant expected) {
    assertThat(new DueTimes(new BusinessCalendar(zone)).at(date, time)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Asia/Shanghai, PT15M, 2026-11-25T16:00:00Z, 2026-11-25T16:00:00Z, 2026-11-25T16:15:00Z",
    "Asia/Shanghai, PT15M, 2026-11-25T16:14:59.999Z, 2026-11-25T16:00:00Z, 2026-11-25T16:15:00Z",
    "Asia/Shanghai, PT7H, 2026-11-25T15:00:00Z, 2026-11-25T13:00:00Z, 2026-11-25T16:00:00Z",
    // A date of 23 hours and one of 25.
    "America/New_York, PT6H, 2026-03-09T03:59:00Z, 2026-03-08T23:00:00Z, 2026-03-09T04:00:00Z",
    "America/New_York, PT12H, 2026-11-02T04:30:00Z, 2026-11-02T04:00:00Z, 2026-11-02T05:00:00Z",
  })
  void multiplesBeginAnewWithEachBusinessDate(
      ZoneId zone, Duration every, Instant now, Instant newest, Instant next) {
    var times = new DueTimes(new BusinessCalendar(zone));

    assertThat(times.newest(every, now)).isEqualTo(newest);
    assertThat(times.next(every, now)).isEqualTo(next);
  }

  @Test
  void ofTimesOfDayTheNewestAndTheNext() {
    var times = times("Asia/Shanghai");
    var handoff = List.of(LocalTime.of(9, 30), LocalTime.of(15, 0));

    var morning = Instant.parse("2026-11-25T01:30:00Z");
    assertThat(times.newest(handoff, morning)).contains(morning);
    assertThat(times.next(handoff, morning)).contains(Instant.parse("2026-11-25T07:00:00Z"));
    assertThat(times.newest(handoff, morning.minusMillis(1)))
        .contains(Instant.parse("2026-11-24T07:00:00Z"));
    assertThat(times.newest(List.of(), morning)).isEmpty();
  }

  private static DueTimes times(String zone) {
    return new DueTimes(new BusinessCalendar(ZoneId.of(zone)));
  }
}

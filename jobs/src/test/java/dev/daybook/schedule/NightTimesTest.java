package dev.daybook.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.home.Config;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NightTimesTest {
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 02:00, 2026, 365",
    "America/New_York, 02:30, 2026, 365",
    "America/New_York, 01:30, 2026, 365",
    "America/Havana, 00:15, 2026, 365",
    "Australia/Lord_Howe, 02:15, 2026, 365",
    "Asia/Shanghai, 02:00, 2026, 365",
    "Pacific/Apia, 02:00, 2011, 364",
  })
  void everyDateOfTheYearHasExactlyOneNight(ZoneId zone, LocalTime night, int year, int dates) {
    var config = config(zone, night);
    var calendar = config.calendar();
    var before = calendar.startOf(LocalDate.of(year, 1, 1)).minusSeconds(1);
    var end = calendar.startOf(LocalDate.of(year + 1, 1, 1));

    var nights =
        Stream.iterate(
                NightTimes.after(config, before),
                fire -> fire.isBefore(end),
                fire -> NightTimes.after(config, fire))
            .toList();

    assertThat(nights).hasSize(dates);
    assertThat(nights).extracting(calendar::dateOf).doesNotHaveDuplicates();
  }

  @Test
  void aTimeThatTheClockSkipsIsMovedForward() {
    assertThat(next("02:00", "2026-03-07T12:00:00Z")).isEqualTo("2026-03-08T07:00:00Z");
    assertThat(next("02:30", "2026-03-07T12:00:00Z")).isEqualTo("2026-03-08T07:30:00Z");
    assertThat(next("02:00", "2026-03-08T07:00:00Z")).isEqualTo("2026-03-09T06:00:00Z");
  }

  @Test
  void ofATimeThatTheClockShowsTwiceTheFirstCounts() {
    assertThat(next("01:30", "2026-10-31T12:00:00Z")).isEqualTo("2026-11-01T05:30:00Z");
    assertThat(next("01:30", "2026-11-01T05:30:00Z")).isEqualTo("2026-11-02T06:30:00Z");
  }

  private static Instant next(String night, String after) {
    var config = config(ZoneId.of("America/New_York"), LocalTime.parse(night));
    return NightTimes.after(config, Instant.parse(after));
  }

  private static Config config(ZoneId zone, LocalTime night) {
    return new Config(
        new BusinessCalendar(zone),
        Optional.empty(),
        List.of(),
        night,
        Duration.ZERO,
        Duration.ZERO,
        1,
        Config.SecondLooks.USUAL);
  }
}

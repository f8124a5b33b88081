package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpansTest {
  private static final BusinessCalendar SHANGHAI = new BusinessCalendar(ZoneId.of("Asia/Shanghai"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-21, 2026-11-20T16:00:00Z",
    "2026-11-21 14:30, 2026-11-21T06:30:00Z",
    "2026-11-21T14:30, 2026-11-21T06:30:00Z",
    "2026-11-21 14:30:15, 2026-11-21T06:30:15Z",
    "2026-11-21T14:30:15, 2026-11-21T06:30:15Z",
    "2026-11-21T06:30:00Z, 2026-11-21T06:30:00Z",
    "2026-11-21 06:30:00Z, 2026-11-21T06:30:00Z",
    "2026-11-21T06:30Z, 2026-11-21T06:30:00Z",
    "2026-11-21T08:30:00+02:00, 2026-11-21T06:30:00Z",
    "2026-11-21 01:30-05:00, 2026-11-21T06:30:00Z",
  })
  void aTimeIsOfTheBusinessZoneUnlessItSaysItsOwn(String text, Instant from) {
    assertThat(Spans.of(text, "2030-01-01").orElseThrow().in(SHANGHAI))
        .isEqualTo(new Window(from, Instant.parse("2029-12-31T16:00:00Z")));
  }

  @Test
  void aDateIsAsLongAsTheBusinessZoneMakesIt() {
    var newYork = new BusinessCalendar(ZoneId.of("America/New_York"));

    assertThat(Spans.of("2026-11-01", "2026-11-02").orElseThrow().in(newYork).length())
        .hasHours(25);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-08 02:30, skips 2026-03-08T02:30, 2026-03-08T06:30:00Z or 2026-03-08T07:30:00Z",
    "2026-11-01 01:30, shows twice 2026-11-01T01:30, 2026-11-01T05:30:00Z or 2026-11-01T06:30:00Z",
  })
  void aTimeThatTheClockSkipsOrShowsTwiceIsRefused(String text, String what, String instants) {
    var newYork = new BusinessCalendar(ZoneId.of("America/New_York"));

    assertThatThrownBy(() -> Spans.of(text, "2026-12-01").orElseThrow().in(newYork))
        .isInstanceOf(Usage.class)
        .hasMessage(
            "--from: the clock of America/New_York %s; expected the instant that is meant: %s"
                .formatted(what, instants));
  }

  @Test
  void withoutBothThereIsNoRange() {
    assertThat(Spans.of(null, null)).isEmpty();
  }

  @Test
  void oneWithoutTheOtherIsRefused() {
    assertThatThrownBy(() -> Spans.of("2026-11-21", null))
        .isInstanceOf(Usage.class)
        .hasMessage("--from and --to go together");
    assertThatThrownBy(() -> Spans.of(null, "2026-11-21"))
        .isInstanceOf(Usage.class)
        .hasMessage("--from and --to go together");
  }

  @ParameterizedTest
  @CsvSource({"2026-11-21, 2026-11-21", "2026-11-22, 2026-11-21"})
  void aRangeThatDoesNotEndLaterIsRefused(String from, String to) {
    assertThatThrownBy(() -> Spans.of(from, to).orElseThrow().in(SHANGHAI))
        .isInstanceOf(Usage.class)
        .hasMessage(
            "--from %s is not before --to %s; expected a half-open range [from, to)"
                .formatted(from, to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-13-01", "2026-11-21 25:00", "21.11.2026", "2026-11-21T"})
  void whatIsNoTimeIsRefusedWithExamples(String text) {
    assertThatThrownBy(() -> Spans.of("2026-01-01", text))
        .isInstanceOf(Usage.class)
        .hasMessage(
            ("--to: cannot read '%s' as a time; expected a date or time of the business zone"
                    + " such as 2026-11-21 or '2026-11-21 14:30:00', or an instant"
                    + " such as 2026-11-21T06:30:00Z")
                .formatted(text));
  }

  @Test
  void aBusinessDateIsADate() {
    assertThat(Spans.date("2026-11-21")).isEqualTo(LocalDate.of(2026, 11, 21));
    assertThatThrownBy(() -> Spans.date("2026-11-31"))
        .isInstanceOf(Usage.class)
        .hasMessage("cannot read '2026-11-31' as a business date such as 2026-11-21");
  }
}

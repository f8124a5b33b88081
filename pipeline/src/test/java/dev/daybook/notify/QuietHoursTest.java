package dev.daybook.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
  private static final Set<Severity> PASS = Set.of(Severity.CRITICAL);

  /** An empty end: not quiet. New York sets its clock forward on 2026-03-08, back on 2026-11-01. */
  @ParameterizedTest
  @CsvSource({
    "Asia/Shanghai,    22:00, 08:00, 2026-11-12T13:59:59.999Z, ",
    "Asia/Shanghai,    22:00, 08:00, 2026-11-12T14:00:00Z, 2026-11-13T00:00:00Z",
    "Asia/Shanghai,    22:00, 08:00, 2026-11-12T16:00:00Z, 2026-11-13T00:00:00Z",
    "Asia/Shanghai,    22:00, 08:00, 2026-11-12T23:59:59.999Z, 2026-11-13T00:00:00Z",
    "Asia/Shanghai,    22:00, 08:00, 2026-11-13T00:00:00Z, ",
    "Asia/Shanghai,    12:00, 13:30, 2026-11-12T04:30:00Z, 2026-11-12T05:30:00Z",
    "Asia/Shanghai,    12:00, 13:30, 2026-11-12T05:30:00Z, ",
    // The night is an hour shorter, or longer.
    "America/New_York, 22:00, 08:00, 2026-03-08T03:00:00Z, 2026-03-08T12:00:00Z",
    "America/New_York, 22:00, 08:00, 2026-11-01T02:00:00Z, 2026-11-01T13:00:00Z",
    // 02:30 does not exist: quiet from 03:30 on.
    "America/New_York, 02:30, 05:00, 2026-03-08T07:29:59Z, ",
    "America/New_York, 02:30, 05:00, 2026-03-08T07:30:00Z, 2026-03-08T09:00:00Z",
    // 01:30 comes twice: quiet from the first; until the second.
    "America/New_York, 01:30, 05:00, 2026-11-01T05:29:59Z, ",
    "America/New_York, 01:30, 05:00, 2026-11-01T05:30:00Z, 2026-11-01T10:00:00Z",
    "America/New_York, 01:30, 05:00, 2026-11-01T06:15:00Z, 2026-11-01T10:00:00Z",
    "America/New_York, 22:00, 01:30, 2026-11-01T06:15:00Z, 2026-11-01T06:30:00Z",
    "America/New_York, 22:00, 01:30, 2026-11-01T06:30:00Z, ",
  })
  void lastFromTheirBeginningToTheirEnd(
      ZoneId zone, LocalTime from, LocalTime to, Instant now, Instant end) {
    assertThat(new QuietHours(from, to, PASS, zone).until(now)).isEqualTo(Optional.ofNullable(end));
  }

  @Test
  void haveAnEnd() {
    assertThatThrownBy(
            () -> new QuietHours(LocalTime.NOON, LocalTime.NOON, PASS, ZoneId.of("Asia/Shanghai")))
        .hasMessage("quiet hours need a beginning and another end");
  }
}

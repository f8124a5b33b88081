package dev.daybook.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.mapping.FileFeed;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CeilingTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final FileFeed FILES =
      new FileFeed(
          "orders/file",
          Pattern.compile("x"),
          "csv",
          "no",
          List.of(),
          Pattern.compile("y"),
          Duration.ofHours(6),
          null);

  @Test
  void aFileIsOwedFromItsDueTimeOn() {
    var midnight = Instant.parse("2026-11-20T16:00:00Z");
    var due = midnight.plus(Duration.ofHours(6));

    assertThat(Ceiling.of(FILES, SHANGHAI, due)).isEqualTo(midnight);
    assertThat(Ceiling.of(FILES, SHANGHAI, due.minusSeconds(1)))
        .isEqualTo(midnight.minus(Duration.ofDays(1)));
  }

  @Test
  void factsThatLeaveASliceNoTimeAreRefused() {
    var minute = Duration.ofMinutes(1);

    assertThatThrownBy(() -> new Facts(minute, minute, minute, Duration.ofSeconds(1)))
        .hasMessage("a window of at most PT1M leaves no time of its own after an overlap of PT1M");
  }
}

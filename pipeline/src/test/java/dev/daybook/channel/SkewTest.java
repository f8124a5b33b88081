package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkewTest {
  private static final ShopId SHOP = new ShopId("acme", "flagship");
  private static final Instant ASKED = Instant.parse("2026-11-20T16:28:00Z");
  private static final Duration ALLOWED = Duration.ofMinutes(10);

  /** The question takes two seconds: the second was told somewhere in between. */
  @Test
  void isTheMiddleOfWhatItMayBeAndSaysHowFarItMayBeOff() {
    var told = ASKED.plusSeconds(30);

    var skew = Skew.of(SHOP, told, ASKED, ASKED.plusSeconds(2), ALLOWED);

    assertThat(skew)
        .isEqualTo(
            new Skew(
                SHOP,
                Duration.ofMillis(29_500),
                Duration.ofMillis(1_500),
                ALLOWED,
                ASKED.plusSeconds(2)));
    assertThat(skew.words()).isEqualTo("29.5 s ahead of ours (± 1.5 s)");
  }

  @Test
  void aPlatformBehindOursIsToldAsBehind() {
    assertThat(at(-31).ahead()).isEqualTo(Duration.ofMillis(-30_500));
    assertThat(at(-31).words()).isEqualTo("30.5 s behind ours (± 0.5 s)");
  }

  /** At once, and the platform has told the second that begins there. */
  @ParameterizedTest
  @CsvSource({
    "0, false, false",
    "300, false, false",
    "301, true, false",
    "600, true, false",
    "601, true, true",
    "-301, false, false",
    "-302, true, false",
    "-601, true, false",
    "-602, true, true"
  })
  void isBeyondABoundWhenItIsSoForCertain(long seconds, boolean wide, boolean tooWide) {
    assertThat(at(seconds).isWide()).isEqualTo(wide);
    assertThat(at(seconds).isTooWide()).isEqualTo(tooWide);
  }

  /** Our clock is set back by an hour while the answer is on its way. */
  @Test
  void aClockThatIsSetInBetweenMakesItUncertain() {
    var skew = Skew.of(SHOP, ASKED, ASKED, ASKED.minusSeconds(3600), ALLOWED);

    assertThat(skew.within()).isEqualTo(Duration.ofMillis(1_800_500));
    assertThat(skew.isWide()).isFalse();
  }

  private static Skew at(long seconds) {
    return Skew.of(SHOP, ASKED.plusSeconds(seconds), ASKED, ASKED, ALLOWED);
  }
}

package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SftpWatchTest {
  private static final Instant START = Instant.parse("2026-11-22T02:30:00Z");
  private static final Duration POLL = Duration.ofSeconds(10);
  private static final SftpFetch TROUBLE = new SftpFetch(List.of(), List.of("dead"), false);

  private SftpFetch answer = SftpFetch.NONE;

  /** When the server was asked, in seconds, by polls every 10 seconds for this long. */
  private List<Long> askedIn(Duration time) {
    var asked = new ArrayList<Long>();
    for (var at = Duration.ZERO; at.compareTo(time) <= 0; at = at.plus(POLL)) {
      clock = Clock.fixed(START.plus(at), ZoneOffset.UTC);
      long seconds = at.toSeconds();
      now = () -> asked.add(seconds);
      watch.poll(() -> true);
    }
    return asked;
  }

  private Clock clock;
  private Runnable now;
  private final SftpWatch watch =
      new SftpWatch(
          new ShopId("acme", "main"),
          goOn -> {
            now.run();
            return answer;
          },
          POLL,
          new Clock() {
            @Override
            public Instant instant() {
              return clock.instant();
            }

            @Override
            public java.time.ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
              return this;
            }
          });

  @Test
  void aServerThatIsWellIsLookedAtWithEveryPoll() {
    assertThat(askedIn(Duration.ofSeconds(30))).containsExactly(0L, 10L, 20L, 30L);
  }

  @Test
  void oneInTroubleIsAskedEverMoreSeldomAndAtLeastEveryQuarterOfAnHour() {
    answer = TROUBLE;

    assertThat(askedIn(Duration.ofSeconds(4000)))
        .containsExactly(0L, 20L, 60L, 140L, 300L, 620L, 1260L, 2160L, 3060L, 3960L);
  }

  @Test
  void oneThatIsWellAgainIsLookedAtWithEveryPollAgain() {
    answer = TROUBLE;
    askedIn(Duration.ofSeconds(100));
    answer = SftpFetch.NONE;

    assertThat(askedIn(Duration.ofSeconds(160))).containsExactly(140L, 150L, 160L);
  }
}

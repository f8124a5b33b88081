package dev.daybook.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Window;
import dev.daybook.coverage.PastWeeks.Count;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastWeeksTest {
  private static final Instant HOUR = Instant.parse("2026-11-11T10:00:00Z");

  @Test
  void tellsTheSameHourOfTheSameWeekday() {
    var past = new PastWeeks(hours(4, 100));

    assertThat(past.band(hour(0, 1))).contains(new Band(16, 100, 441, 4));
    assertThat(past.band(hour(24, 25))).isEmpty();
  }

  @Test
  void needsFourWeeks() {
    assertThat(new PastWeeks(hours(3, 100)).band(hour(0, 1))).isEmpty();
  }

  @Test
  void aWeekThatIsNotKnownAsAWholeIsNotCounted() {
    var counts = hours(4, 100);
    counts.remove(0);

    assertThat(new PastWeeks(counts).band(hour(0, 1))).isEmpty();
  }

  /** A third of an hour of 90 and the whole hour of 90 before it. */
  @Test
  void aWindowThatLiesInTheSpanInPartCountsForThatPart() {
    var counts = hours(5, 90);
    counts.addAll(shifted(counts, Duration.ofHours(-1)));
    var span = new Window(HOUR.minus(Duration.ofHours(1)), HOUR.plus(Duration.ofMinutes(20)));

    assertThat(new PastWeeks(counts).band(span)).map(Band::median).contains(120L);
  }

  /** The newest reading of a time tells; what an older window has beside it counts for its part. */
  @Test
  void timeThatWasReadTwiceIsCountedOnce() {
    var counts = hours(4, 100);
    counts.addAll(hours(4, 70));
    var twoHours = new Window(HOUR.minus(Duration.ofHours(1)), HOUR.plus(Duration.ofHours(1)));
    for (int week = 1; week <= 4; week++) {
      var back = Duration.ofDays(7L * week);
      counts.add(new Count(new Window(twoHours.from().minus(back), twoHours.to().minus(back)), 80));
    }

    assertThat(new PastWeeks(counts).band(hour(0, 1))).map(Band::median).contains(100L);
    assertThat(new PastWeeks(counts).band(twoHours)).map(Band::median).contains(140L);
  }

  @Test
  void silenceIsTheNewestWindowsWithoutARecord() {
    var past =
        new PastWeeks(
            List.of(
                new Count(hour(-4, -3), 0),
                new Count(hour(-3, -2), 7),
                new Count(hour(-2, -1), 0),
                new Count(hour(-1, 0), 0),
                new Count(hour(0, 1), 5)));

    assertThat(past.silenceBefore(HOUR)).containsExactly(hour(-2, -1), hour(-1, 0));
    assertThat(past.silenceBefore(hour(-2, -1).from())).isEmpty();
  }

  private static List<Count> hours(int weeks, long records) {
    var counts = new ArrayList<Count>();
    for (int week = 1; week <= weeks; week++) {
      var window = hour(0, 1);
      var back = Duration.ofDays(7L * week);
      counts.add(
          new Count(new Window(window.from().minus(back), window.to().minus(back)), records));
    }
    return counts;
  }

  private static List<Count> shifted(List<Count> counts, Duration by) {
    return counts.stream()
        .map(
            count ->
                new Count(
                    new Window(count.window().from().plus(by), count.window().to().plus(by)),
                    count.records()))
        .toList();
  }

  private static Window hour(int from, int to) {
    return new Window(HOUR.plus(Duration.ofHours(from)), HOUR.plus(Duration.ofHours(to)));
  }
}

package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.PastWeeks;
import dev.daybook.coverage.PastWeeks.Count;
import dev.daybook.coverage.WindowSet;
import dev.daybook.operate.SilenceWatch.Wonder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SilenceWatchTest {
  private static final FeedId FEED = FeedId.parse("acme/flagship/orders/updated");
  private static final Instant START = Instant.parse("2026-11-11T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int EMPTY_ANSWERS = 5;

  @Test
  void fiveEmptyAnswersInARowAreWonderedAtWhereRecordsAreUsual() {
    var watch = watch(4, WindowSet.of(List.of()));

    assertThat(see(watch, 0, 0, 0, 0)).containsOnly(Optional.empty());
    assertThat(watch.see(hour(4), 0))
        .hasValue(
            new Wonder(
                new Window(hour(0).from(), hour(4).to()),
                true,
                FEED
                    + ": 0 records in [2026-11-11T00:00:00Z, 2026-11-11T05:00:00Z); the same time of"
                    + " 8 weeks before had 20 in the median, and 1 to 99 are likely"));
  }

  @Test
  void aRecordBetweenThemBeginsTheCountAnew() {
    var watch = watch(4, WindowSet.of(List.of()));

    assertThat(see(watch, 0, 0, 0, 0, 1, 0, 0, 0, 0)).containsOnly(Optional.empty());
  }

  @Test
  void emptinessIsNotWonderedAtWhereItIsUsual() {
    var watch = watch(0, WindowSet.of(List.of()));

    assertThat(see(watch, 0, 0, 0, 0, 0, 0, 0, 0, 0)).containsOnly(Optional.empty());
  }

  @Test
  void fewerThanLikelyAreWonderedAtAndMoreAreToldOnce() {
    var watch = watch(100, WindowSet.of(List.of()));

    assertThat(watch.see(hour(0), 16)).isEmpty();
    assertThat(watch.see(hour(1), 15)).map(Wonder::low).hasValue(true);
    assertThat(watch.see(hour(2), 441)).isEmpty();
    assertThat(watch.see(hour(3), 442)).map(Wonder::low).hasValue(false);
    assertThat(watch.see(hour(4), 442)).isEmpty();
  }

  @Test
  void timeThatSomebodyHasLookedAtIsNotWonderedAt() {
    var watch = watch(100, WindowSet.of(new Window(hour(0).from(), hour(7).to())));

    assertThat(see(watch, 0, 0, 0, 0, 0, 0, 0, 0)).containsOnly(Optional.empty());
    assertThat(watch.see(hour(8), 0)).map(Wonder::low).hasValue(true);
  }

  private static List<Optional<Wonder>> see(SilenceWatch watch, long... records) {
    var seen = new ArrayList<Optional<Wonder>>();
    for (int hour = 0; hour < records.length; hour++) {
      seen.add(watch.see(hour(hour), records[hour]));
    }
    return seen;
  }

  /** Eight weeks before had so many records in each of ten hours. */
  private static SilenceWatch watch(long records, WindowSet confirmed) {
    var past =
        IntStream.rangeClosed(1, PastWeeks.WEEKS)
            .boxed()
            .flatMap(
                week ->
                    IntStream.range(0, 10)
                        .mapToObj(hour -> new Count(back(hour(hour), week), records)))
            .toList();
    return new SilenceWatch(FEED, new PastWeeks(past), confirmed, EMPTY_ANSWERS);
  }

  private static Window back(Window window, int weeks) {
    var back = WEEK.multipliedBy(weeks);
    return new Window(window.from().minus(back), window.to().minus(back));
  }

  private static Window hour(int hour) {
    var from = START.plus(Duration.ofHours(hour));
    return new Window(from, from.plus(Duration.ofHours(1)));
  }
}

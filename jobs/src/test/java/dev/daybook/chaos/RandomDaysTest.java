package dev.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Days on which anything happens at any moment: syncs that break off or are stopped, reruns of any
 * range, replays, second readings, two operators and two processes at once, processes that are
 * killed anywhere in their work, channels that fail or answer with the page of another time, and a
 * clock that jumps, on dates on which clocks change. Then peace, and a last second reading.
 */
@Tag("full")
class RandomDaysTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void endWhole(long seed) {
    play(seed);
  }

  @Tag("soak")
  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void endWholeHoweverOftenTheyArePlayed(long seed) {
    play(seed);
  }

  private void play(long seed) {
    try (var day = new RandomDay(folder, seed)) {
      for (int i = 0; i < 48; i++) {
        day.somethingHappens();
      }
      day.nightsPass();
      for (int i = 0; i < 16; i++) {
        day.somethingHappens();
      }
      day.peace();
      System.out.println(day);
      assertThat(day.unexpected()).as("what broke that should not: %s", day).isEmpty();
      assertThat(day.happened()).as("kinds of events").hasSizeGreaterThanOrEqualTo(7);
      for (var shop : day.shops()) {
        assertThat(day.gaps(shop)).as("time of %s that is not sealed: %s", shop, day).isEmpty();
        assertThat(day.lost(shop)).as("%s: %s", shop, day).isEqualTo(day.nothingLost(shop));
        assertThat(day.settled(shop)).as("%s: %s", shop, day).isEqualTo(day.datesToSettle());
      }
      assertThat(day.overlaps()).as("windows of a generation that overlap: %s", day).isZero();
      assertThat(day.unbalanced()).as("accounts that do not balance: %s", day).isZero();
      assertThat(day.atWork()).as("runs without an end: %s", day).isZero();
    }
  }
}

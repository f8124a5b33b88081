package dev.daybook.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BandTest {
  @Test
  void isAQuarterToFourTimesTheMedianAndALittleMore() {
    assertThat(Band.of(List.of(100L, 100L, 100L, 100L))).isEqualTo(new Band(16, 100, 441, 4));
    assertThat(Band.of(List.of(10_000L, 10_000L, 10_000L, 10_000L)))
        .isEqualTo(new Band(2_401, 10_000, 40_401, 4));
  }

  @Test
  void nothingIsUnlikelyWhereLittleIsUsual() {
    assertThat(Band.of(List.of(4L, 4L, 4L, 4L)).isLow(0)).isFalse();
    assertThat(Band.of(List.of(15L, 15L, 15L, 15L)).isLow(0)).isFalse();
    assertThat(Band.of(List.of(16L, 16L, 16L, 16L)).isLow(0)).isTrue();
    assertThat(Band.of(List.of(3L, 3L, 3L, 3L)).isUsual()).isFalse();
    assertThat(Band.of(List.of(4L, 4L, 4L, 4L)).isUsual()).isTrue();
  }

  @Test
  void threeWeeksTellNothing() {
    assertThatThrownBy(() -> Band.of(List.of(1L, 2L, 3L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a band needs 4 weeks, but got 3");
  }

  /** An outage and a sale among eight weeks change little. */
  @Property
  void aWeekOutOfTheOrdinaryIsNotMinded(
      @ForAll @LongRange(min = 20, max = 100_000) long usual,
      @ForAll @LongRange(max = 10_000_000) long odd) {
    var weeks = new ArrayList<>(List.of(usual, usual, usual, usual, usual, usual, usual));
    weeks.add(odd);

    assertThat(Band.of(weeks)).isEqualTo(new Band(low(usual), usual, high(usual), 8));
  }

  @Property
  void whatAllWeeksHaveHadIsLikely(
      @ForAll @Size(min = 4, max = 8) List<@LongRange(min = 50, max = 99) Long> weeks) {
    var band = Band.of(weeks);

    assertThat(weeks).noneMatch(band::isLow).noneMatch(band::isHigh);
  }

  @Property
  void theOrderOfWeeksTellsNothing(
      @ForAll @Size(min = 4, max = 8) List<@LongRange(max = 1_000_000) Long> weeks,
      @ForAll @IntRange(max = 1_000) int seed) {
    var shuffled = new ArrayList<>(weeks);
    java.util.Collections.shuffle(shuffled, new Random(seed));

    assertThat(Band.of(shuffled)).isEqualTo(Band.of(weeks));
  }

  private static long low(long median) {
    double root = Math.sqrt(median) / 2 - 1;
    return (long) Math.floor(root * root);
  }

  private static long high(long median) {
    double root = 2 * Math.sqrt(median) + 1;
    return (long) Math.ceil(root * root);
  }
}

package dev.daybook.simulator;

import dev.daybook.canonical.Window;
import dev.daybook.simulator.Dice.Purpose;
import java.util.Arrays;

/**
 * Makes the life of an order from (seed, index) alone. Every order has at least one step within the
 * business date and none after it: the world stands still when the date ends. Three in four orders
 * are paid on the date; the others come from the six days before and move on it.
 */
final class Timelines {
  private static final int DAYS_BEFORE = 6;

  private final long seed;
  private final long dayStart;
  private final long dayEnd;

  Timelines(long seed, Window businessDay) {
    this.seed = seed;
    this.dayStart = businessDay.from().getEpochSecond();
    this.dayEnd = businessDay.to().getEpochSecond();
  }

  Timeline of(int index) {
    Dice dice = Dice.of(seed, index, Purpose.STORY);
    int edge = DayProfile.edgeOf(index);
    Story story = edge >= 0 ? Story.ORDINARY : Story.of(dice);
    Step[] steps = story.steps().toArray(Step[]::new);
    long[] seconds = offsets(steps, dice);
    if (edge >= 0) {
      // half of them rest there, so that the edge second keeps its burst until the night
      steps = dice.perMille(500) ? Arrays.copyOf(steps, 1) : steps;
      return paidOnTheDay(index, steps, seconds, edge);
    }
    return dice.perMille(750)
        ? paidOnTheDay(index, steps, seconds, DayProfile.second(dice))
        : paidBefore(index, steps, seconds, dice);
  }

  private static long[] offsets(Step[] steps, Dice dice) {
    long[] offsets = new long[steps.length];
    for (int step = 1; step < steps.length; step++) {
      offsets[step] = offsets[step - 1] + steps[step].secondsAfterThePrevious(dice);
    }
    return offsets;
  }

  private Timeline paidOnTheDay(int index, Step[] steps, long[] offsets, int second) {
    long paid = dayStart + second;
    int kept = 1;
    while (kept < steps.length && paid + offsets[kept] < dayEnd) {
      kept++;
    }
    long[] seconds = new long[kept];
    for (int step = 0; step < kept; step++) {
      seconds[step] = paid + offsets[step];
    }
    return timeline(index, Arrays.copyOf(steps, kept), seconds);
  }

  private Timeline paidBefore(int index, Step[] steps, long[] offsets, Dice dice) {
    int last = dice.between(1, steps.length - 1);
    long end = dayStart + DayProfile.second(dice);
    long[] seconds = new long[last + 1];
    for (int step = 0; step <= last; step++) {
      seconds[step] = end - (offsets[last] - offsets[step]);
    }
    long latestPayment = dayStart - dice.between(1, DAYS_BEFORE * DayProfile.DAY);
    seconds[0] = Math.min(seconds[0], latestPayment);
    return timeline(index, Arrays.copyOf(steps, last + 1), seconds);
  }

  private Timeline timeline(int index, Step[] steps, long[] seconds) {
    Dice dice = Dice.of(seed, index, Purpose.LAG);
    long[] visibleFrom = new long[seconds.length];
    for (int step = 0; step < seconds.length; step++) {
      visibleFrom[step] = seconds[step] + dice.between(0, Timeline.LONGEST_LAG);
    }
    return new Timeline(steps, seconds, visibleFrom);
  }
}

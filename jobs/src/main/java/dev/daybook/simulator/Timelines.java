package dev.daybook.simulator;

import dev.daybook.simulator.Dice.Purpose;
import java.util.Arrays;

/**
 * Makes the life of an order from the world, the book of stories and the index alone. Every order
 * has at least one step within its date and none after the last date: the world stands still then.
 * Orders that do not begin on their date come from the six days before and move on it.
 */
final class Timelines {
  private static final int DAYS_BEFORE = 6;
  private static final int LATE_EVERY = 20;

  private final World world;
  private final StoryBook book;
  private final DayProfile profile;
  private final long dayStart;
  private final long dayEnd;

  Timelines(World world, StoryBook book) {
    this.world = world;
    this.book = book;
    this.profile = new DayProfile(world.malice().burst());
    this.dayStart = world.day().from().getEpochSecond();
    this.dayEnd = world.day().to().getEpochSecond();
  }

  Timeline of(int index) {
    long dateStart = dayStart + DayProfile.DAY * dateOf(index);
    Dice dice = Dice.of(world.seed(), index, Purpose.STORY);
    int edge = profile.edgeOf(index);
    Step[] steps = (edge >= 0 ? book.ordinary() : book.of(dice)).steps().toArray(Step[]::new);
    long[] seconds = offsets(steps, dice);
    if (edge >= 0) {
      // half of them rest there, so that the edge second keeps its burst until the night
      steps = dice.perMille(500) ? Arrays.copyOf(steps, 1) : steps;
      return begunOnTheDay(index, steps, seconds, dateStart + edge);
    }
    return dice.perMille(book.bornTodayPerMille()) || steps.length == 1
        ? begunOnTheDay(index, steps, seconds, dateStart + DayProfile.second(dice))
        : begunBefore(index, steps, seconds, dateStart, dice);
  }

  /** Which of the world's dates, from 0, is the order's own. */
  private long dateOf(int index) {
    int dates = Math.toIntExact((dayEnd - dayStart) / DayProfile.DAY);
    return dates == 1 ? 0 : Dice.of(world.seed(), index, Purpose.DATE).between(0, dates - 1);
  }

  private long[] offsets(Step[] steps, Dice dice) {
    long[] offsets = new long[steps.length];
    for (int step = 1; step < steps.length; step++) {
      int usual = steps[step].secondsAfterThePrevious(dice);
      offsets[step] = offsets[step - 1] + Math.max(1, usual / book.haste());
    }
    return offsets;
  }

  private Timeline begunOnTheDay(int index, Step[] steps, long[] offsets, long begun) {
    int kept = 1;
    while (kept < steps.length && begun + offsets[kept] < dayEnd) {
      kept++;
    }
    long[] seconds = new long[kept];
    for (int step = 0; step < kept; step++) {
      seconds[step] = begun + offsets[step];
    }
    return timeline(index, Arrays.copyOf(steps, kept), seconds);
  }

  private Timeline begunBefore(int index, Step[] steps, long[] offsets, long dateStart, Dice dice) {
    int last = dice.between(1, steps.length - 1);
    long end = dateStart + DayProfile.second(dice);
    long[] seconds = new long[last + 1];
    for (int step = 0; step <= last; step++) {
      seconds[step] = end - (offsets[last] - offsets[step]);
    }
    long latestBegin = dateStart - dice.between(1, DAYS_BEFORE * DayProfile.DAY);
    seconds[0] = Math.min(seconds[0], latestBegin);
    return timeline(index, Arrays.copyOf(steps, last + 1), seconds);
  }

  private Timeline timeline(int index, Step[] steps, long[] seconds) {
    return Timeline.seen(world, index, steps, seconds, index % LATE_EVERY == LATE_EVERY - 1);
  }
}

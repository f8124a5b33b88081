package dev.daybook.simulator;

import java.util.List;

/**
 * The stories of a platform's orders; the first one is the ordinary one.
 *
 * @param bornTodayPerMille orders of 1,000 that begin on the business date; the others come from
 *     the days before it and move on it
 * @param haste the steps follow each other so many times faster than usual
 */
public record StoryBook(int bornTodayPerMille, int haste, List<Story> stories) {
  private static final int USUALLY_BORN_TODAY = 750;

  public StoryBook {
    stories = List.copyOf(stories);
    if (stories.stream().mapToInt(Story::perMille).sum() != 1_000) {
      throw new IllegalArgumentException("the shares of the stories do not add up to 1,000");
    }
  }

  public static StoryBook of(Story... stories) {
    return new StoryBook(USUALLY_BORN_TODAY, 1, List.of(stories));
  }

  /** All orders begin on the business date, and get further on it. */
  public StoryBook withinTheDay(int faster) {
    return new StoryBook(1_000, faster, stories);
  }

  Story ordinary() {
    return stories.get(0);
  }

  Story of(Dice dice) {
    int share = dice.between(0, 999);
    for (Story story : stories) {
      share -= story.perMille();
      if (share < 0) {
        return story;
      }
    }
    throw new IllegalStateException("the shares of the stories do not add up to 1,000");
  }
}

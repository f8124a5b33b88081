package dev.daybook.simulator;

import java.util.List;

/**
 * How the life of an order goes when nothing cuts it short.
 *
 * @param perMille how many of 1,000 orders live it
 */
public record Story(int perMille, List<Step> steps) {
  public Story {
    steps = List.copyOf(steps);
  }

  public static Story of(int perMille, Step... steps) {
    return new Story(perMille, List.of(steps));
  }
}

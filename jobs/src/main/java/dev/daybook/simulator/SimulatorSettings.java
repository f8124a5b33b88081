package dev.daybook.simulator;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * What the marketplaces are to be. Equal seed, orders and date make equal worlds.
 *
 * @param orders distinct orders of each shop that the date holds, from 1 to 200,000,000
 * @param businessDate in Asia/Shanghai
 * @param port 0 for a free one
 * @param malice words, each with an optional number: {@code tick-after-page} moves the world
 *     between two pages (at most 3 times a window, or {@code tick-after-page:5}); a kind of fault,
 *     {@code busy} or {@code busy:0.05}, strikes with that probability (0.02 when none is given)
 */
public record SimulatorSettings(
    long seed,
    int orders,
    LocalDate businessDate,
    int port,
    Clock clock,
    List<String> malice,
    RateLimit rate) {
  private static final int MOST_ORDERS = 200_000_000;

  public SimulatorSettings {
    if (orders < 1 || orders > MOST_ORDERS) {
      throw new IllegalArgumentException(
          "the simulated shops hold 1 to %,d orders, but got %,d".formatted(MOST_ORDERS, orders));
    }
    Objects.requireNonNull(businessDate, "businessDate");
    Objects.requireNonNull(clock, "clock");
    malice = List.copyOf(malice);
  }

  /** On a free port, without malice and without a rate limit. */
  public static SimulatorSettings of(long seed, int orders, LocalDate businessDate, Clock clock) {
    return new SimulatorSettings(seed, orders, businessDate, 0, clock, List.of(), RateLimit.NONE);
  }

  public SimulatorSettings onPort(int other) {
    return new SimulatorSettings(seed, orders, businessDate, other, clock, malice, rate);
  }

  public SimulatorSettings withMalice(String... words) {
    return new SimulatorSettings(seed, orders, businessDate, port, clock, List.of(words), rate);
  }

  public SimulatorSettings withRate(RateLimit limit) {
    return new SimulatorSettings(seed, orders, businessDate, port, clock, malice, limit);
  }
}

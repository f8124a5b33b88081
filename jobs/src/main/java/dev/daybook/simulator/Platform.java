package dev.daybook.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * How one marketplace speaks: which paths are its own, what lets a client in, what its shops trade.
 * Found by {@link java.util.ServiceLoader}: a public class with a public constructor without
 * parameters, named in {@code META-INF/services/dev.daybook.simulator.Platform}.
 */
public interface Platform {
  /** As its folder under {@code mappings/} is named. */
  String channel();

  /** What it answers, one line each: {@code POST /api/router}. For people. */
  List<String> addresses();

  /** Whether this path, without its query, is one of its own. */
  boolean takes(String path);

  /**
   * What a client of the shop needs. All invented, and different for every shop.
   *
   * @param number of the shop among those of its platform, from 1
   */
  Credentials credentials(int number);

  /** False where the client's id names the shop. */
  default boolean appsServeManyShops() {
    return true;
  }

  /** The tokens of the shop; the first are those of its {@link #credentials}. */
  Tokens tokens(Clock clock, int number);

  /** The lives, the money and the numbers of a shop's orders. */
  Trade trade(World world);

  Gateway<?> open(Hall hall);

  /** The file that a merchant's back-end gives for a day; empty when there is none. */
  default Optional<DayFile> dayFile() {
    return Optional.empty();
  }
}

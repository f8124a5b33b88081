package dev.daybook.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Which rate holds: the operation's own by channel and name, else by name, else the one for all,
 * else the platform's.
 */
final class RateRules {
  private final Map<String, RateLimit> byOperation = new ConcurrentHashMap<>();
  private final Function<Operation<?>, RateLimit> usual;
  private volatile RateLimit all;

  /**
   * @param all null for the platforms' own
   * @param usual the platforms' own
   */
  RateRules(RateLimit all, Function<Operation<?>, RateLimit> usual) {
    this.all = all;
    this.usual = usual;
  }

  void limit(RateLimit limit) {
    byOperation.clear();
    all = limit;
  }

  /** On every platform that has an operation of this name. */
  void limit(String operation, RateLimit limit) {
    byOperation.put(operation, limit);
  }

  void limit(String channel, String operation, RateLimit limit) {
    byOperation.put(named(channel, operation), limit);
  }

  private static String named(String channel, String operation) {
    return channel + " " + operation;
  }

  RateLimit of(String channel, Operation<?> operation) {
    String name = operation.name();
    RateLimit own = byOperation.getOrDefault(named(channel, name), byOperation.get(name));
    if (own != null) {
      return own;
    }
    RateLimit common = all;
    return common == null ? usual.apply(operation) : common;
  }
}

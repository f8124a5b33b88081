package dev.daybook.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which rate holds: the operation's own by name, else the one for all, else the platform's. */
final class RateRules {
  private final Map<String, RateLimit> byOperation = new ConcurrentHashMap<>();
  private volatile RateLimit all;

  /**
   * @param all null for the platforms' own
   */
  RateRules(RateLimit all) {
    this.all = all;
  }

  void limit(RateLimit limit) {
    byOperation.clear();
    all = limit;
  }

  void limit(String operation, RateLimit limit) {
    byOperation.put(operation, limit);
  }

  RateLimit of(Operation<?> operation) {
    RateLimit own = byOperation.get(operation.name());
    if (own != null) {
      return own;
    }
    RateLimit common = all;
    return common == null ? operation.usualRate() : common;
  }
}

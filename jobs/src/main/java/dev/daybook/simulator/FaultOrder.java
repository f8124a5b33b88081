package dev.daybook.simulator;

import dev.daybook.canonical.ShopId;
import java.time.Duration;

/**
 * A fault to come.
 *
 * @param times how often at most
 * @param probability from 0 to 1, for each request that could be struck
 * @param shop strike only this shop; null strikes all
 * @param method strike only this method; empty strikes order and refund methods, not the clock nor
 *     the tokens
 * @param delay of a {@link FaultKind#SLOW} answer
 */
public record FaultOrder(
    FaultKind kind, int times, double probability, ShopId shop, String method, Duration delay) {
  private static final Duration USUAL_DELAY = Duration.ofSeconds(2);

  public FaultOrder {
    if (times < 0 || !(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "a fault needs a count of 0 or more and a probability from 0 to 1, but got %d and %s"
              .formatted(times, probability));
    }
  }

  /** The next {@code times} requests. */
  public static FaultOrder next(FaultKind kind, int times) {
    return new FaultOrder(kind, times, 1, null, "", USUAL_DELAY);
  }

  /** Any request from now on, each with this probability. */
  public static FaultOrder sometimes(FaultKind kind, double probability) {
    return new FaultOrder(kind, Integer.MAX_VALUE, probability, null, "", USUAL_DELAY);
  }

  public FaultOrder on(String onlyMethod) {
    return new FaultOrder(kind, times, probability, shop, onlyMethod, delay);
  }

  public FaultOrder in(ShopId onlyShop) {
    return new FaultOrder(kind, times, probability, onlyShop, method, delay);
  }

  public FaultOrder delayed(Duration longer) {
    return new FaultOrder(kind, times, probability, shop, method, longer);
  }

  boolean strikes(Stall stall, Operation<?> asked) {
    boolean named = method.isEmpty() ? !asked.spared() : method.equals(asked.name());
    return named
        && (shop == null || shop.equals(stall.id()))
        && (asked.pages().isPresent() || !kind.ofLists());
  }
}

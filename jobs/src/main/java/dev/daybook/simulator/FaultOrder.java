package dev.daybook.simulator;

import java.time.Duration;
import java.util.Set;

/**
 * A fault to come.
 *
 * @param times how often at most
 * @param probability from 0 to 1, for each request that could be struck
 * @param method strike only this method; empty strikes order and refund methods, not the clock nor
 *     the tokens
 * @param delay of a {@link FaultKind#SLOW} answer
 */
public record FaultOrder(
    FaultKind kind, int times, double probability, String method, Duration delay) {
  private static final Duration USUAL_DELAY = Duration.ofSeconds(2);

  /** Methods no fault strikes unless it names them. */
  private static final Set<String> SPARED = Set.of("pdd.time.get", "pdd.pop.auth.token.refresh");

  public FaultOrder {
    if (times < 0 || !(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "a fault needs a count of 0 or more and a probability from 0 to 1, but got %d and %s"
              .formatted(times, probability));
    }
  }

  /** The next {@code times} requests. */
  public static FaultOrder next(FaultKind kind, int times) {
    return new FaultOrder(kind, times, 1, "", USUAL_DELAY);
  }

  /** Any request from now on, each with this probability. */
  public static FaultOrder sometimes(FaultKind kind, double probability) {
    return new FaultOrder(kind, Integer.MAX_VALUE, probability, "", USUAL_DELAY);
  }

  public FaultOrder on(String onlyMethod) {
    return new FaultOrder(kind, times, probability, onlyMethod, delay);
  }

  public FaultOrder delayed(Duration longer) {
    return new FaultOrder(kind, times, probability, method, longer);
  }

  boolean strikes(String asked, boolean list) {
    boolean named = method.isEmpty() ? !SPARED.contains(asked) : method.equals(asked);
    return named && (list || !kind.ofLists());
  }
}

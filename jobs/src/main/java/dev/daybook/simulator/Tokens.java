package dev.daybook.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The one valid pair of tokens of a shop; making a new pair kills the old one. */
public final class Tokens {
  private final Clock clock;
  private final Duration life;
  private final IntFunction<String> access;
  private final IntFunction<String> refresh;
  private int generation = 1;
  private Instant expiresAt;

  /**
   * @param access the access token of a generation, from 1
   * @param refresh likewise; the same for all where refreshing does not replace it
   */
  public Tokens(
      Clock clock, Duration life, IntFunction<String> access, IntFunction<String> refresh) {
    this.clock = clock;
    this.life = life;
    this.access = access;
    this.refresh = refresh;
    this.expiresAt = clock.instant().plus(life);
  }

  /** Called {@code <prefix>-token-0001} and {@code <prefix>-refresh-0001}. */
  public static Tokens named(Clock clock, Duration life, String prefix) {
    return new Tokens(
        clock,
        life,
        "%s-token-%%04d".formatted(prefix)::formatted,
        ("%s-refresh-%%04d".formatted(prefix))::formatted);
  }

  public Duration life() {
    return life;
  }

  public synchronized State state(String token) {
    if (token.equals(access.apply(generation))) {
      return clock.instant().isBefore(expiresAt) ? State.VALID : State.EXPIRED;
    }
    for (int earlier = 1; earlier < generation; earlier++) {
      if (token.equals(access.apply(earlier))) {
        return State.EXPIRED;
      }
    }
    return State.UNKNOWN;
  }

  public synchronized boolean refreshes(String refreshToken) {
    return refreshToken.equals(refresh.apply(generation));
  }

  /** Whether it is or was a token of this shop's, of either kind. */
  synchronized boolean knows(String token) {
    return !token.isEmpty()
        && IntStream.rangeClosed(1, generation)
            .anyMatch(
                made -> token.equals(access.apply(made)) || token.equals(refresh.apply(made)));
  }

  public synchronized Pair pair() {
    return new Pair(access.apply(generation), refresh.apply(generation));
  }

  /** A new pair; the old one is dead. */
  public synchronized Pair renew() {
    generation++;
    expiresAt = clock.instant().plus(life);
    return pair();
  }

  /** How long the present access token still lives; zero when it is spent. */
  public synchronized Duration left() {
    Duration left = Duration.between(clock.instant(), expiresAt);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** From now on the present access token is refused; its refresh token still works. */
  synchronized void expire() {
    expiresAt = clock.instant();
  }

  /** What a token is worth. */
  public enum State {
    VALID,
    /** Spent, or replaced by another. */
    EXPIRED,
    /** Never was one of this shop's. */
    UNKNOWN
  }

  public record Pair(String access, String refresh) {
    /** Tokens are never printed. */
    @Override
    public String toString() {
      return "Pair[]";
    }
  }
}

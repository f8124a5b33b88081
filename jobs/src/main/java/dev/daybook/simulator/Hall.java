package dev.daybook.simulator;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a gateway stands in: its shops and the platform's clock. */
public final class Hall {
  private final Clock clock;
  private final List<Stall> stalls;
  private final Faults faults;
  private final Tallies strangers;

  /**
   * @param strangers counts who could not be told to belong to a shop
   */
  Hall(Clock clock, List<Stall> stalls, Faults faults, Tallies strangers) {
    this.clock = clock;
    this.stalls = List.copyOf(stalls);
    this.faults = faults;
    this.strangers = strangers;
  }

  public Clock clock() {
    return clock;
  }

  /**
   * The client's shop; of several that share one app, the one that a token belongs to, or the first
   * when none tells.
   *
   * @param tokens access and refresh tokens of the call; empty ones belong to nobody
   */
  public Optional<Stall> ofClient(String clientId, String... tokens) {
    List<Stall> own =
        stalls.stream().filter(stall -> stall.credentials().clientId().equals(clientId)).toList();
    return own.stream()
        .filter(stall -> Stream.of(tokens).anyMatch(stall.tokens()::knows))
        .findFirst()
        .or(() -> own.stream().findFirst());
  }

  /** By an access token that is or was the shop's. */
  public Optional<Stall> ofToken(String token) {
    return stalls.stream()
        .filter(stall -> stall.tokens().state(token) != Tokens.State.UNKNOWN)
        .findFirst();
  }

  Faults faults() {
    return faults;
  }

  Tallies strangers() {
    return strangers;
  }
}

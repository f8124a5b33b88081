package dev.daybook.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * The door of one platform for all its shops: reads a call, finds the shop it is for, lets it in,
 * counts it against the rates, and answers it or lets a fault strike. A platform says how each of
 * these is done and how its refusals read.
 *
 * @param <C> a call as the platform reads it; names its operation
 */
public abstract class Gateway<C extends PlatformCall> {
  private final Hall hall;
  private final Map<String, Operation<C>> operations;
  private final AtomicLong requestNumber = new AtomicLong();

  protected Gateway(Hall hall, Collection<? extends Operation<C>> operations) {
    this.hall = hall;
    this.operations =
        operations.stream().collect(Collectors.toMap(Operation::name, Function.identity()));
  }

  /**
   * @param now the platform's second
   * @throws IllegalArgumentException when the request cannot be read; see {@link #unreadable}
   */
  protected abstract C read(Ask ask, long now, String requestId);

  /**
   * The shop that the call is for.
   *
   * @throws Refusal when there is none
   */
  protected abstract Stall stallOf(C call);

  /**
   * Checks signature, time and token.
   *
   * @param operation empty when the platform has none of the asked name
   * @throws Refusal when the call is not let in, and always when there is no such operation
   */
  protected abstract void letIn(Stall stall, C call, Optional<Operation<C>> operation);

  /** What answers a request that cannot be read. */
  protected abstract Refusal unreadable();

  /** The ways it says that there were too many calls; the first one is the usual one. */
  protected abstract List<Refusal> tooOften();

  /** What it says when the shop's own calls were too many: the usual way, unless it tells more. */
  protected Refusal tooOften(Stall stall, Operation<C> operation) {
    return tooOften().get(0);
  }

  /** The ways it says that it cannot do it just now. */
  protected abstract List<Refusal> busy();

  protected abstract List<Refusal> tokenExpired();

  /** The ways it says that it failed where a client that looks only at its pages sees none. */
  protected List<Refusal> unsuccessful() {
    return busy();
  }

  final Answer answer(Ask ask) {
    long now = hall.clock().instant().getEpochSecond();
    String requestId = String.format(Locale.ROOT, "%d%07d", now, requestNumber.incrementAndGet());
    Tallies tallies = hall.strangers();
    try {
      C call = read(ask, now, requestId, tallies);
      Optional<Operation<C>> operation = Optional.ofNullable(operations.get(call.operation()));
      String name = operation.map(Operation::name).orElse("unknown");
      Stall stall = stallOf(call, name);
      tallies = stall.tallies();
      tallies.requests.add(name);
      letIn(stall, call, operation);
      return served(stall, operation.orElseThrow(), call, requestId);
    } catch (Refusal refusal) {
      return refused(refusal, requestId, tallies);
    }
  }

  private C read(Ask ask, long now, String requestId, Tallies strangers) {
    try {
      return read(ask, now, requestId);
    } catch (IllegalArgumentException | JacksonException e) {
      strangers.requests.add("unreadable");
      throw unreadable();
    }
  }

  private Stall stallOf(C call, String name) {
    try {
      return stallOf(call);
    } catch (Refusal refusal) {
      hall.strangers().requests.add(name);
      throw refusal;
    }
  }

  private Answer served(Stall stall, Operation<C> operation, C call, String requestId) {
    if (!stall.mayCall(operation)) {
      throw tooOften(stall, operation);
    }
    return hall.faults()
        .answer(this, stall, operation, requestId, () -> judged(stall, operation, call, requestId));
  }

  private Answer judged(Stall stall, Operation<C> operation, C call, String requestId) {
    try {
      return operation.answer(stall, call);
    } catch (Refusal refusal) {
      return refused(refusal, requestId, stall.tallies());
    }
  }

  private static Answer refused(Refusal refusal, String requestId, Tallies tallies) {
    tallies.violations.add(refusal.violation());
    return refusal.answer(requestId);
  }

  /** Compares in the time that tells nothing. */
  protected static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  protected final Hall hall() {
    return hall;
  }
}

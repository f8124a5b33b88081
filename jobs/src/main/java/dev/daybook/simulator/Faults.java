package dev.daybook.simulator;

import dev.daybook.simulator.Dice.Purpose;
import dev.daybook.simulator.FaultKind.Strike;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The faults that wait for a request. The oldest that fits strikes; one request is struck once. */
final class Faults {
  private final List<Armed> armed = new ArrayList<>();
  private final Map<String, Answer> lastPages = new ConcurrentHashMap<>();
  private final Dice dice;

  Faults(long seed) {
    this.dice = Dice.of(seed, 0, Purpose.FAULT);
  }

  synchronized void add(FaultOrder order) {
    armed.add(new Armed(order));
  }

  synchronized void clear() {
    armed.clear();
  }

  Answer answer(
      Gateway<?> gateway,
      Stall stall,
      Operation<?> operation,
      String requestId,
      Supplier<Answer> good) {
    Optional<Armed> next = next(stall, operation);
    return next.isEmpty()
        ? kept(stall, operation, good.get())
        : struck(next.get(), gateway, stall, operation, requestId, good);
  }

  private Answer struck(
      Armed fault,
      Gateway<?> gateway,
      Stall stall,
      Operation<?> operation,
      String requestId,
      Supplier<Answer> good) {
    var kept = new Kept(good);
    var strike =
        new Strike(
            fault.order,
            dice,
            stall.tokens(),
            gateway,
            operation.pages().orElse(null),
            lastPages.get(key(stall, operation)),
            requestId);
    Answer answer = fault.order.kind().strike(kept, strike);
    if (answer == kept.made) {
      giveBack(fault);
      return kept(stall, operation, answer);
    }
    stall.tallies().struck.add(fault.order.kind().word());
    return answer;
  }

  private Answer kept(Stall stall, Operation<?> operation, Answer good) {
    if (operation.pages().isPresent()) {
      lastPages.put(key(stall, operation), good);
    }
    return good;
  }

  private static String key(Stall stall, Operation<?> operation) {
    return stall.id() + " " + operation.name();
  }

  private synchronized Optional<Armed> next(Stall stall, Operation<?> operation) {
    for (Armed fault : armed) {
      if (fault.left > 0 && fault.order.strikes(stall, operation) && falls(fault.order)) {
        fault.left--;
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private boolean falls(FaultOrder order) {
    return order.probability() >= 1 || dice.between(0, 999_999) < order.probability() * 1_000_000;
  }

  private synchronized void giveBack(Armed fault) {
    fault.left++;
  }

  private static final class Armed {
    private final FaultOrder order;
    private int left;

    private Armed(FaultOrder order) {
      this.order = order;
      this.left = order.times();
    }
  }

  /** Remembers the good answer, to see whether a fault changed it. */
  private static final class Kept implements Supplier<Answer> {
    private final Supplier<Answer> good;
    private Answer made;

    private Kept(Supplier<Answer> good) {
      this.good = good;
    }

    @Override
    public Answer get() {
      made = good.get();
      return made;
    }
  }
}

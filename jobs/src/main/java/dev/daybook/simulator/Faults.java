package dev.daybook.simulator;

import dev.daybook.simulator.Dice.Purpose;
import dev.daybook.simulator.FaultKind.Strike;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The faults that wait for a request. The oldest that fits strikes; one request is struck once. */
final class Faults {
  private final List<Armed> armed = new ArrayList<>();
  private final Dice dice;
  private final Tokens tokens;
  private final Tally struck;

  Faults(long seed, Tokens tokens, Tally struck) {
    this.dice = Dice.of(seed, 0, Purpose.FAULT);
    this.tokens = tokens;
    this.struck = struck;
  }

  synchronized void add(FaultOrder order) {
    armed.add(new Armed(order));
  }

  synchronized void clear() {
    armed.clear();
  }

  Answer answer(String method, boolean list, String requestId, Supplier<Answer> good) {
    Optional<Armed> next = next(method, list);
    if (next.isEmpty()) {
      return good.get();
    }
    FaultOrder order = next.get().order;
    var kept = new Kept(good);
    Answer answer = order.kind().strike(kept, new Strike(order, dice, tokens, requestId));
    if (answer == kept.made) {
      giveBack(next.get());
    } else {
      struck.add(order.kind().word());
    }
    return answer;
  }

  private synchronized Optional<Armed> next(String method, boolean list) {
    for (Armed fault : armed) {
      if (fault.left > 0 && fault.order.strikes(method, list) && falls(fault.order)) {
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

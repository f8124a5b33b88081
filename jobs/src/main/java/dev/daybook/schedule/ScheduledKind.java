package dev.daybook.schedule;

import dev.daybook.operate.Request;
import java.time.Instant;
import java.util.List;

/** One kind of scheduled run. A bean of this type is all that a further kind needs. */
interface ScheduledKind {
  /** At most 16 characters, such as {@code night}. */
  String name();

  /** Owes what the clock has made due by now. Asking again changes nothing. */
  void owe(OwedRuns ledger, OwedRuns.Known known, Instant now);

  /** For people: when it is due next after now; empty for what follows on another kind. */
  List<Due> next(Instant now);

  /** Whether it gives way to other kinds: taken after them, and in half of the places at most. */
  default boolean canWait() {
    return false;
  }

  /** Does it. Ends at the next page or chunk when the request tells it to stop. */
  Ended run(OwedRun owed, Request request);
}

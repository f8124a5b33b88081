package dev.daybook.simulator.shopify;

import dev.daybook.simulator.Query.VersionFilter;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.util.Set;

/**
 * {@code status} any, open, closed or cancelled; a closed one may be cancelled too (unconfirmed).
 *
 * @param createdSince orders older than 60 days need an approval that these clients do not have
 */
record OrderFilter(String status, long createdSince, long createdFirst, long createdLast)
    implements VersionFilter {
  private static final Set<String> STATUSES = Set.of("any", "open", "closed", "cancelled");

  OrderFilter {
    if (!STATUSES.contains(status)) {
      throw Refused.parameter("bad-parameter", "status");
    }
  }

  @Override
  public boolean test(Version version) {
    long created = version.timeline().seconds()[0];
    return created >= Math.max(createdSince, createdFirst)
        && created <= createdLast
        && hasStatus(version);
  }

  private boolean hasStatus(Version version) {
    boolean cancelled = cancelledAt(version) > 0;
    boolean closed = version.has(Step.SIGNED);
    return switch (status) {
      case "open" -> !cancelled && !closed;
      case "closed" -> closed;
      case "cancelled" -> cancelled;
      default -> true;
    };
  }

  /** Seconds since 1970; 0 when it was not cancelled. */
  static long cancelledAt(Version version) {
    return Math.max(version.when(Step.CLOSED_UNPAID), version.when(Step.CANCELLED_PAID));
  }
}

package dev.daybook.operate;

import dev.daybook.book.Quarantine.Entry;
import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which records of the quarantine are asked for; what is empty does not matter.
 *
 * @param field part of the field that could not be read, such as {@code buyer_paid}
 * @param before quarantined before this instant
 */
public record QuarantineQuery(
    State state,
    Optional<ShopId> shop,
    Optional<String> field,
    Optional<Instant> before,
    int limit) {
  private static final int MOST = 10_000;

  /** What has become of a record since it was quarantined. */
  public enum State {
    OPEN,
    DISMISSED,
    RELEASED
  }

  public QuarantineQuery {
    if (limit < 1 || limit > MOST) {
      throw new AskedWrongly("--limit is %d; expected 1 to %d".formatted(limit, MOST));
    }
  }

  /** Of the records that are open. */
  public QuarantineQuery(
      Optional<ShopId> shop, Optional<String> field, Optional<Instant> before, int limit) {
    this(State.OPEN, shop, field, before, limit);
  }

  boolean wants(Entry entry) {
    return field
            .map(part -> entry.reasons().stream().anyMatch(r -> r.field().contains(part)))
            .orElse(true)
        && before.map(entry.quarantinedAt()::isBefore).orElse(true);
  }
}

package dev.daybook.book;

import dev.daybook.book.Quarantine.Entry;
import dev.daybook.database.Deadlocks;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The word of a person that records of the quarantine will not become orders, or have come as
 * orders since. No account changes: they stay counted as quarantined, and their bytes are kept.
 */
@Component
public class Dismissals {
  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_REASON = 1000;

  private final QuarantineMapper mapper;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Dismissals(QuarantineMapper mapper, TransactionTemplate transaction, Clock clock) {
    this.mapper = mapper;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * Dismisses all of these records, or none.
   *
   * @return each once, by id
   * @throws IllegalArgumentException when one of them is not open, or name or reason are none;
   *     names every one that is not open
   */
  public List<Entry> dismiss(Collection<Long> quarantineIds, String by, String reason) {
    if (by == null || by.isBlank() || by.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("who dismisses? expected a name of 1 to 64 characters");
    }
    if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
      throw new IllegalArgumentException(
          "the reason has %d characters; expected 1 to %d that tell why nothing is left to do"
              .formatted(reason == null ? 0 : reason.strip().length(), LONGEST_REASON));
    }
    // Two who dismiss the same records lock them in the same order.
    var ids = new TreeSet<>(quarantineIds);
    return Deadlocks.retrying(() -> transaction.execute(status -> store(ids, by, reason)));
  }

  private List<Entry> store(TreeSet<Long> ids, String by, String reason) {
    requireOpen(ids);
    var now = clock.instant();
    ids.forEach(id -> mapper.dismiss(id, by, reason, now));
    return ids.stream().map(mapper::show).map(Quarantine::entry).toList();
  }

  private void requireOpen(TreeSet<Long> ids) {
    var problems = new ArrayList<String>();
    ids.forEach(id -> problem(id, mapper.lock(id)).ifPresent(problems::add));
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "%s; expected open records, so none is dismissed; next: daybook quarantine list"
              .formatted(String.join("; ", problems)));
    }
  }

  private static Optional<String> problem(long id, QuarantineMapper.Row row) {
    if (row == null) {
      return Optional.of("there is no quarantined record %d".formatted(id));
    }
    return switch (Quarantine.State.valueOf(row.state())) {
      case OPEN -> Optional.empty();
      case DISMISSED ->
          Optional.of(
              "record %d was dismissed by %s at %s: %s"
                  .formatted(id, row.dismissedBy(), row.dismissedAt(), row.dismissReason()));
      case RELEASED ->
          Optional.of("record %d left quarantine at %s".formatted(id, row.releasedAt()));
    };
  }
}

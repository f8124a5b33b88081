package dev.daybook.book;

import dev.daybook.canonical.Accounts;
import dev.daybook.database.Deadlocks;
import dev.daybook.mapping.Unreadable;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Rejected;
import dev.daybook.normalize.Normalization.Returned;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The order book's one way in. A chunk is booked in one transaction of its own: identities, orders,
 * lines, trail, quarantine, accounts and the documents' pointers, all or nothing. Handing the same
 * chunk in again books nothing twice.
 *
 * @see Versions how a record is classified
 */
@Component
public class OrderBook {
  private static final int MOST_ATTEMPTS = 10;

  private final ChunkBooking booking;
  private final TransactionTemplate transaction;
  private final int mostAttempts;

  @Autowired
  OrderBook(ChunkBooking booking, PlatformTransactionManager transactions) {
    this(booking, transactions, MOST_ATTEMPTS);
  }

  OrderBook(ChunkBooking booking, PlatformTransactionManager transactions, int mostAttempts) {
    this.booking = booking;
    this.mostAttempts = mostAttempts;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
  }

  /**
   * Books the records that their documents' pointers have not passed yet. A record whose values the
   * database refuses is quarantined; the others of its chunk are booked.
   *
   * @return the account of what was booked now; nothing for records that were booked before
   * @throws NotBooked when other writers kept the chunk out, or the database took other rows than
   *     it was given
   * @throws IllegalStateException when a record between the pointer and the first given is missing
   */
  public Accounts book(Chunk chunk) {
    try {
      return attempts(chunk);
    } catch (Contended | DuplicateKeyException | BrokenWrite notTheRecords) {
      throw new NotBooked(chunk, notTheRecords);
    } catch (DataIntegrityViolationException refused) {
      return apart(chunk, refused);
    }
  }

  private Accounts attempts(Chunk chunk) {
    var attempts = new AtomicInteger();
    return Deadlocks.retrying(
        mostAttempts,
        OrderBook::anotherWriter,
        () -> {
          boolean again = attempts.incrementAndGet() > 1;
          return transaction.execute(status -> booking.book(chunk, again));
        });
  }

  static boolean anotherWriter(RuntimeException failed) {
    return failed instanceof Contended || failed instanceof DuplicateKeyException;
  }

  /** Halves the chunk until the record stands alone that the database does not take. */
  private Accounts apart(Chunk chunk, RuntimeException refused) {
    var records = chunk.records();
    if (records.size() == 1) {
      return alone(chunk, records.get(0), refused);
    }
    int middle = records.size() / 2;
    return book(chunk.with(records.subList(0, middle)))
        .plus(book(chunk.with(records.subList(middle, records.size()))));
  }

  private Accounts alone(Chunk chunk, Normalization record, RuntimeException refused) {
    var number = number(record).orElseThrow(() -> refused);
    var reason =
        new Unreadable(
            record.from().source().place(),
            "(the whole record)",
            number,
            "a record that the database takes (it answered %s)"
                .formatted(refused.getClass().getSimpleName()),
            "mend the channel's mapping, then run: quarantine retry");
    return attempts(
        chunk.with(
            List.of(new Rejected(record.from(), number, List.of(reason), record.control()))));
  }

  private static Optional<String> number(Normalization record) {
    if (record instanceof Normalized normalized) {
      return Optional.of(normalized.order().externalNo());
    }
    return record instanceof Returned returned
        ? Optional.of(returned.afterSale().afterSaleNo())
        : Optional.empty();
  }
}

package dev.daybook.book;

import dev.daybook.book.BookMapper.QuarantineRow;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Outcome;
import dev.daybook.canonical.ShopId;
import dev.daybook.database.Deadlocks;
import dev.daybook.landing.LandedRecord;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.Unreadable;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Rejected;
import dev.daybook.normalize.Normalization.Returned;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Records that could not become an order or after-sale, until a mended mapping releases them or a
 * person dismisses them ({@link Dismissals}).
 */
@Component
public class Quarantine {
  private static final int LONGEST_NO = 128;
  private static final int LONGEST_PLACE = 300;
  private static final int MOST_ATTEMPTS = 8;

  private final QuarantineMapper mapper;
  private final BookMapper book;
  private final ChunkBooking booking;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Quarantine(
      QuarantineMapper mapper,
      BookMapper book,
      ChunkBooking booking,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.mapper = mapper;
    this.book = book;
    this.booking = booking;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
    transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
  }

  /** Whether a record lies in quarantine still, and whether somebody is to look at it. */
  public enum State {
    OPEN,
    /** It lies there and is counted so; a person has said that nothing is to be done. */
    DISMISSED,
    RELEASED
  }

  /** What a person has said of a record that will not become an order. */
  public record Dismissal(Instant at, String by, String reason) {}

  /**
   * That the book holds the record's order or after-sale from a later document.
   *
   * @param orderId of the after-sale's order; null while the book does not hold that
   */
  public record BookedSince(Long orderId, long documentId) {}

  /**
   * @param state null for all; {@code shop} and {@code documentId} likewise
   * @param afterId the last quarantine id of the page before; 0 for the first page
   */
  public record Filter(State state, ShopId shop, Long documentId, long afterId, int limit) {
    public static Filter open(int limit) {
      return new Filter(State.OPEN, null, null, 0, limit);
    }
  }

  /**
   * A quarantined record; its bytes are found by document and record number.
   *
   * @param path of the document's bytes, below the landing folder
   * @param retriedAt null for never; {@code releasedAt} while it is in quarantine
   * @param dismissal null when nobody has dismissed it; it stays when the record is released
   */
  public record Entry(
      long id,
      ShopId shop,
      String stream,
      long documentId,
      int recordNo,
      Long windowId,
      String documentName,
      String path,
      String externalNo,
      State state,
      List<Unreadable> reasons,
      Instant quarantinedAt,
      Instant retriedAt,
      Instant releasedAt,
      Dismissal dismissal) {}

  /** What became of a retry. */
  public sealed interface Rebooked {
    /** It left quarantine with this outcome. */
    record Released(Outcome outcome) implements Rebooked {}

    record StillFails(List<Unreadable> reasons) implements Rebooked {}

    /** It had left quarantine before; nothing was done. */
    record WasReleased(Instant at) implements Rebooked {}

    /** It was dismissed since the caller has seen it; nothing was done. */
    record WasDismissed(Dismissal dismissal) implements Rebooked {}
  }

  /** By id, oldest first. */
  public List<Entry> list(Filter filter) {
    return mapper.list(filter).stream().map(Quarantine::entry).toList();
  }

  public Optional<Entry> show(long quarantineId) {
    return Optional.ofNullable(mapper.show(quarantineId)).map(Quarantine::entry);
  }

  /** What the book holds of this record's number since; empty when its number is not known. */
  public Optional<BookedSince> bookedSince(Entry entry) {
    return Optional.ofNullable(
        Feed.isOfAfterSales(entry.stream())
            ? mapper.afterSaleSince(entry.shop(), entry.externalNo(), entry.documentId())
            : mapper.orderSince(entry.shop(), entry.externalNo(), entry.documentId()));
  }

  /** As the other {@code rebook}, of an open record, by the retry itself. */
  public Rebooked rebook(long quarantineId, Normalization record) {
    return rebook(quarantineId, State.OPEN, record, "quarantine retry", "");
  }

  /**
   * Books a record of the quarantine as its mended mapping now reads it, and moves it in its
   * document's account from quarantined to its outcome; all in one transaction. A record whose
   * amount still differs from its source's control amount stays, since it would open a closed
   * account.
   *
   * @param seen as the caller knows it: a record that was dismissed since is left alone
   * @throws IllegalArgumentException when there is no such entry or the record is another one; an
   *     {@link AnotherRecord} when it is so because the mapping now cuts its document differently
   */
  public Rebooked rebook(
      long quarantineId, State seen, Normalization record, String actor, String address) {
    var chunk = new Chunk(0, actor, address, List.of(record));
    return Deadlocks.retrying(
        MOST_ATTEMPTS,
        OrderBook::anotherWriter,
        () -> transaction.execute(status -> again(quarantineId, seen, record, chunk)));
  }

  private Rebooked again(long quarantineId, State seen, Normalization record, Chunk chunk) {
    var row = mapper.lock(quarantineId);
    requireSame(quarantineId, row, record.from());
    var state = State.valueOf(row.state());
    if (state == State.RELEASED) {
      return new Rebooked.WasReleased(row.releasedAt());
    }
    if (state == State.DISMISSED && seen != State.DISMISSED) {
      return new Rebooked.WasDismissed(dismissal(row));
    }
    var judged = ChunkBooking.judged(record);
    var reasons = reasons(judged);
    if (!reasons.isEmpty()) {
      mapper.stillFails(quarantineId, BookJson.reasons(reasons), clock.instant());
      return new Rebooked.StillFails(reasons);
    }
    return release(row, judged, chunk);
  }

  private Rebooked release(QuarantineMapper.Row row, Normalization record, Chunk chunk) {
    var outcome = booking.bookAgain(chunk, record);
    if (mapper.uncount(row.documentId(), row.currency(), row.minor()) != 1) {
      throw new IllegalStateException(
          "quarantine %d: the account of document %d does not count it"
              .formatted(row.quarantineId(), row.documentId()));
    }
    var ledger = new Ledger();
    ledger.fetched(record);
    ledger.booked(row.documentId(), outcome, counted(record));
    book.addAccounts(ledger.accounts());
    mapper.release(row.quarantineId(), clock.instant());
    return new Rebooked.Released(outcome);
  }

  private static void requireSame(long quarantineId, QuarantineMapper.Row row, LandedRecord from) {
    if (row == null) {
      throw new IllegalArgumentException(
          "there is no quarantine entry %d; next: daybook quarantine list".formatted(quarantineId));
    }
    if (row.documentId() != from.documentId() || row.recordNo() != from.recordNo()) {
      throw new IllegalArgumentException(
          "quarantine %d is record %d of document %d, but record %d of document %d was given"
              .formatted(
                  quarantineId,
                  row.recordNo(),
                  row.documentId(),
                  from.recordNo(),
                  from.documentId()));
    }
    var place = shortened(from.source().place(), LONGEST_PLACE);
    if (!row.place().equals(place)
        || !Arrays.equals(row.sourceSha256(), SourceDigest.of(from.source()))) {
      throw new AnotherRecord(row, place);
    }
  }

  private static Money counted(Normalization record) {
    return record instanceof Returned returned
        ? Ledger.counted(returned)
        : Ledger.counted((Normalized) record);
  }

  private static List<Unreadable> reasons(Normalization judged) {
    return judged instanceof Rejected rejected ? rejected.reasons() : List.of();
  }

  /** The row of a rejected record. */
  static QuarantineRow row(Rejected rejected, Instant now) {
    var control = Ledger.control(rejected);
    var from = rejected.from();
    return new QuarantineRow(
        from.documentId(),
        from.recordNo(),
        shortened(from.source().place(), LONGEST_PLACE),
        SourceDigest.of(from.source()),
        shortened(rejected.externalNo(), LONGEST_NO),
        Ledger.currency(control),
        Ledger.minor(control),
        BookJson.reasons(rejected.reasons()),
        now);
  }

  /** As much as the column holds, without cutting a character in two. */
  private static String shortened(String text, int longest) {
    return text.codePoints()
        .limit(longest)
        .map(c -> Character.getType(c) == Character.SURROGATE ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Dismissal dismissal(QuarantineMapper.Row row) {
    return row.dismissedAt() == null
        ? null
        : new Dismissal(row.dismissedAt(), row.dismissedBy(), row.dismissReason());
  }

  static Entry entry(QuarantineMapper.Row row) {
    return new Entry(
        row.quarantineId(),
        new ShopId(row.channel(), row.shop()),
        row.stream(),
        row.documentId(),
        row.recordNo(),
        row.windowId(),
        row.documentName(),
        row.path(),
        row.externalNo(),
        State.valueOf(row.state()),
        BookJson.reasons(row.reasons()),
        row.quarantinedAt(),
        row.retriedAt(),
        row.releasedAt(),
        dismissal(row));
  }
}

package dev.daybook.book;

import dev.daybook.book.BookRows.StatusChange;
import dev.daybook.canonical.Buyer;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Outcome;
import dev.daybook.canonical.Receiver;
import dev.daybook.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.List;

/**
 * One order while its chunk is classified: begins as the book holds it and takes the chunk's
 * records of it one after the other, so that several of them in one chunk come out right.
 */
final class OrderDraft {
  private final int shopId;
  private final String externalNo;
  private final int storedVersion;
  private final OrderStatus storedStatus;
  private final List<Step> steps = new ArrayList<>();
  private long orderId;
  private long storedDocument;
  private Versions.Version held;
  private Reading seen;
  private boolean moved;
  private Buyer buyer = Buyer.UNKNOWN;
  private Receiver receiver = Receiver.UNKNOWN;
  private Order stored;
  private Settled settled;

  /** One version that the book takes. */
  private record Step(Order order, Versions.Version version) {}

  private OrderDraft(int shopId, String externalNo, int storedVersion, OrderStatus storedStatus) {
    this.shopId = shopId;
    this.externalNo = externalNo;
    this.storedVersion = storedVersion;
    this.storedStatus = storedStatus;
  }

  static OrderDraft unknown(int shopId, String externalNo) {
    return new OrderDraft(shopId, externalNo, 0, null);
  }

  /**
   * @param seen the reading that brought the stored version; null when it must not count as met
   */
  static OrderDraft held(int shopId, BookMapper.Held row, Reading seen) {
    if (row.version() == null) {
      var draft = unknown(shopId, row.externalNo());
      draft.orderId = row.orderId();
      return draft;
    }
    var draft =
        new OrderDraft(shopId, row.externalNo(), row.version(), OrderStatus.valueOf(row.status()));
    draft.orderId = row.orderId();
    draft.storedDocument = row.documentId();
    draft.held =
        new Versions.Version(
            row.sourceUpdatedAt(),
            OrderStatus.valueOf(row.givenStatus()).rank(),
            ContentHash.stored(row.contentHash()),
            row.documentId(),
            row.recordNo(),
            row.dated());
    draft.seen = seen;
    return draft;
  }

  /**
   * What the channel gave of what the book holds, in full: a replay needs it to see whether it
   * would change anything.
   */
  void storedAs(Order whole) {
    stored = whole;
  }

  Outcome take(Normalized record, Reading reading, boolean replay) {
    var given = record.order();
    var next = Versions.Version.of(given, record.from(), record.dated());
    var outcome = Versions.decide(held, next, reading.equals(seen), replay);
    if (outcome == Outcome.UPDATED && saysNothingNew(given)) {
      return Outcome.UNCHANGED;
    }
    if (outcome == Outcome.CREATED || outcome == Outcome.UPDATED) {
      accept(given, next, reading);
    } else if (outcome != Outcome.STALE) {
      seen = reading;
      moved |= next.movesFrom(held);
      held = next.movesFrom(held) ? next : held;
    }
    return outcome;
  }

  /** In a replay: what differs is only what the book keeps, because the record has it blank. */
  private boolean saysNothingNew(Order given) {
    return stored != null
        && steps.isEmpty()
        && ContentHash.of(given.with(given.buyer().orKeep(stored.buyer()), kept(given)))
            .equals(ContentHash.of(stored));
  }

  private Receiver kept(Order given) {
    return given.receiver().orKeep(stored.receiver());
  }

  private void accept(Order given, Versions.Version next, Reading reading) {
    held = next;
    seen = reading;
    steps.add(new Step(given, next));
    buyer = given.buyer().orKeep(buyer);
    receiver = given.receiver().orKeep(receiver);
  }

  /** What the channel has blanked is filled from what the book knew before this chunk. */
  void keep(Buyer knownBuyer, Receiver knownReceiver) {
    buyer = buyer.orKeep(knownBuyer);
    receiver = receiver.orKeep(knownReceiver);
  }

  /**
   * Finds what its after-sales make of each version, and of the last one with those that are new.
   */
  void settle(AfterSalesOfOrder afterSales) {
    var made = new Settled.Making(storedVersion, storedStatus);
    for (var step : steps) {
      made.version(
          Effect.of(Given.of(step.order), afterSales.effective()), step.order, step.version);
    }
    settled = made.with(Given.of(order()), afterSales);
  }

  void identifiedAs(long id) {
    orderId = id;
  }

  boolean changed() {
    return !steps.isEmpty();
  }

  /** The stored version is what the channel gave still, but a dated record says so now. */
  boolean onlyMoved() {
    return moved && !changed();
  }

  boolean isStored() {
    return storedVersion > 0;
  }

  int storedVersion() {
    return storedVersion;
  }

  long storedDocument() {
    return storedDocument;
  }

  boolean isIdentified() {
    return orderId > 0;
  }

  int shopId() {
    return shopId;
  }

  String externalNo() {
    return externalNo;
  }

  long orderId() {
    return orderId;
  }

  int version() {
    return settled == null ? storedVersion + steps.size() : settled.version();
  }

  Versions.Version held() {
    return held;
  }

  /** The last version that the book takes; null when it takes none. */
  Order order() {
    return steps.isEmpty() ? null : steps.get(steps.size() - 1).order;
  }

  /** Null outside of a replay, and for an order that the book does not hold. */
  Order stored() {
    return stored;
  }

  Buyer buyer() {
    return buyer;
  }

  Receiver receiver() {
    return receiver;
  }

  Effect effect() {
    return settled.effect();
  }

  List<StatusChange> changes() {
    return settled.changes();
  }
}

package dev.daybook.book;

import dev.daybook.book.BookRows.StatusChange;
import dev.daybook.canonical.Buyer;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Outcome;
import dev.daybook.canonical.Receiver;
import dev.daybook.landing.LandedRecord;
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
  private final List<StatusChange> changes = new ArrayList<>();
  private long orderId;
  private int version;
  private final int storedVersion;
  private Versions.Version held;
  private Reading seen;
  private Order order;
  private Buyer buyer = Buyer.UNKNOWN;
  private Receiver receiver = Receiver.UNKNOWN;
  private LandedRecord evidence;
  private Order stored;

  private OrderDraft(int shopId, String externalNo, int storedVersion) {
    this.shopId = shopId;
    this.externalNo = externalNo;
    this.storedVersion = storedVersion;
    this.version = storedVersion;
  }

  static OrderDraft unknown(int shopId, String externalNo) {
    return new OrderDraft(shopId, externalNo, 0);
  }

  /**
   * @param seen the reading that brought the stored version; null when it must not count as met
   */
  static OrderDraft held(int shopId, BookMapper.Held row, Reading seen) {
    var draft = new OrderDraft(shopId, row.externalNo(), row.version() == null ? 0 : row.version());
    draft.orderId = row.orderId();
    if (row.version() != null) {
      draft.held =
          new Versions.Version(
              row.sourceUpdatedAt(),
              OrderStatus.valueOf(row.status()),
              ContentHash.stored(row.contentHash()),
              row.documentId(),
              row.recordNo());
      draft.seen = seen;
    }
    return draft;
  }

  /** What the book holds, in full: a replay needs it to see whether it would change anything. */
  void storedAs(Order whole) {
    stored = whole;
  }

  Outcome take(Normalized record, Reading reading, boolean replay) {
    var given = record.order();
    var from = record.from();
    var next = Versions.Version.of(given, from);
    var outcome = Versions.decide(held, next, record.dated(), reading.equals(seen), replay);
    if (outcome == Outcome.UPDATED && saysNothingNew(given)) {
      return Outcome.UNCHANGED;
    }
    switch (outcome) {
      case CREATED, UPDATED -> accept(given, next, from, reading);
      case UNCHANGED -> seen = reading;
      default -> {
        // An older record and a repeated one leave the draft as it is.
      }
    }
    return outcome;
  }

  /** In a replay: what differs is only what the book keeps, because the record has it blank. */
  private boolean saysNothingNew(Order given) {
    return stored != null
        && order == null
        && ContentHash.of(given.with(given.buyer().orKeep(stored.buyer()), kept(given)))
            .equals(ContentHash.of(stored));
  }

  private Receiver kept(Order given) {
    return given.receiver().orKeep(stored.receiver());
  }

  private void accept(Order given, Versions.Version next, LandedRecord from, Reading reading) {
    version++;
    var before = held == null ? null : held.status();
    if (before != given.status()) {
      changes.add(
          new StatusChange(
              version, before, given.status(), given.channelStatus(), next.updatedAt(), from));
    }
    held = next;
    seen = reading;
    order = given;
    evidence = from;
    buyer = given.buyer().orKeep(buyer);
    receiver = given.receiver().orKeep(receiver);
  }

  /** What the channel has blanked is filled from what the book knew before this chunk. */
  void keep(Buyer knownBuyer, Receiver knownReceiver) {
    buyer = buyer.orKeep(knownBuyer);
    receiver = receiver.orKeep(knownReceiver);
  }

  void identifiedAs(long id) {
    orderId = id;
  }

  boolean changed() {
    return order != null;
  }

  boolean isStored() {
    return storedVersion > 0;
  }

  int storedVersion() {
    return storedVersion;
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
    return version;
  }

  ContentHash hash() {
    return held.hash();
  }

  Order order() {
    return order;
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

  LandedRecord evidence() {
    return evidence;
  }

  List<StatusChange> changes() {
    return changes;
  }
}

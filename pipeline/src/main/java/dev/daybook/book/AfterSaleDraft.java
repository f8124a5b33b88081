package dev.daybook.book;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.AfterSaleState;
import dev.daybook.canonical.Outcome;
import dev.daybook.normalize.Normalization.Returned;

/** One after-sale while its chunk is classified, as {@link OrderDraft} is one order. */
final class AfterSaleDraft {
  private final int shopId;
  private final String afterSaleNo;
  private final AfterSaleMapper.Held stored;
  private int version;
  private Versions.Version held;
  private Reading seen;
  private AfterSale afterSale;
  private boolean moved;

  private AfterSaleDraft(int shopId, String afterSaleNo, AfterSaleMapper.Held stored) {
    this.shopId = shopId;
    this.afterSaleNo = afterSaleNo;
    this.stored = stored;
  }

  static AfterSaleDraft unknown(int shopId, String afterSaleNo) {
    return new AfterSaleDraft(shopId, afterSaleNo, null);
  }

  /**
   * @param seen the reading that brought the stored version; null when it must not count as met
   */
  static AfterSaleDraft held(int shopId, AfterSaleMapper.Held row, Reading seen) {
    var draft = new AfterSaleDraft(shopId, row.afterSaleNo(), row);
    draft.version = row.version();
    draft.held =
        new Versions.Version(
            row.sourceUpdatedAt(),
            AfterSaleState.valueOf(row.state()).rank(),
            ContentHash.stored(row.contentHash()),
            row.documentId(),
            row.recordNo(),
            row.dated());
    draft.seen = seen;
    return draft;
  }

  Outcome take(Returned record, Reading reading, boolean replay) {
    var next = Versions.Version.of(record.afterSale(), record.from(), record.dated());
    var outcome = Versions.decide(held, next, reading.equals(seen), replay);
    if (outcome == Outcome.CREATED || outcome == Outcome.UPDATED) {
      version++;
      held = next;
      seen = reading;
      afterSale = record.afterSale();
    } else if (outcome != Outcome.STALE) {
      seen = reading;
      moved |= next.movesFrom(held);
      held = next.movesFrom(held) ? next : held;
    }
    return outcome;
  }

  /** The stored version is what the channel gave still, but a dated record says so now. */
  boolean onlyMoved() {
    return moved && !changed();
  }

  boolean changed() {
    return afterSale != null;
  }

  boolean isStored() {
    return stored != null;
  }

  AfterSaleMapper.Held stored() {
    return stored;
  }

  int shopId() {
    return shopId;
  }

  String afterSaleNo() {
    return afterSaleNo;
  }

  int version() {
    return version;
  }

  AfterSale afterSale() {
    return afterSale;
  }

  Versions.Version held() {
    return held;
  }

  Placed placed() {
    return new Placed(afterSale, held.documentId(), held.recordNo());
  }
}

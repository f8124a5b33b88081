package dev.daybook.batch;

import dev.daybook.canonical.ShopId;
import dev.daybook.landing.Document;
import dev.daybook.landing.LandedRecord;
import dev.daybook.landing.LandedRecords;
import dev.daybook.landing.LandingDesk;
import java.util.Iterator;
import java.util.List;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The records of a shop that have no outcome yet, document after document. Where to begin stands in
 * the ledger ({@code document.booked}), so nothing is remembered here and any start may follow a
 * kill.
 */
@Component
@StepScope
class PendingRecords implements ItemStreamReader<LandedRecord> {
  private final LandingDesk desk;
  private final Damages damages;
  private final ShopId shop;
  private final BookingWatch watch;
  private Iterator<Document> documents = List.<Document>of().iterator();
  private LandedRecords records;
  private Document current;

  PendingRecords(
      LandingDesk desk,
      Damages damages,
      BookingWatches watches,
      @Value("#{jobParameters['shop']}") String shop,
      @Value("#{jobParameters['run']}") Long runId) {
    this.desk = desk;
    this.damages = damages;
    this.shop = ShopId.parse(shop);
    this.watch = watches.of(runId);
  }

  @Override
  public void open(ExecutionContext context) {
    documents = desk.pending(shop).iterator();
  }

  @Override
  public LandedRecord read() {
    if (watch.mustStop()) {
      return null;
    }
    while (!hasRecord()) {
      close();
      if (!documents.hasNext()) {
        return null;
      }
      open(documents.next());
    }
    return records.next();
  }

  /**
   * Whether the open document has a further record. One that cannot be cut any further ends here,
   * whatever the reason (damaged bytes, a column that its mapping no longer knows): it keeps no
   * other document from being booked, and its window is not sealed.
   */
  private boolean hasRecord() {
    try {
      return records != null && records.hasNext();
    } catch (RuntimeException damaged) {
      damages.found(current, damaged);
      return false;
    }
  }

  private void open(Document document) {
    current = document;
    try {
      records = desk.records(document, document.booked() + 1);
    } catch (RuntimeException damaged) {
      damages.found(document, damaged);
    }
  }

  @Override
  public void close() {
    if (records != null) {
      records.close();
      records = null;
    }
  }
}

package dev.daybook.landing;

import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.SourceRecord;
import dev.daybook.mapping.Unreadable;
import java.util.List;

/**
 * One source order inside a document.
 *
 * @param recordNo from 1, in the document's order
 * @param windowId the window its document belongs to; null for a file that covers no known time
 * @param stream the feed's stream, such as {@code orders/updated}
 * @param damage what is wrong with its bytes already (a row with too few cells, an id that a
 *     spreadsheet has damaged); not empty means that it cannot become an order
 * @param number of a damaged record, where it is known all the same: from the list whose record
 *     could not be had, or because what is wrong lies in its lines; else empty
 */
public record LandedRecord(
    long documentId,
    int recordNo,
    Long windowId,
    ShopId shop,
    String stream,
    SourceRecord source,
    List<Unreadable> damage,
    String number) {
  public LandedRecord(
      long documentId,
      int recordNo,
      Long windowId,
      ShopId shop,
      String stream,
      SourceRecord source,
      List<Unreadable> damage) {
    this(documentId, recordNo, windowId, shop, stream, source, damage, "");
  }
}

package dev.daybook.landing;

import java.io.IOException;

/**
 * The mapping of today cuts a document into another number of records than when it was landed.
 * Ledger and quarantine name records by their number, so under such a cut they would name others.
 */
public class CutDiffers extends IOException {
  CutDiffers(Document document, int records) {
    super(
        ("document %d (%s): it had %d records when it was landed, but the mapping of %s now cuts"
                + " it into %d; next: put records, group_by and not_orders of this feed back as"
                + " they were, then do this again")
            .formatted(
                document.id(), document.name(), document.records(), document.feed(), records));
  }
}

package dev.daybook.landing;

import dev.daybook.mapping.FileFeed;
import java.io.IOException;

/** A text file of rows, whose encoding was found. */
record TextTable(
    TextEncoding encoding, Separators form, int longestRow, boolean leavesOutTrailingCells)
    implements RowSource {
  static TextTable of(DocumentBytes bytes, FileFeed feed, Separators form, TableLimits limits)
      throws IOException {
    var encoding = TextEncoding.detect(bytes, feed.encodings());
    return new TextTable(encoding, form, limits.rowCharacters(), feed.trailingCellsOptional());
  }

  @Override
  public Rows open(DocumentBytes bytes) throws IOException {
    return CsvRows.open(bytes, encoding, form, longestRow);
  }

  @Override
  public String why() {
    return encoding.why();
  }

  @Override
  public boolean cutShort() {
    return encoding.cutShort();
  }
}

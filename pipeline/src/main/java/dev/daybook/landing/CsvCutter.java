package dev.daybook.landing;

import dev.daybook.mapping.Feed;
import dev.daybook.mapping.FileFeed;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * Files of comma-separated values: one row a line of an order, rows of one order brought together
 * wherever they stand.
 */
@Component("csv")
class CsvCutter implements RecordCutter {
  private final TableLimits limits;

  CsvCutter() {
    this(TableLimits.USUAL);
  }

  CsvCutter(TableLimits limits) {
    this.limits = limits;
  }

  @Override
  public Cut examine(DocumentBytes bytes, Feed feed) throws IOException {
    var files = (FileFeed) feed;
    var rows = TextTable.of(bytes, files, Separators.COMMAS, limits);
    return TableCut.examine(bytes, files, limits, rows);
  }
}

package dev.daybook.landing;

import dev.daybook.mapping.Feed;
import dev.daybook.mapping.FileFeed;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Files whose cells are parted by tabs and nothing else; otherwise as comma-separated files. */
@Component("tsv")
class TsvCutter implements RecordCutter {
  private final TableLimits limits;

  TsvCutter() {
    this(TableLimits.USUAL);
  }

  TsvCutter(TableLimits limits) {
    this.limits = limits;
  }

  @Override
  public Cut examine(DocumentBytes bytes, Feed feed) throws IOException {
    var files = (FileFeed) feed;
    var rows = TextTable.of(bytes, files, Separators.TABS, limits);
    return TableCut.examine(bytes, files, limits, rows);
  }
}

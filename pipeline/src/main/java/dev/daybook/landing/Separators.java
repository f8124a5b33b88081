package dev.daybook.landing;

import org.apache.commons.csv.CSVFormat;

/** How a text file tells its cells apart. */
enum Separators {
  COMMAS(',', true),
  /** Nothing is quoted: a quote is a character of its cell. */
  TABS('\t', false);

  private final char delimiter;
  private final boolean quotes;
  private final CSVFormat csv;

  Separators(char delimiter, boolean quotes) {
    this.delimiter = delimiter;
    this.quotes = quotes;
    this.csv =
        CSVFormat.DEFAULT
            .builder()
            .setDelimiter(delimiter)
            .setQuote(quotes ? '"' : null)
            .setIgnoreEmptyLines(false)
            .setTrailingData(true)
            .setLenientEof(true)
            .get();
  }

  char delimiter() {
    return delimiter;
  }

  boolean quotes() {
    return quotes;
  }

  CSVFormat csv() {
    return csv;
  }
}

package dev.daybook.landing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The rows of a text file. */
final class CsvRows implements Rows {
  private final CSVParser parser;
  private final RowGuard.Rows facts;
  private final Iterator<CSVRecord> records;

  private CsvRows(RowGuard guard, CSVParser parser) {
    this.parser = parser;
    this.facts = guard.rows();
    this.records = parser.iterator();
  }

  static CsvRows open(DocumentBytes bytes, TextEncoding encoding, Separators form, int longestRow)
      throws IOException {
    var in = bytes.open();
    try {
      var guard = new RowGuard(encoding.reader(in), form, longestRow);
      return new CsvRows(guard, CSVParser.builder().setReader(guard).setFormat(form.csv()).get());
    } catch (IOException | RuntimeException failed) {
      in.close();
      throw failed;
    }
  }

  @Override
  public TableRow next() throws IOException {
    try {
      if (!records.hasNext()) {
        require(facts.isEmpty());
        return null;
      }
      return row(records.next());
    } catch (UncheckedIOException failed) {
      throw failed.getCause();
    }
  }

  private TableRow row(CSVRecord record) {
    require(!facts.isEmpty());
    var cells = new String[record.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Cells.clean(record.get(i));
    }
    var row = new TableRow(facts.firstLine(), facts.lastLine(), facts.faults(), cells);
    facts.remove();
    return row;
  }

  /** The guard and the parser must see the same rows, or lines would be told wrongly. */
  private static void require(boolean inStep) {
    if (!inStep) {
      throw new IllegalStateException("the CSV parser and its guard count different rows");
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}

package dev.daybook.book;

/** Names the statements of {@code RowInserts.xml}, one a {@link RowWriter.Table}. */
interface RowInserts {
  static String of(RowWriter.Table table) {
    return RowInserts.class.getName() + "." + table;
  }
}

package dev.daybook.book;

/**
 * Names the statements of {@code RowLoads.xml}, one a {@link RowWriter.Table}. They are not called
 * through a mapper: a load reads its rows from the JDBC statement's stream.
 */
interface RowLoads {
  static String of(RowWriter.Table table) {
    return RowLoads.class.getName() + "." + table;
  }
}

package dev.daybook.book;

import java.util.List;

/** How new rows reach a table of the book, in bulk and within the transaction at hand. */
interface RowWriter {
  /**
   * @param rows cells in the column order of the table's statement: text, whole numbers, decimals,
   *     Boolean, byte[] or null
   * @return how many rows the database has written
   * @throws Contended or DuplicateKeyException when a row was there already
   * @throws org.springframework.dao.DataIntegrityViolationException when a value was refused
   * @throws BrokenWrite when the database did not understand the rows
   */
  int write(Table table, List<Object[]> rows);

  /**
   * The tables; each has a statement of its name in {@code RowLoads.xml} and {@code
   * RowInserts.xml}.
   */
  enum Table {
    IDENTITY,
    ORDER,
    LINE,
    TRAIL,
    AFTER_SALE
  }
}

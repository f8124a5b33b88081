package dev.daybook.book;

import java.util.List;
import org.apache.ibatis.session.SqlSession;

/** Writes by INSERT, many rows a statement: for servers that refuse local loads. */
final class InsertedRows implements RowWriter {
  private static final int ROWS_PER_STATEMENT = 250;

  private final SqlSession session;

  InsertedRows(SqlSession session) {
    this.session = session;
  }

  @Override
  public int write(Table table, List<Object[]> rows) {
    int written = 0;
    for (int from = 0; from < rows.size(); from += ROWS_PER_STATEMENT) {
      var part = rows.subList(from, Math.min(rows.size(), from + ROWS_PER_STATEMENT));
      written += session.insert(RowInserts.of(table), part);
    }
    return written;
  }
}

package dev.daybook.book;

import com.mysql.cj.jdbc.JdbcStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;

/**
 * Writes by {@code LOAD DATA LOCAL}, streamed from memory. The server turns errors of a local load
 * into warnings and skips rows whose key exists, so that warnings and counts must be looked at.
 */
final class LoadedRows implements RowWriter {
  private static final int DUPLICATE = 1062;

  /**
   * A value that its column does not take: null, out of range, cut, wrong for its type, too long,
   * no text of its character set.
   */
  private static final Set<Integer> VALUE_WARNINGS =
      Set.of(1048, 1263, 1264, 1265, 1292, 1300, 1366, 1406);

  private final SqlSessionFactory statements;
  private final DataSource database;

  LoadedRows(SqlSessionFactory statements, DataSource database) {
    this.statements = statements;
    this.database = database;
  }

  @Override
  public int write(Table table, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    var text = new TabText();
    rows.forEach(text::row);
    var connection = DataSourceUtils.getConnection(database);
    try (var statement = connection.createStatement()) {
      statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(text.stream());
      int written = statement.executeUpdate(sql(table));
      refuse(table, statement.getWarnings());
      return written;
    } catch (SQLException failed) {
      throw translated(table, failed);
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
  }

  private String sql(Table table) {
    return statements
        .getConfiguration()
        .getMappedStatement(RowLoads.of(table))
        .getBoundSql(null)
        .getSql();
  }

  /** The server's message may quote a value, which may name a person: only its code is told. */
  private static void refuse(Table table, SQLWarning first) {
    if (first == null) {
      return;
    }
    var codes = new TreeSet<Integer>();
    for (var warning = first; warning != null; warning = warning.getNextWarning()) {
      codes.add(warning.getErrorCode());
    }
    var what = "%s: the database answered the rows with warnings %s".formatted(table, codes);
    if (VALUE_WARNINGS.containsAll(codes)) {
      throw new DataIntegrityViolationException(what);
    }
    throw codes.contains(DUPLICATE) ? new Contended(what) : new BrokenWrite(what);
  }

  private static RuntimeException translated(Table table, SQLException failed) {
    var known = new SQLExceptionSubclassTranslator().translate("load " + table, null, failed);
    return known == null ? new IllegalStateException("load " + table, failed) : known;
  }
}

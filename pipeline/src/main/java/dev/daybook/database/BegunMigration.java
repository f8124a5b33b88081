package dev.daybook.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One migration at work, and its row of table {@code schema_begun}: how many of its statements are
 * done, and whether the server has refused the one after them. The row goes with the entry in
 * Flyway's history that says that all are.
 */
final class BegunMigration {
  private static final Logger LOG = LoggerFactory.getLogger(BegunMigration.class);

  /** Table, column or key is there already; table, column or key is not there any more. */
  private static final Set<Integer> DONE_BEFORE = Set.of(1050, 1060, 1061, 1068, 1051, 1091);

  private final String version;
  private final int doneBefore;

  /** Whether an earlier start may have done one more without telling. */
  private final boolean oneMore;

  private int statement;

  private BegunMigration(String version, int doneBefore, boolean oneMore) {
    this.version = version;
    this.doneBefore = doneBefore;
    this.oneMore = oneMore;
  }

  private static void makeTable(Connection database) throws SQLException {
    try (var create = database.createStatement()) {
      create.execute(
          "CREATE TABLE IF NOT EXISTS schema_begun (version VARCHAR(50) NOT NULL, done INT NOT NULL,"
              + " refused TINYINT NOT NULL, PRIMARY KEY (version)) DEFAULT CHARACTER SET ascii");
    }
  }

  /** Begins a migration, or goes on with it. */
  static BegunMigration of(Connection database, String version) throws SQLException {
    makeTable(database);
    try (var insert =
        database.prepareStatement("INSERT IGNORE INTO schema_begun VALUES (?, 0, 0)")) {
      insert.setString(1, version);
      boolean first = insert.executeUpdate() == 1;
      commit(database);
      return first ? new BegunMigration(version, 0, false) : begunBefore(database, version);
    }
  }

  private static BegunMigration begunBefore(Connection database, String version)
      throws SQLException {
    try (var select =
        database.prepareStatement("SELECT done, refused FROM schema_begun WHERE version = ?")) {
      select.setString(1, version);
      var row = select.executeQuery();
      row.next();
      var begun = new BegunMigration(version, row.getInt("done"), !row.getBoolean("refused"));
      // What was refused is tried now: a kill leaves open again whether it is done.
      begun.note(database, begun.doneBefore, false);
      return begun;
    }
  }

  /** What JDBC answers to a statement. */
  interface Execution {
    Object execute() throws Throwable;
  }

  /**
   * Runs the next statement, unless it is done.
   *
   * @return the statement's own answer, or that it has no rows
   */
  Object next(Connection database, Execution execution) throws Throwable {
    if (++statement <= doneBefore) {
      return false;
    }
    var answer = executeOrPassOver(database, execution);
    note(database, statement, false);
    return answer;
  }

  private Object executeOrPassOver(Connection database, Execution execution) throws Throwable {
    try {
      return execution.execute();
    } catch (SQLException failed) {
      if (oneMore && statement == doneBefore + 1 && DONE_BEFORE.contains(failed.getErrorCode())) {
        LOG.info("migration {} was begun before, and goes on: {}", version, failed.getMessage());
        return false;
      }
      refused(database, failed);
      throw failed;
    }
  }

  /** A server that is gone has refused nothing. */
  private void refused(Connection database, SQLException failed) {
    if (failed.getErrorCode() == 0) {
      return;
    }
    try {
      note(database, statement - 1, true);
    } catch (SQLException notNoted) {
      failed.addSuppressed(notNoted);
    }
  }

  /** Committed with what the statement has changed: it would not count as done without. */
  private void note(Connection database, int done, boolean refused) throws SQLException {
    try (var update =
        database.prepareStatement(
            "UPDATE schema_begun SET done = ?, refused = ? WHERE version = ?")) {
      update.setInt(1, done);
      update.setBoolean(2, refused);
      update.setString(3, version);
      update.executeUpdate();
    }
    commit(database);
  }

  private static void commit(Connection database) throws SQLException {
    if (!database.getAutoCommit()) {
      database.commit();
    }
  }

  /** In the transaction that ends it. */
  void forget(Connection database) throws SQLException {
    try (var delete = database.prepareStatement("DELETE FROM schema_begun WHERE version = ?")) {
      delete.setString(1, version);
      delete.executeUpdate();
    }
  }
}

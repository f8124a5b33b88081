package dev.daybook.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One migration at work, and its row of table {@code schema_begun}: how many of its statements are
 * done, and whether the one after them has met what is somebody else's. The row goes with the entry
 * in Flyway's history that says that all are.
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
              + " theirs TINYINT NOT NULL, PRIMARY KEY (version)) DEFAULT CHARACTER SET ascii");
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
        database.prepareStatement("SELECT done, theirs FROM schema_begun WHERE version = ?")) {
      select.setString(1, version);
      var row = select.executeQuery();
      row.next();
      return new BegunMigration(version, row.getInt("done"), !row.getBoolean("theirs"));
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
      if (!DONE_BEFORE.contains(failed.getErrorCode())) {
        throw failed;
      }
      if (oneMore && statement == doneBefore + 1) {
        LOG.info("migration {} was begun before, and goes on: {}", version, failed.getMessage());
        return false;
      }
      theirs(database, failed);
      throw failed;
    }
  }

  /** From now on what is there already is somebody else's, until the statement is done. */
  private void theirs(Connection database, SQLException failed) {
    try {
      note(database, statement - 1, true);
    } catch (SQLException notNoted) {
      failed.addSuppressed(notNoted);
    }
  }

  /** Committed with what the statement has changed: it would not count as done without. */
  private void note(Connection database, int done, boolean theirs) throws SQLException {
    try (var update =
        database.prepareStatement(
            "UPDATE schema_begun SET done = ?, theirs = ? WHERE version = ?")) {
      update.setInt(1, done);
      update.setBoolean(2, theirs);
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

package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private static final TestDatabase db = TestDatabase.fresh();

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void runningThemAgainChangesNothing() {
    var before = history();

    Migrations.run(db.dataSource(), Migrations.LOCATION);

    assertThat(before).isNotEmpty();
    assertThat(history()).isEqualTo(before);
  }

  /** Flyway writes a failed migration down as such; every one of ours must have succeeded. */
  @Test
  void allSucceeded() {
    assertThat(
            db.sql()
                .sql("SELECT COUNT(*) FROM schema_history WHERE success = 0")
                .query(Long.class)
                .single())
        .isZero();
  }

  /** A moment kept in TIMESTAMP would be moved by the session's zone and end in 2038. */
  @Test
  void noTableOfTheOrderBookKeepsAMomentAsTimestamp() {
    assertThat(
            db.sql()
                .sql(
                    "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns"
                        + " WHERE table_schema = DATABASE() AND column_name LIKE '%\\_at'"
                        + " AND (data_type <> 'datetime' OR datetime_precision <> 3)")
                .query(String.class)
                .list())
        .isEmpty();
  }

  private static List<String> history() {
    return db.sql()
        .sql(
            "SELECT CONCAT(version, ' ', checksum, ' ', success) FROM schema_history ORDER BY version")
        .query(String.class)
        .list();
  }
}

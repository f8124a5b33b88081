package dev.daybook.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Brings a schema to the newest version: files {@code V001__….sql} of a class path folder.
 *
 * <p>Servers commit each statement that changes a schema by itself, so a process that is killed, or
 * loses its server, leaves half a migration. The next start goes on with it: see {@link
 * BegunMigrations}.
 */
final class Migrations {
  static final String LOCATION = "classpath:sql/migrations";

  private static final String HISTORY = "schema_history";

  private Migrations() {}

  static void run(DataSource database, String... locations) {
    forgetFailures(JdbcClient.create(database));
    var begun = new BegunMigrations();
    Flyway.configure()
        .dataSource(begun.over(database))
        .callbacks(begun)
        .locations(locations)
        .table(HISTORY)
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .load()
        .migrate();
  }

  /** Flyway would run nothing more until somebody has put it right. */
  private static void forgetFailures(JdbcClient sql) {
    var history =
        "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE()"
            + " AND table_name = '%s'".formatted(HISTORY);
    var failed = "FROM %s WHERE success = 0".formatted(HISTORY);
    // Starts that find nothing to do write nothing: a backup may hold all writers off for long.
    if (count(sql, history) > 0 && count(sql, "SELECT COUNT(*) " + failed) > 0) {
      sql.sql("DELETE " + failed).update();
    }
  }

  private static int count(JdbcClient sql, String query) {
    return sql.sql(query).query(Integer.class).single();
  }
}

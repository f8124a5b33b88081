package dev.daybook.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings a schema to the newest version: files {@code V001__….sql} of a class path folder. */
final class Migrations {
  static final String LOCATION = "classpath:sql/migrations";

  private Migrations() {}

  static void run(DataSource database, String... locations) {
    Flyway.configure()
        .dataSource(database)
        .locations(locations)
        .table("schema_history")
        .validateMigrationNaming(true)
        .cleanDisabled(true)
        .load()
        .migrate();
  }
}

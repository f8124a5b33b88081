package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.daybook.database.DatabaseCheck.Finding;
import dev.daybook.database.DatabaseCheck.Level;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class DatabaseCheckTest {
  private static final TestDatabase db = TestDatabase.fresh("classpath:sql/migrations-database");

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void findsNothingToMendOnAServerOfOursAndLeavesNothingBehind() {
    var tablesBefore = tables();

    var findings = DatabaseCheck.of(db.settings());

    assertThat(findings)
        .filteredOn(finding -> !finding.name().equals("database.localInfile"))
        .extracting(Finding::name, Finding::level, Finding::nextStep)
        .containsExactly(
            tuple("database.version", Level.OK, ""),
            tuple("database.timeZone", Level.OK, ""),
            tuple("database.isolation", Level.OK, ""),
            tuple("database.maxAllowedPacket", Level.OK, ""),
            tuple("database.privileges", Level.OK, ""));
    assertThat(findings).hasSize(6);
    assertThat(tables()).isEqualTo(tablesBefore);
  }

  @Test
  void namesTheGrantThatIsMissing() {
    var reader = account("SELECT, CREATE, DROP, ALTER, INSERT, DELETE, REFERENCES, INDEX");

    assertThat(privileges(reader))
        .satisfies(
            finding -> {
              assertThat(finding.level()).isEqualTo(Level.FAIL);
              assertThat(finding.nextStep())
                  .contains("GRANT UPDATE, CREATE VIEW, CREATE TEMPORARY TABLES ON `" + schema())
                  .contains("TO 'clerk'@'%'");
            });
  }

  @Test
  void namesAllGrantsWhenNothingCanBeTried() {
    var reader = account("SELECT");

    assertThat(privileges(reader).nextStep())
        .contains("GRANT CREATE, ALTER, INDEX, INSERT, SELECT, UPDATE, DELETE, REFERENCES");
  }

  @Test
  void saysWhereItLookedWhenTheDatabaseDoesNotAnswer() {
    var nobody = new DatabaseSettings("jdbc:mysql://127.0.0.1:1/daybook", "daybook", "secret-1");

    assertThat(DatabaseCheck.of(nobody))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.name()).isEqualTo("database.connection");
              assertThat(finding.level()).isEqualTo(Level.FAIL);
              assertThat(finding.expected())
                  .isEqualTo("an answer from jdbc:mysql://127.0.0.1:1/daybook as user 'daybook'");
              assertThat(finding.toString()).doesNotContain("secret-1");
            });
  }

  @Test
  void knowsTheOldestServersOfBothKinds() {
    assertThat(List.of("8.0.12", "8.4.0-debug", "9.1.0", "10.6.0-MariaDB", "11.4.5-MariaDB-log"))
        .allMatch(version -> ServerVersion.of(version).isSupported());
    assertThat(List.of("8.0.11", "5.7.44", "10.5.29-MariaDB", "5.5.5-10.4.1-MariaDB"))
        .noneMatch(version -> ServerVersion.of(version).isSupported());
    assertThat(ServerVersion.of("5.5.5-10.6.18-MariaDB").isSupported()).isTrue();
  }

  private static Finding privileges(DatabaseSettings settings) {
    return DatabaseCheck.of(settings).stream()
        .filter(finding -> finding.name().equals("database.privileges"))
        .findFirst()
        .orElseThrow();
  }

  /** An account that may do only this on our schema. */
  private static DatabaseSettings account(String rights) {
    db.sql().sql("DROP USER IF EXISTS 'clerk'@'%'").update();
    db.sql().sql("CREATE USER 'clerk'@'%' IDENTIFIED BY 'clerk-1'").update();
    db.sql().sql("GRANT " + rights + " ON `" + schema() + "`.* TO 'clerk'@'%'").update();
    return new DatabaseSettings(db.settings().url(), "clerk", "clerk-1");
  }

  private static String schema() {
    return db.sql().sql("SELECT DATABASE()").query(String.class).single();
  }

  private static List<String> tables() {
    return db.sql()
        .sql("SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()")
        .query(String.class)
        .list();
  }
}

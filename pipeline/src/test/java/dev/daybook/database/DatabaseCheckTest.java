package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.daybook.database.DatabaseCheck.Finding;
import dev.daybook.database.DatabaseCheck.Level;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseCheckTest {
  private static final TestDatabase db = TestDatabase.fresh("classpath:sql/migrations-database");

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void findsNothingToMendOnAServerOfOursAndLeavesNothingBehind() {
    var tablesBefore = tables();

    var findings = DatabaseCheck.of(db.settings(), Clock.systemUTC());

    assertThat(findings)
        .filteredOn(finding -> !finding.name().equals("database.localInfile"))
        .extracting(Finding::name, Finding::level, Finding::nextStep)
        .containsExactly(
            tuple("database.version", Level.OK, ""),
            tuple("database.timeZone", Level.OK, ""),
            tuple("database.isolation", Level.OK, ""),
            tuple("database.maxAllowedPacket", Level.OK, ""),
            tuple("database.privileges", Level.OK, ""),
            tuple("database.clock", Level.OK, ""));
    assertThat(findings).hasSize(7);
    assertThat(tables()).isEqualTo(tablesBefore);
  }

  /** A server on this machine has this machine's clock; ours is moved. */
  @ParameterizedTest
  @CsvSource({"PT-4S, OK, ahead of", "PT-6S, WARN, ahead of", "PT6S, WARN, behind"})
  void measuresTheServersClockAgainstOurs(Duration moved, Level level, String where) {
    var ours = Clock.offset(Clock.systemUTC(), moved);

    var finding = named("database.clock", DatabaseCheck.of(db.settings(), ours));

    assertThat(finding.level()).isEqualTo(level);
    assertThat(finding.found())
        .matches("\\d+\\.\\d{3} s %s ours \\(± \\d+\\.\\d{3} s\\)".formatted(where));
    assertThat(new BigDecimal(finding.found().split(" ")[0]))
        .isCloseTo(BigDecimal.valueOf(moved.abs().toSeconds()), within(new BigDecimal("0.9")));
    assertThat(finding.nextStep())
        .isEqualTo(level == Level.OK ? "" : "set both machines' clocks, by NTP");
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

    assertThat(DatabaseCheck.of(nobody, Clock.systemUTC()))
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
    return named("database.privileges", DatabaseCheck.of(settings, Clock.systemUTC()));
  }

  private static Finding named(String name, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.name().equals(name))
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

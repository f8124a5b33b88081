package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.simulator.Robots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The verbs of alerts, and what other verbs tell of them: the steps build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlertsVerbTest {
  private static final String REFUSED = "errcode 93000: invalid webhook url";

  @TempDir static Path folder;
  private static Terminal terminal;
  private static EmbeddedDatabase database;
  private static Robots robots;

  @BeforeAll
  static void open() throws IOException {
    terminal = new Terminal(folder.resolve("home"));
    robots = Robots.start(0, Clock.systemUTC());
    Files.createDirectories(terminal.home());
    Files.writeString(
        terminal.home().resolve("config.yaml"),
        """
        shops: [{id: jd/flagship, go-live: 2025-03-02}]
        alerts:
          receivers:
            - {name: ops, kind: wecom, host: "%1$s", key: %2$s}
            - {name: boss, kind: dingtalk, host: "%1$s", token: %3$s, secret: %4$s}
          routes:
            - {severity: [WARNING, CRITICAL], to: [ops]}
        """
            .formatted(
                robots.url(),
                robots.settings().get("wecom").get("key"),
                robots.settings().get("dingtalk").get("token"),
                robots.settings().get("dingtalk").get("secret")));
    database = EmbeddedDatabase.open(terminal.home());
  }

  @AfterAll
  static void close() {
    database.close();
    robots.close();
  }

  @Test
  @Order(1)
  void atFirstNothingIsWrong() {
    var list = terminal.run("alerts", "list");

    assertThat(list.exitCode()).isZero();
    assertThat(list.out()).isEqualTo("nothing is wrong, as far as is known\n");
    assertThat(terminal.run("alerts", "show", 1).exitCode()).isEqualTo(2);
  }

  @Test
  @Order(2)
  void aTestSendsARealMessageAndTellsTheAnswer() {
    var taken = terminal.run("alerts", "test", "boss");
    robots.next("dingtalk", 310000, "sign not match");
    var refused = terminal.run("alerts", "test", "boss", "--json");
    var unknown = terminal.run("alerts", "test", "nobody");

    assertThat(taken.exitCode()).as(taken.err()).isZero();
    assertThat(taken.out()).isEqualTo("boss has taken the message: errcode 0: ok\n");
    assertThat(robots.heard("dingtalk"))
        .singleElement()
        .asString()
        .startsWith("Daybook: this is a test of receiver 'boss'. Nothing is wrong.\n");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.json().toString())
        .isEqualTo(
            "{\"receiver\":\"boss\",\"taken\":false,\"told\":\"errcode 310000: sign not match\"}");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("there is no receiver 'nobody' below alerts", "there are [ops, boss]");
  }

  @Test
  @Order(3)
  void whatAVerbRaisesIsToldBeforeItEnds() throws IOException {
    var imported = terminal.run("import", "jd/flagship", JdFile.withStrangeOrder(folder).path());

    assertThat(imported.exitCode()).as(imported.err()).isZero();
    assertThat(imported.err()).doesNotContain("alerts");
    assertThat(robots.heard("wecom")).hasSize(1);
    assertThat(robots.heard("wecom").get(0))
        .contains(
            "[WARNING] 1 records of jd/flagship are in quarantine\n",
            "next: ./daybook quarantine list --shop jd/flagship\n")
        .doesNotContain("浙江省");
  }

  @Test
  @Order(4)
  void theListNamesWhoWasTold() {
    var list = terminal.run("alerts", "list", "--json").json();
    var quarantine =
        list.get("alerts")
            .valueStream()
            .filter(alert -> alert.get("cause").asString().equals("quarantine jd/flagship"))
            .findFirst()
            .orElseThrow();
    var shown = terminal.run("alerts", "show", quarantine.get("id").asLong());

    assertThat(quarantine.get("severity").asString()).isEqualTo("WARNING");
    assertThat(quarantine.get("shop").asString()).isEqualTo("jd/flagship");
    assertThat(quarantine.at("/messages/0/receiver").asString()).isEqualTo("ops");
    assertThat(quarantine.at("/messages/0/state").asString()).isEqualTo("SENT");
    assertThat(list.get("unsent").asInt()).isZero();
    assertThat(list.at("/receivers/1/name").asString()).isEqualTo("boss");
    assertThat(shown.out())
        .contains("WARNING  1 records of jd/flagship are in quarantine\n")
        .contains("  next   ./daybook quarantine list --shop jd/flagship\n")
        .containsPattern("RAISED +ops +SENT +1 ");
  }

  @Test
  @Order(5)
  void aReceiverThatRefusesChangesNoResultAndIsToldEverywhere() throws IOException {
    database();
    robots.next("wecom", 93000, "invalid webhook url");

    var imported = terminal.run("import", "jd/flagship", JdFile.withStrangeOrder(folder).path());
    var list = terminal.run("alerts", "list");
    var doctor = terminal.run("doctor", "--json").json();

    assertThat(imported.exitCode()).isZero();
    assertThat(imported.err())
        .contains(
            "alerts: receiver ops did not take a message: "
                + REFUSED
                + "; it stays in the outbox; next: daybook alerts list");
    assertThat(list.out())
        .contains(
            "receiver ops REFUSES: " + REFUSED, "next: mend it, then daybook alerts test ops");
    assertThat(doctor.get("checks").valueStream())
        .filteredOn(check -> check.get("name").asString().startsWith("alerts"))
        .extracting(
            check -> check.get("name").asString() + " " + check.get("level").asString(),
            check -> check.get("found").asString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "alerts OK", "receivers [ops (wecom), boss (dingtalk)]"),
            org.assertj.core.groups.Tuple.tuple(
                "alerts receiver boss WARN", "refuses: errcode 310000: sign not match"),
            org.assertj.core.groups.Tuple.tuple("alerts receiver ops WARN", "refuses: " + REFUSED));
  }

  /** The quarantine matters anew, so that there is something to tell. */
  private static void database() {
    try (var connection =
            java.sql.DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute("UPDATE alert SET severity = 'INFO' WHERE cause LIKE 'quarantine %'");
    } catch (java.sql.SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  @Order(6)
  void onceItTakesATestItIsToldWhatItMissed() {
    assertThat(terminal.run("alerts", "test", "ops").exitCode()).isZero();
    int before = robots.heard("wecom").size();

    terminal.run("sync", "jd/flagship", "--dry-run");

    assertThat(robots.heard("wecom").subList(before, robots.heard("wecom").size()))
        .singleElement()
        .asString()
        .startsWith("Daybook [now WARNING, for ")
        .contains("] 1 records of jd/flagship are in quarantine\n");
  }
}

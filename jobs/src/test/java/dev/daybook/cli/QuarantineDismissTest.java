package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.cli.Terminal.Answer;
import dev.daybook.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A record that lies in quarantine is dismissed, and booked after all: the steps build up. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuarantineDismissTest {
  private static final String WHY = "test order of the shop";
  private static final String OPERATOR =
      Optional.ofNullable(System.getenv("DAYBOOK_OPERATOR"))
          .filter(name -> !name.isBlank())
          .orElse(System.getProperty("user.name"));

  @TempDir static Path folder;
  private static Terminal terminal;
  private static JdFile file;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void importAFile() throws IOException {
    terminal = new Terminal(Files.createDirectories(folder.resolve("home")));
    Files.writeString(
        terminal.home().resolve("config.yaml"),
        "shops: [{id: jd/flagship, go-live: 2025-03-02}]\n");
    file = JdFile.withStrangeOrder(folder);
    database = EmbeddedDatabase.open(terminal.home());
    assertThat(terminal.run("import", "jd/flagship", file.path()).exitCode()).isZero();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  @Order(1)
  void oneUnknownIdKeepsTheOtherOpen() {
    var answer = terminal.run("quarantine", "dismiss", 1, 99, "--reason", WHY);

    assertUsage(
        answer,
        "there is no quarantined record 99; expected open records, so none is dismissed; next:"
            + " daybook quarantine list");
    assertThat(terminal.run("quarantine", "list", "--json").json().get("records")).hasSize(1);
  }

  @Test
  @Order(2)
  void isDismissedWithWhoAndWhy() {
    var answer = terminal.run("quarantine", "dismiss", 1, "--reason", WHY, "--json");

    assertThat(answer.exitCode()).as(answer.err()).isZero();
    var report = answer.json();
    assertThat(report.get("dismissed").asInt()).isEqualTo(1);
    assertThat(report.get("by").asString()).isEqualTo(OPERATOR);
    assertThat(report.get("reason").asString()).isEqualTo(WHY);
    assertThat(report.at("/records/0/state").asString()).isEqualTo("DISMISSED");
  }

  @Test
  @Order(3)
  void isListedAmongTheDismissedOnly() {
    assertThat(terminal.run("quarantine", "list").out()).isEqualTo("nothing is in quarantine\n");
    assertThat(terminal.run("quarantine", "list", "--state", "released").out())
        .isEqualTo("nothing of the quarantine is RELEASED\n");
    var list = terminal.run("quarantine", "list", "--state", "dismissed", "--json").json();
    assertThat(list.at("/records/0/externalNo").asString()).isEqualTo(file.strangeOrder());
    assertThat(list.at("/records/0/dismissal/by").asString()).isEqualTo(OPERATOR);
    assertThat(list.at("/records/0/dismissal/reason").asString()).isEqualTo(WHY);
    assertThat(terminal.run("quarantine", "list", "--state", "dismissed").out())
        .contains("dismissed (UTC)", file.strangeOrder(), WHY)
        .doesNotContain("next:");
    assertThat(terminal.run("quarantine", "show", 1).out())
        .contains("  DISMISSED  order " + file.strangeOrder())
        .containsPattern("  dismissed \\S+Z by " + Pattern.quote(OPERATOR + ": " + WHY) + "\n");
  }

  @Test
  @Order(4)
  void isNoWorkAnyMoreAndStaysInTheAccount() {
    var report = terminal.run("report", JdFile.DATE, "--json").json();

    assertThat(report.at("/work/openQuarantine").asInt()).isZero();
    assertThat(report.get("accounts").toString())
        .isEqualTo(
            "{\"fetched\":50,\"created\":49,\"updated\":0,\"unchanged\":0,\"stale\":0,"
                + "\"duplicate\":0,\"quarantined\":1,\"balanced\":true}");
    assertThat(report.at("/book/contradictions")).isEmpty();
  }

  @Test
  @Order(5)
  void isNotDismissedTwice() {
    assertUsage(
        terminal.run("quarantine", "dismiss", 1, "--reason", "again"),
        "record 1 was dismissed by " + OPERATOR);
  }

  @Test
  @Order(6)
  void aRetryOfAllLeavesItAndItsIdBooksIt() {
    var mended = JdFile.mended(folder.resolve("mappings"));
    var all = terminal.run("quarantine", "retry", "--all", "--mappings", mended, "--json");
    var one = terminal.run("quarantine", "retry", 1, "--mappings", mended, "--json");

    assertThat(all.json().get("retried").asInt()).isZero();
    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(one.json().get("released").asInt()).isEqualTo(1);
    var shown = terminal.run("quarantine", "show", 1, "--json").json();
    assertThat(shown.get("state").asString()).isEqualTo("RELEASED");
    assertThat(shown.at("/dismissal/reason").asString()).isEqualTo(WHY);
    assertUsage(
        terminal.run("quarantine", "dismiss", 1, "--reason", "again"),
        "record 1 left quarantine at ");
  }

  private static void assertUsage(Answer answer, String told) {
    assertThat(answer.err()).contains(told);
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
  }
}

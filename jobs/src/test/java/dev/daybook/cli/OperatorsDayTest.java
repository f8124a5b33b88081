package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.cli.Terminal.Answer;
import dev.daybook.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** An operator's day with one file of 50 orders: the steps build on each other, in this order. */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorsDayTest {
  @TempDir static Path folder;
  private static Terminal terminal;
  private static JdFile file;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void openHome() throws IOException {
    var home = Files.createDirectories(folder.resolve("home"));
    Files.writeString(
        home.resolve("config.yaml"),
        """
        shops:
          - id: jd/flagship
            go-live: 2025-03-02
        """);
    terminal = new Terminal(home);
    file = JdFile.withStrangeOrder(folder);
    database = EmbeddedDatabase.open(home);
  }

  @AfterAll
  static void closeHome() {
    database.close();
  }

  @Test
  @Order(1)
  void beforeTheImportAllTimeSinceGoLiveIsAHole() {
    var answer = terminal.run("coverage", "--json");

    assertThat(answer.exitCode()).isEqualTo(3);
    var report = answer.json();
    assertThat(report.get("holes")).hasSize(1);
    assertThat(report.at("/holes/0/from").asString()).isEqualTo("2025-03-01T16:00:00Z");
    assertThat(report.at("/holes/0/reason").asString()).isEqualTo("no file covers it");
    assertThat(report.at("/feeds/0/sealedSeconds").asLong()).isZero();
  }

  @Test
  @Order(2)
  void importTellsWhatBecameOfEveryFile() throws IOException {
    var wrongName = Files.writeString(folder.resolve("orders.csv"), "a,b\n");

    var answer = terminal.run("import", "jd/flagship", file.path(), wrongName, "--json");

    assertThat(answer.exitCode()).isEqualTo(3);
    var report = answer.json();
    assertThat(report.at("/files/0/state").asString()).isEqualTo("LANDED");
    assertThat(report.at("/files/0/records").asInt()).isEqualTo(50);
    assertThat(report.at("/files/0/coveredFrom").asString()).isEqualTo("2025-03-01T16:00:00Z");
    assertThat(report.at("/files/0/coveredTo").asString()).isEqualTo("2025-03-02T16:00:00Z");
    assertThat(report.at("/files/1/state").asString()).isEqualTo("REFUSED");
    assertThat(report.at("/files/1/refusal/place").asString()).isEqualTo("orders.csv");
    assertThat(report.at("/files/1/refusal/expected").asString()).contains("jd-orders-");
    assertThat(report.get("accounts").toString())
        .isEqualTo(
            "{\"fetched\":50,\"created\":49,\"updated\":0,\"unchanged\":0,\"stale\":0,"
                + "\"duplicate\":0,\"quarantined\":1,\"balanced\":true}");
    assertThat(report.get("rules").toString())
        .isEqualTo("{\"orders\":49,\"found\":1,\"held\":1,\"closed\":0,\"stopped\":\"\"}");
  }

  @Test
  @Order(3)
  void theSameFileAgainDoesNothing() {
    var answer = terminal.run("import", "jd/flagship", file.path());

    assertThat(answer.exitCode()).isZero();
    assertThat(answer.out()).contains("already landed  " + file.path() + "  as document 1");
  }

  @Test
  @Order(4)
  void theImportedDateIsSealedAndTheRestIsAHoleToTheSecond() {
    var answer = terminal.run("coverage", "jd/flagship", "--json");

    assertThat(answer.exitCode()).isEqualTo(3);
    var feed = answer.json().at("/feeds/0");
    assertThat(feed.get("sealedSeconds").asLong()).isEqualTo(86_400);
    assertThat(feed.get("owedSeconds").asLong())
        .isEqualTo(
            Duration.between(
                    Instant.parse("2025-03-02T16:00:00Z"),
                    Instant.parse(feed.get("ceiling").asString()))
                .toSeconds());
    assertThat(answer.json().at("/holes/0/from").asString()).isEqualTo("2025-03-02T16:00:00Z");
    assertThat(terminal.run("coverage").out())
        .contains("hole  [2025-03-02T16:00:00Z, ", "= [2025-03-03T00:00+08:00, ", "1 hole;");
  }

  @Test
  @Order(5)
  void listsMaskPeople() {
    var report =
        terminal.run("orders", "find", "--shop", "jd/flagship", "--limit", 20, "--json").json();

    assertThat(report.get("total").asInt()).isEqualTo(49);
    assertThat(report.get("orders")).hasSize(20);
    assertThat(report.get("orders"))
        .allSatisfy(
            order -> {
              assertThat(order.get("receiverName").asString()).matches(".\\*+");
              assertThat(order.get("receiverPhone").asString()).matches("\\*{7}\\d{4}");
            });
  }

  @Test
  @Order(5)
  void pagesOfASearchHaveEachOrderOnce() {
    var second = terminal.run("orders", "find", "--limit", 40, "--page", 2, "--json").json();

    assertThat(second.get("orders")).hasSize(9);
    assertThat(second.get("total").asInt()).isEqualTo(49);
  }

  @Test
  @Order(5)
  void ordersAreFoundByStatusTimeTextAndRule() {
    var paused =
        terminal
            .run(
                "orders",
                "find",
                "--status",
                "paid",
                "--from",
                "2025-03-02",
                "--to",
                "2025-03-03",
                "--text",
                "收纳盒",
                "--json")
            .json();
    var held =
        terminal.run("orders", "find", "--rule", "discount-over-80-percent", "--json").json();

    assertThat(texts(paused, "externalNo")).containsExactly("249389902448");
    assertThat(texts(held, "externalNo")).containsExactly("249794102840");
    assertThat(held.at("/orders/0/held").asBoolean()).isTrue();
  }

  private static java.util.List<String> texts(JsonNode found, String field) {
    return StreamSupport.stream(found.get("orders").spliterator(), false)
        .map(order -> order.get(field).asString())
        .toList();
  }

  @Test
  @Order(6)
  void anOrderComesWithItsTrailFindingsAndEvidence() {
    var order = terminal.run("orders", "show", "jd/flagship/249794102840", "--json").json();

    assertThat(order.get("status").asString()).isEqualTo("PENDING_PAYMENT");
    assertThat(order.get("held").asBoolean()).isTrue();
    assertThat(order.at("/amounts/buyerPaid").asString()).isEqualTo("18.72");
    assertThat(order.at("/lines/0/title").asString()).isEqualTo("示例台灯 白色");
    assertThat(order.get("trail")).hasSize(1);
    assertThat(order.at("/findings/0/rule").asString()).isEqualTo("discount-over-80-percent");
    assertThat(order.at("/findings/0/reviewId").asLong()).isEqualTo(1);
    assertThat(order.at("/evidence/0/name").asString()).isEqualTo("jd-orders-20250302.csv");
    assertThat(Path.of(order.at("/evidence/0/path").asString())).exists();
    var id = order.get("orderId").asString();
    assertThat(terminal.run("orders", "show", id).out())
        .contains("jd/flagship/249794102840", "HELD", "discount-over-80-percent", "Evidence");
  }

  @Test
  @Order(7)
  void onlyClearedOrdersAreHandedOff() {
    var report = terminal.run("handoff", "export", "--json").json();

    assertThat(report.get("batches")).hasSize(1);
    assertThat(report.at("/batches/0/orders").asInt()).isEqualTo(48);
    assertThat(Path.of(report.at("/batches/0/file").asString())).exists();
    assertThat(report.get("status").toString())
        .isEqualTo(
            "{\"exported\":48,\"acknowledged\":0,\"pending\":48,\"refused\":0,\"balanced\":true}");
  }

  @Test
  @Order(8)
  void anApprovedOrderGoesWithTheNextHandOff() {
    assertThat(terminal.run("review", "list").out()).contains("discount-over-80-percent");

    var review = terminal.run("review", "approve", 1, "--note", "agreed by phone", "--json").json();

    assertThat(review.get("state").asString()).isEqualTo("APPROVED");
    assertThat(review.get("note").asString()).isEqualTo("agreed by phone");
    var next = terminal.run("handoff", "export", "--json").json();
    assertThat(next.at("/batches/0/orders").asInt()).isEqualTo(1);
    assertThat(terminal.run("review", "list", "--json").json().get("reviews")).isEmpty();
  }

  @Test
  @Order(9)
  void aDecisionIsNotTakenTwice() {
    var again = terminal.run("review", "reject", 1, "--note", "no");

    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err()).contains("review 1 was APPROVED", "next: daybook review list");
  }

  @Test
  @Order(9)
  void theAnswerOfTheErpIsTakenLineByLine() throws IOException {
    var answers =
        Files.writeString(
            folder.resolve("answer.csv"),
            "order_id,version,result,reason\n1,1,ok,\n2,1,refused,unknown item\n3,1,perhaps,\n");

    var first = terminal.run("handoff", "ack", answers, "--json");

    assertThat(first.exitCode()).isEqualTo(3);
    assertThat(first.json().get("taken").asInt()).isEqualTo(2);
    assertThat(first.json().at("/errors/0/line").asInt()).isEqualTo(4);
    assertThat(terminal.run("handoff", "status", "--json").json().toString())
        .isEqualTo(
            "{\"exported\":49,\"acknowledged\":1,\"pending\":47,\"refused\":1,\"balanced\":true}");
  }

  @Test
  @Order(10)
  void aQuarantinedRecordShowsItsSourceAndHidesPeople() {
    var list = terminal.run("quarantine", "list", "--shop", "jd/flagship", "--json").json();
    assertThat(list.get("records")).hasSize(1);
    assertThat(list.at("/records/0/externalNo").asString()).isEqualTo(file.strangeOrder());

    var shown = terminal.run("quarantine", "show", 1, "--json").json();
    var revealed = terminal.run("quarantine", "show", 1, "--reveal", "--json").json();

    assertThat(shown.at("/reasons/0/value").asString()).isEqualTo(JdFile.STRANGE_STATE);
    assertThat(shown.at("/source/0/订单状态").asString()).isEqualTo(JdFile.STRANGE_STATE);
    assertThat(shown.at("/source/0/客户姓名").asString()).isEqualTo("***");
    assertThat(shown.at("/source/0/联系电话").asString()).isEqualTo("***");
    assertThat(revealed.at("/source/0/客户姓名").asString()).isEqualTo("周*");
  }

  @Test
  @Order(10)
  void theQuarantineIsListedByFieldAndAge() {
    assertThat(found("--field", "status")).isEqualTo(1);
    assertThat(found("--field", "buyer_paid")).isZero();
    assertThat(found("--older-than", "2d")).isZero();
  }

  private static int found(Object option, Object value) {
    return terminal.run("quarantine", "list", option, value, "--json").json().get("records").size();
  }

  @Test
  @Order(11)
  void aRetryUnderTheSameMappingReleasesNothing() {
    var retry = terminal.run("quarantine", "retry", 1, "--json");

    assertThat(retry.exitCode()).isEqualTo(3);
    assertThat(retry.json().get("still").asInt()).isEqualTo(1);
  }

  @Test
  @Order(12)
  void aMendedMappingReleasesTheRecord() throws IOException {
    var retry =
        terminal.run(
            "quarantine",
            "retry",
            "--all",
            "--mappings",
            JdFile.mended(folder.resolve("mappings")),
            "--json");

    assertThat(retry.exitCode()).as(retry.err()).isZero();
    assertThat(retry.json().get("released").asInt()).isEqualTo(1);
    assertThat(retry.json().at("/records/0/booked").asString()).isEqualTo("CREATED");
    assertThat(terminal.run("quarantine", "list").out()).contains("nothing is in quarantine");
    Answer order = terminal.run("orders", "show", "jd/flagship/" + file.strangeOrder(), "--json");
    assertThat(order.json().get("channelStatus").asString()).isEqualTo(JdFile.STRANGE_STATE);
  }

  @Test
  @Order(13)
  void whatIsNotThereIsToldWithANextStep() {
    assertUsage(terminal.run("orders", "show", "jd/flagship/1"), "next: daybook orders find");
    assertUsage(terminal.run("orders", "show", "999"), "the book has no order '999'");
    assertUsage(terminal.run("quarantine", "show", "999"), "next: daybook quarantine list");
    assertUsage(terminal.run("quarantine", "retry", "999"), "next: daybook quarantine list");
    assertUsage(terminal.run("review", "approve", "999", "--note", "x"), "there is no review 999");
    assertUsage(terminal.run("coverage", "jd/other"), "there is no shop 'jd/other'");
    assertUsage(terminal.run("import", "jd/other", file.path()), "there are [jd/flagship]");
    assertUsage(
        terminal.run("import", "jd/flagship", "nowhere.csv"), "there is no file 'nowhere.csv'");
    assertUsage(terminal.run("handoff", "ack", "nowhere.csv"), "there is no file 'nowhere.csv'");
    assertUsage(terminal.run("handoff", "ack", file.path()), "next: have the ERP answer so");
    for (var verb : List.of("orders find", "orders waiting", "quarantine list", "runs list")) {
      assertUsage(
          terminal.run((verb + " --shop jd/other").split(" ")), "there is no shop 'jd/other'");
    }
    assertUsage(
        terminal.run("quarantine", "retry", "--all", "--shop", "jd/other"),
        "there is no shop 'jd/other'");
    assertUsage(
        terminal.run("orders", "find", "--rule", "nonsense"),
        "there is no rule 'nonsense'; there are [discount-over-80-percent, ");
  }

  private static void assertUsage(Answer answer, String told) {
    assertThat(answer.err()).contains(told);
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
  }

  @Test
  @Order(14)
  void theDoctorFindsAHealthyInstallation() {
    var report = terminal.run("doctor", "--json").json();

    assertThat(report.get("healthy").asBoolean()).isTrue();
    assertThat(report.get("checks"))
        .extracting(check -> check.get("name").asString())
        .contains(
            "home.folder",
            "home.secrets",
            "home.space",
            "clock",
            "config.yaml",
            "mappings",
            "shop jd/flagship",
            "database.version",
            "database.privileges");
  }
}

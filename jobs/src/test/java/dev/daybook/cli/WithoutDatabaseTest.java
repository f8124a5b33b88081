package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.Daybook;
import dev.daybook.home.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What the command line does before it opens a database, or without one. */
class WithoutDatabaseTest {
  private static final String PAGE_OF_TWO = "/mappings/pinduoduo/samples/page-of-two/in.json";
  private static final String WORKBOOK = "/mappings/spreadsheet/samples/workbook/in.xlsx";

  @TempDir Path folder;
  private Terminal terminal;

  @BeforeEach
  void terminal() {
    terminal = new Terminal(folder.resolve("home"));
  }

  @Test
  void aPreviewGivesOneCanonicalOrderALine() {
    var answer = terminal.run("preview", "jd", JdFile.write(folder), "--json");

    assertThat(answer.exitCode()).isZero();
    var orders = answer.jsonLines();
    assertThat(orders).hasSize(50);
    assertThat(orders.get(0).get("external_no").asString()).isEqualTo("249664619866");
    assertThat(orders.get(0).at("/amounts/buyer_paid").asString()).isEqualTo("284.35");
    assertThat(answer.err()).contains("50 records: 50 orders, 0 rejected (orders/exported");
    assertThat(terminal.home()).doesNotExist();
  }

  @Test
  void aPreviewTellsWhyARecordIsRejected() throws IOException {
    var file = JdFile.withStrangeOrder(folder);

    var json = terminal.run("preview", "jd", file.path(), "--json");
    var text = terminal.run("preview", "jd", file.path());

    assertThat(json.exitCode()).isEqualTo(3);
    var rejected = json.jsonLines().get(0);
    assertThat(rejected.get("rejected").asString()).isEqualTo(file.strangeOrder());
    assertThat(rejected.at("/reasons/0/place").asString()).isEqualTo("jd-orders-20250302.csv:2");
    assertThat(rejected.at("/reasons/0/value").asString()).isEqualTo(JdFile.STRANGE_STATE);
    assertThat(text.exitCode()).isEqualTo(3);
    assertThat(text.out())
        .contains("REJECTED  " + file.strangeOrder(), "expected", "next")
        .contains("50 records: 49 orders, 1 rejected")
        .doesNotContain("浙江省杭州市");
  }

  @Test
  void anAnswerPageIsReadByTheFeedWhoseShapeItHas() throws IOException {
    try (var sample = getClass().getResourceAsStream(PAGE_OF_TWO)) {
      var page = folder.resolve("saved.json");
      Files.copy(sample, page);

      var answer = terminal.run("preview", "pinduoduo", page, "--json");

      assertThat(answer.exitCode()).as(answer.err()).isZero();
      assertThat(answer.jsonLines())
          .extracting(order -> order.get("external_no").asString())
          .containsExactly("260301-100000000000101", "260301-100000000000202");
      assertThat(answer.err()).contains("2 records: 2 orders, 0 rejected (orders/updated");
    }
  }

  @Test
  void aPageOfAnotherShapeIsRefusedWithWhatWasExpected() throws IOException {
    var page = Files.writeString(folder.resolve("page.json"), "{\"other\": {}}");

    var answer = terminal.run("preview", "pinduoduo", page);

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err())
        .contains("page.json: found ", "expected a list of records at", "next:");
  }

  @Test
  void theFeedCanBeNamed() {
    var renamed = JdFile.write(folder).resolveSibling("mine.txt");

    assertThat(renamed.resolveSibling("jd-orders-20250302.csv").toFile().renameTo(renamed.toFile()))
        .isTrue();
    assertThat(terminal.run("preview", "jd", renamed, "--feed", "orders/exported").exitCode())
        .isZero();
    var unknown = terminal.run("preview", "jd", renamed, "--feed", "orders/nowhere");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).contains("it has [orders/exported, orders/");
  }

  @Test
  void aFileUnderAnyNameIsReadByTheFeedWhoseFormItHas() throws IOException {
    try (var sample = getClass().getResourceAsStream(WORKBOOK)) {
      var file = folder.resolve("mine");
      Files.copy(sample, file);

      var answer = terminal.run("preview", "spreadsheet", file, "--json");

      assertThat(answer.err()).contains("3 records: 2 orders, 1 rejected (orders/exported-xlsx");
      assertThat(answer.exitCode()).isEqualTo(3);
    }
  }

  @Test
  void aFileThatNoFeedCanReadIsToldByTheOneOfItsEnding() throws IOException {
    var file = Files.writeString(folder.resolve("mine.xlsx"), "no workbook");

    var answer = terminal.run("preview", "spreadsheet", file);

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.err())
        .contains(
            "orders/exported-xlsx: found a file that does not begin as one, expected a workbook"
                + " (.xlsx)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "orders | needs one of show, find, waiting after it",
        "quarantine | needs one of list, show, retry, dismiss after it",
        "review | needs one of list, approve, reject after it",
        "handoff | needs one of export, ack, status after it",
        "alerts | needs one of list, show, test after it",
        "mapping | needs one of check, try after it"
      })
  void aWordThatOnlyLeadsToVerbsTellsThem(String word, String told) {
    var answer = Terminal.runPlain(word);

    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.err()).contains("'daybook " + word + "' " + told);
  }

  @Test
  void allMappingsAreWell() {
    assertThat(terminal.run("mapping", "check", "--json").json().toString())
        .isEqualTo("{\"errors\":[]}");
  }

  @Test
  void aTriedMappingTellsWhatFedEachField() throws IOException {
    var file = JdFile.withStrangeOrder(folder);

    var second = terminal.run("mapping", "try", "jd", file.path(), "--record", 2);
    var rejected = terminal.run("mapping", "try", "jd", file.path(), "--json");

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(second.out())
        .contains("jd-orders-20250302.csv:4  ", "\n  客户地址: ***\n", "\nread by nobody\n")
        .containsPattern("\n  amounts.freight +0.00 +运费金额\n")
        .doesNotContain("浙江省杭州市");
    assertThat(rejected.exitCode()).isEqualTo(3);
    assertThat(rejected.json().get("order").isNull()).isTrue();
    assertThat(rejected.json().at("/reasons/0/value").asString()).isEqualTo(JdFile.STRANGE_STATE);
    assertThat(rejected.out()).doesNotContain("浙江省杭州市");
    assertThat(terminal.home()).doesNotExist();
  }

  @Test
  void mappingErrorsAreToldWithTheirPlace() throws IOException {
    var acme = Files.createDirectories(folder.resolve("mine").resolve("acme"));
    Files.writeString(acme.resolve("channel.yaml"), "zone: Mars/Base\ncurrency: CNY\nfeeds: {}\n");

    var answer = terminal.run("mapping", "check", acme.getParent());

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).contains("channel.yaml:1:", "Mars/Base");
    assertThat(terminal.run("preview", "jd", JdFile.write(folder), "--mappings", acme.getParent()))
        .satisfies(
            preview -> {
              assertThat(preview.exitCode()).isEqualTo(1);
              assertThat(preview.err()).contains("channel.yaml:1:");
            });
  }

  @Test
  void theDoctorWorksWhenTheDatabaseIsDown() throws IOException {
    Files.createDirectories(terminal.home());
    Files.writeString(
        terminal.home().resolve("config.yaml"),
        """
        database:
          url: jdbc:mysql://127.0.0.1:1/daybook
          user: daybook
          password: ${DB_PASSWORD}
        shops:
          - id: nowhere/shop
            go-live: 2025-03-02
          - id: pinduoduo/second
            go-live: 2025-03-02
            feeds: [orders/updated, orders/wrong]
          - id: pinduoduo/half
            go-live: 2025-03-02
            credentials: {client_id: a}
          - id: jd/files
            go-live: 2025-03-02
        """);
    var secrets = Files.writeString(terminal.home().resolve("secrets.yaml"), "DB_PASSWORD: open\n");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-------"));

    var answer = terminal.run("doctor", "--json");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.json().get("checks"))
        .filteredOn(check -> check.get("level").asString().equals("FAIL"))
        .extracting(check -> check.get("name").asString())
        .containsExactly(
            "shop nowhere/shop",
            "shop pinduoduo/second",
            "shop pinduoduo/second: credentials",
            "shop pinduoduo/half: credentials",
            "database.connection");
    assertThat(answer.out()).contains("they lack [client_secret, refresh_token]");
    assertThat(answer.out()).contains("channel pinduoduo has no feeds [orders/wrong]");
    assertThat(answer.out()).doesNotContain("\"open\"");
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsToldAtTheStart() throws IOException {
    Files.createDirectories(terminal.home());
    Files.writeString(
        terminal.home().resolve("config.yaml"),
        """
        database: {url: "jdbc:mysql://127.0.0.1:1/daybook?useSSL=false", user: daybook, password: open}
        shops: [{id: jd/x, go-live: 2026-11-20}]
        """);

    var answer = terminal.run("coverage");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err())
        .isEqualTo(
            """
            jdbc:mysql://127.0.0.1:1/daybook does not answer, or does not let us in as user 'daybook': Connection refused
              next  start the server, or correct database.url, database.user and the password; daybook doctor says more
            """);
  }

  @Test
  void secretsThatOthersCanReadAreAFailure() throws IOException {
    Files.createDirectories(terminal.home());
    Files.writeString(terminal.home().resolve("config.yaml"), "shops: []\n");
    var secrets = Files.writeString(terminal.home().resolve("secrets.yaml"), "key: value\n");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rw-r--r--"));

    var answer = terminal.run("doctor");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.out()).contains("FAIL  home.secrets", "chmod 600 " + secrets);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "quarantine retry | quarantine retry takes ids, or --all",
        "quarantine retry 1 --all | quarantine retry takes ids, or --all",
        "quarantine list --older-than soon | cannot read 'soon' as an age such as 90m, 12h or 2d",
        "quarantine list --state gone | expected one of [OPEN, DISMISSED, RELEASED]",
        "quarantine dismiss --reason=x | Missing required parameter: 'ID'",
        "quarantine dismiss 1 | Missing required option: '--reason=TEXT'",
        "quarantine dismiss 1 --reason= | --reason is empty",
        "quarantine show seven | Invalid value for positional parameter",
        "review approve 1 | Missing required option: '--note=TEXT'",
        "review approve 1 --note= | --note is empty",
        "orders find --status lost | PENDING_PAYMENT",
        "orders find --limit many | 'many' is not an int",
        "orders find --shop jd | 'jd' is not a shop: expected CHANNEL/SHOP",
        "coverage JD/Flagship | is not a word",
        "import jd/flagship | Missing required parameter: 'FILE'",
        "preview jd . | '.' is a folder; next: give the path of a file in it",
        "preview acme a.csv | there is no channel 'acme'; there are [amazon, ",
        "preview acme a.csv | ]; next: correct the name, or give its folder with --mappings",
        "preview jd nowhere.csv | there is no file 'nowhere.csv'",
        "preview jd nowhere.csv --people | Unknown option: '--people'",
        "mapping check nowhere | there is no folder 'nowhere'",
        "mapping check src | folder 'src' holds no mapping; expected CHANNEL/channel.yaml",
        "mapping try jd nowhere.csv | there is no file 'nowhere.csv'",
        "mapping try jd nowhere.csv --record 0 | --record counts from 1",
        "demo --once --malice nonsense:1 | 'nonsense' is no malice; expected one of ",
        "demo --once --malice busy:often | expected a number after the colon",
        "demo --once --malice busy:5 | expected a probability from 0 to 1 after the colon",
        "demo --once --malice burst:1.5 | expected a whole number from 0 after the colon",
        "demo --once --malice tick-after-page:-1 | expected a whole number from 0 after the colon",
        "demo --once --orders 0 | the simulated shops hold 1 to 200,000,000 orders, but got 0",
        "simulate --port 99999 | --port is 99999; expected 0 to 65535",
        "simulate --shop foo | 'foo' is not a shop: expected CHANNEL/SHOP",
        "simulate --shop foo/bar | no platform 'foo' is simulated; expected one of amazon, ",
        "report yesterday | cannot read 'yesterday' as a business date such as 2026-11-21",
        "sync jd/flagship --from=noon --to=2026-11-21 | --from: cannot read 'noon' as a time",
        "orders find --from=2026-11-21 | --from and --to go together",
        "nonsense | there is no verb 'nonsense'; './daybook --help' lists them",
        "handoff nonsense | there is no verb 'handoff nonsense'; './daybook handoff --help' lists them",
        "reprt 2026-11-21 | there is no verb 'reprt'"
      })
  void wrongWordsAreToldAndExitWith2(String words, String told) {
    var answer = terminal.run((Object[]) words.split(" "));

    assertThat(answer.err()).contains(told);
    assertThat(answer.exitCode()).isEqualTo(2);
    assertThat(answer.out()).isEmpty();
  }

  static Stream<CommandLine> verbs() {
    return below(new CommandLineInterface(new Installation(Daybook.class)).commandLine());
  }

  private static Stream<CommandLine> below(CommandLine commandLine) {
    return commandLine.getSubcommands().values().stream()
        .flatMap(verb -> Stream.concat(Stream.of(verb), below(verb)));
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void everyHelpShowsAnExample(CommandLine verb) {
    var name = verb.getCommandSpec().qualifiedName();

    assertThat(verb.getUsageMessage()).contains("Example").contains("  ./" + name);
  }

  /** A list of verbs shows the first line of a description, and nothing of the others. */
  @ParameterizedTest
  @MethodSource("verbs")
  void theFirstLineOfADescriptionIsAWholeSentence(CommandLine verb) {
    assertThat(verb.getCommandSpec().usageMessage().description()[0]).endsWith(".");
  }
}

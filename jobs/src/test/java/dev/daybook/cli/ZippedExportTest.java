package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ShippedMappings;
import dev.daybook.cli.Terminal.Answer;
import dev.daybook.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The orders file of Taobao alone, then with its items in one zip: the steps build up. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ZippedExportTest {
  private static final String SHOP = "taobao/main";
  private static final String ORDERS = "ExportOrderList202603020900";
  private static final String ITEMS = "ExportOrderDetailList202603020900.csv";
  private static final String TWO_ITEMS = "taobao/main/3900000000000000101";

  @TempDir static Path folder;
  private static Terminal terminal;
  private static EmbeddedDatabase database;
  private static Map<String, byte[]> parts;

  @BeforeAll
  static void open() throws IOException {
    terminal = new Terminal(Files.createDirectories(folder.resolve("home")));
    Files.writeString(
        terminal.home().resolve("config.yaml"),
        "shops: [{id: taobao/main, go-live: 2026-03-01, feeds: [orders/exported]}]\n");
    database = EmbeddedDatabase.open(terminal.home());
    parts = parts();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  /** Of the shipped sample: of one of its orders one piece is told, and there are two. */
  private static Map<String, byte[]> parts() throws IOException {
    var read = new TreeMap<String, byte[]>();
    var sample = ShippedMappings.FOLDER.resolve("taobao/samples/export-with-items/in.zip");
    try (var zip = new ZipFile(sample.toFile())) {
      for (var entry : zip.stream().toList()) {
        read.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return read;
  }

  private static Path zip(String name, Map<String, byte[]> files) throws IOException {
    var file = folder.resolve(name);
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
      }
    }
    return file;
  }

  private static Answer imported(Path file) {
    return terminal.run("import", SHOP, file, "--json");
  }

  @Test
  @Order(1)
  void theOrdersAloneHaveOneLineEach() throws IOException {
    var file = Files.write(folder.resolve(ORDERS + ".csv"), parts.get(ORDERS + ".csv"));

    var answer = imported(file);

    assertThat(answer.json().at("/accounts/created").asInt()).as(answer.err()).isEqualTo(4);
    var order = terminal.run("orders", "show", TWO_ITEMS, "--json").json();
    assertThat(order.get("version").asInt()).isEqualTo(1);
    assertThat(order.get("flags").toString())
        .isEqualTo("[\"discount-bearer-unknown\",\"lines-joined\"]");
    assertThat(order.get("lines")).hasSize(1);
  }

  @Test
  @Order(2)
  void withTheItemsTheyHaveTheirOwn() throws IOException {
    var answer = imported(zip(ORDERS + ".zip", parts));

    var accounts = answer.json().get("accounts");
    assertThat(accounts.get("fetched").asInt()).as(answer.err()).isEqualTo(4);
    assertThat(accounts.get("updated").asInt()).isEqualTo(3);
    assertThat(accounts.get("quarantined").asInt()).isEqualTo(1);
    assertThat(accounts.get("balanced").asBoolean()).isTrue();
    var order = terminal.run("orders", "show", TWO_ITEMS, "--json").json();
    assertThat(order.get("version").asInt()).isEqualTo(2);
    assertThat(order.get("flags").toString()).isEqualTo("[\"discount-bearer-unknown\"]");
    assertThat(order.at("/lines/0/title").asString()).isEqualTo("示例保温杯 颜色分类:白色");
    assertThat(order.at("/lines/1/title").asString()).isEqualTo("示例杯刷");
    assertThat(order.at("/lines/1/quantity").asString()).isEqualTo("2");
    assertThat(order.get("lines")).hasSize(2);
  }

  @Test
  @Order(3)
  void theRowsOfBothFilesAreShownInQuarantine() {
    var shown = terminal.run("quarantine", "show", 1, "--json").json();

    assertThat(shown.get("externalNo").asString()).isEqualTo("3900000000000000401");
    assertThat(shown.get("place").asString())
        .isEqualTo("%s.zip!%s.csv:4".formatted(ORDERS, ORDERS));
    assertThat(shown.get("source")).hasSize(2);
    assertThat(shown.at("/source/0/宝贝总数量").asString()).isEqualTo("2");
    assertThat(shown.at("/source/1/购买数量").asString()).isEqualTo("1");
  }

  @Test
  @Order(3)
  void aTrialTellsWhatWasReadOfTheItems() {
    var trial = terminal.run("mapping", "try", "taobao", folder.resolve(ORDERS + ".zip"), "--json");

    assertThat(trial.json().get("fields").valueStream())
        .filteredOn(fed -> fed.get("field").asString().equals("lines[].quantity"))
        .extracting(fed -> fed.get("sources").toString())
        .containsExactly("[\"购买数量\"]");
    assertThat(trial.json().get("source")).hasSize(3);
  }

  @Test
  @Order(4)
  void theSameZipAgainAndAReplayChangeNothing() {
    assertThat(imported(folder.resolve(ORDERS + ".zip")).json().at("/files/0/state").asString())
        .isEqualTo("ALREADY_LANDED");
    var replay =
        terminal.run(
            "rerun",
            SHOP,
            "--from",
            "2026-03-01",
            "--to",
            "2036-01-01",
            "--mode",
            "replay",
            "--json");
    assertThat(replay.json().at("/accounts/updated").asInt()).as(replay.err()).isZero();
    var order = terminal.run("orders", "show", TWO_ITEMS, "--json").json();
    assertThat(order.get("version").asInt()).isEqualTo(2);
  }

  @Test
  @Order(5)
  void theItemsAloneAreRefusedWithTheNextStep() throws IOException {
    var answer = imported(Files.write(folder.resolve(ITEMS), parts.get(ITEMS)));

    assertThat(answer.json().at("/files/0/state").asString()).isEqualTo("REFUSED");
    assertThat(answer.json().at("/files/0/refusal/found").asString())
        .isEqualTo("lines without their orders");
    assertThat(answer.json().at("/files/0/refusal/next").asString())
        .isEqualTo("zip it with the file of the orders, under a name that orders/exported takes");
    assertThat(terminal.run("preview", "taobao", folder.resolve(ITEMS)).err())
        .contains("found lines without their orders");
  }
}

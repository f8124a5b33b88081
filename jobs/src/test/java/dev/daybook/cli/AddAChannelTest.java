package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** docs/add-a-channel.md, done as it stands there: its files, its commands, its counts. */
class AddAChannelTest {
  private static final Path PAGE = Path.of("..", "docs", "add-a-channel.md");

  /** A block behind the name of its file. */
  private static final Pattern NAMED_BLOCK =
      Pattern.compile(
          "`([\\w/.-]+\\.(?:yaml|csv|json))`[^\\n]*:\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL);

  /**
   * The first second of 2025-03-02 in Shanghai, 00:41, 04:33, 07:20 and 07:30 UTC of it, and later.
   */
  private static final List<Long> CHANGED =
      List.of(1740844800L, 1740876060L, 1740890000L, 1740900000L, 1740900600L, 1740931200L);

  @TempDir static Path folder;
  private static Path mappings;
  private static Terminal terminal;
  private static CedarServer cedar;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void follow() throws IOException {
    var home = Files.createDirectories(folder.resolve("home"));
    for (var block : NAMED_BLOCK.matcher(Files.readString(PAGE)).results().toList()) {
      var in = List.of("config.yaml", "secrets.yaml").contains(block.group(1)) ? home : folder;
      write(in.resolve(block.group(1)), block.group(2));
    }
    ownerOnly(home.resolve("secrets.yaml"));
    mappings = folder.resolve("my-mappings");
    cedar = new CedarServer("example-only-secret", CHANGED);
    var channel = mappings.resolve("cedar/channel.yaml");
    var text = Files.readString(channel);
    assertThat(text).contains("https://api.cedar.example");
    Files.writeString(channel, text.replace("https://api.cedar.example", cedar.url().toString()));
    terminal = new Terminal(home);
    database = EmbeddedDatabase.open(home);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void ownerOnly(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  }

  @AfterAll
  static void close() {
    database.close();
    cedar.close();
  }

  private static Terminal.Answer run(Object... words) {
    var all = new java.util.ArrayList<Object>(List.of(words));
    all.add("--mappings=" + mappings);
    return terminal.run(all.toArray());
  }

  private static String accounts(JsonNode report) {
    return report.get("accounts").toString();
  }

  private static String accounts(int fetched, int created, int quarantined) {
    return ("{\"fetched\":%d,\"created\":%d,\"updated\":0,\"unchanged\":0,\"stale\":0,"
            + "\"duplicate\":0,\"quarantined\":%d,\"balanced\":true}")
        .formatted(fetched, created, quarantined);
  }

  @Test
  void theFilesOfThePageAreWell() {
    assertThat(terminal.run("mapping", "check", mappings).out()).contains("all mappings are well");
  }

  @Test
  void aFileIsPreviewedTriedAndImported() {
    var file = folder.resolve("birch-20250302.csv");

    var preview = run("preview", "birch", file);
    assertThat(preview.out()).contains("3 records: 2 orders, 1 rejected", "found     \"mislaid\"");
    assertThat(preview.exitCode()).isEqualTo(3);

    var second = run("mapping", "try", "birch", file, "--record", 2, "--json");
    assertThat(second.exitCode()).isZero();
    assertThat(second.json().at("/order/external_no").asString()).isEqualTo("B-1002");
    assertThat(second.json().get("unread")).isEmpty();
    assertThat(second.out()).doesNotContain("Bo Demo");

    var imported = run("import", "birch/main", file, "--json").json();
    assertThat(accounts(imported)).isEqualTo(accounts(3, 2, 1));
    assertThat(imported.at("/files/0/coveredFrom").asString()).isEqualTo("2025-03-01T16:00:00Z");
    assertThat(imported.at("/files/0/coveredTo").asString()).isEqualTo("2025-03-02T16:00:00Z");
    assertThat(imported.get("owed")).isEmpty();
  }

  @Test
  void anApiIsPreviewedTriedAndSynced() {
    var page = folder.resolve("cedar-page.json");

    var preview = run("preview", "cedar", page);
    assertThat(preview.exitCode()).isZero();
    assertThat(preview.out()).contains("2 records: 2 orders, 0 rejected (orders/updated");

    var first = run("mapping", "try", "cedar", page);
    assertThat(first.out()).endsWith("read by nobody\n  colour\n").doesNotContain("Ada Demo");

    var day = new Object[] {"sync", "cedar/main", "--from", "2025-03-02", "--to", "2025-03-03"};
    var dry = run(day[0], day[1], day[2], day[3], day[4], day[5], "--dry-run", "--json");
    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(cedar.asked()).isEmpty();

    var synced = run(day[0], day[1], day[2], day[3], day[4], day[5], "--json");
    assertThat(synced.exitCode()).as(synced.err()).isZero();
    assertThat(accounts(synced.json())).isEqualTo(accounts(5, 5, 0));
    // Three slices of at most twelve hours, a minute of overlap included; the second has two pages.
    assertThat(cedar.asked()).containsExactly("busy", "2", "2", "1", "0");

    var coverage = run("coverage", "cedar/main", "--json").json();
    assertThat(coverage.at("/feeds/0/sealedSeconds").asLong()).isEqualTo(86_400);
  }
}

package dev.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** What a whole night is, and what an undisturbed one of the same seed has in its book. */
final class Nights {
  private static final Map<String, Undisturbed> UNDISTURBED = new ConcurrentHashMap<>();

  private Nights() {}

  /**
   * @param files what was handed off, byte for byte
   */
  record Undisturbed(Book book, List<String> files) {}

  /** Played once for all tests of this JVM. */
  static Undisturbed undisturbed(int orders, long seed) {
    return UNDISTURBED.computeIfAbsent(orders + " " + seed, any -> playUndisturbed(orders, seed));
  }

  private static Undisturbed playUndisturbed(int orders, long seed) {
    var folder = folder();
    try (var home = DemoHome.quick(folder, orders, seed)) {
      assertComplete(home, home.play());
      var book = Book.of(home.sql());
      assertThat(book.orders()).as("orders of all shops").isEqualTo(5 * orders);
      return new Undisturbed(book, files(home));
    } finally {
      delete(folder);
    }
  }

  /** Ended well, by its own words and by what lies in its home. */
  static void assertComplete(DemoHome home, DemoProcess.Ended ended) {
    assertThat(ended.exit())
        .as("exit code; it said: %s%n%s", ended.complaint(), ended.report())
        .isZero();
    var report = ended.report();
    assertThat(report.path("complete").asBoolean()).as("complete").isTrue();
    assertThat(report.path("accounts").path("balanced").asBoolean()).as("balanced").isTrue();
    assertThat(report.path("coverage").path("holes").size()).as("holes").isZero();
    assertThat(report.path("failures").size()).as("failures").isZero();
    assertThat(report.path("simulator").path("agrees").asBoolean()).as("agrees").isTrue();
    assertNobodyIsAtWork(home.sql());
    assertNothingHandedOffTwice(home);
  }

  private static void assertNobodyIsAtWork(JdbcClient sql) {
    assertThat(count(sql, "SELECT COUNT(*) FROM run WHERE state = 'RUNNING'"))
        .as("runs whose process is gone")
        .isZero();
    assertThat(count(sql, "SELECT COUNT(*) FROM coverage_window WHERE state <> 'SEALED'"))
        .as("windows left behind")
        .isZero();
    assertThat(
            count(sql, "SELECT COUNT(*) FROM document WHERE records IS NULL OR booked < records"))
        .as("documents that have records without an outcome")
        .isZero();
  }

  /** Every line of every file is there once, and the files are what the manifests say. */
  private static void assertNothingHandedOffTwice(DemoHome home) {
    var sql = home.sql();
    assertThat(count(sql, "SELECT COUNT(*) FROM handoff_batch WHERE state <> 'DELIVERED'"))
        .as("batches not delivered")
        .isZero();
    assertThat(home.handedOff())
        .hasSize((int) count(sql, "SELECT COUNT(*) FROM handoff_batch WHERE state = 'DELIVERED'"));
    var rows = new ArrayList<String>();
    for (var file : home.handedOff()) {
      rows.addAll(rows(file));
    }
    assertThat(rows).as("(order, version, line)").isNotEmpty().doesNotHaveDuplicates();
    assertThat(rows.stream().map(row -> row.substring(0, row.lastIndexOf('/'))).distinct().count())
        .as("order versions in the files")
        .isEqualTo(count(sql, "SELECT COUNT(*) FROM handoff_item"));
  }

  private static List<String> rows(Path file) {
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var parser = format.parse(Files.newBufferedReader(file))) {
      return parser.stream()
          .map(row -> row.get("order_id") + "/" + row.get("version") + "/" + row.get("line_no"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static List<String> files(DemoHome home) {
    return home.handedOff().stream().map(Nights::text).toList();
  }

  private static String text(Path file) {
    try {
      return file.getFileName() + "\n" + Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  static long count(JdbcClient sql, String query) {
    return sql.sql(query).query(Long.class).single();
  }

  /** A new folder; kept for a look when the test fails before it deletes it. */
  static Path folder() {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Path.of("target", "chaos").toAbsolutePath()), "night-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a folder", e);
    }
  }

  static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}

package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.database.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing was asked for, nothing is called complete. */
class NothingToProveTest {
  @TempDir Path folder;

  @Test
  void anEmptyHomeAndADateBeforeTheGoLiveAreEmpty() throws IOException {
    var terminal = new Terminal(Files.createDirectories(folder.resolve("home")));
    try (var database = EmbeddedDatabase.open(terminal.home())) {
      assertThat(database.jdbcUrl()).isNotEmpty();
      assertThat(terminal.run("report").out())
          .contains("EMPTY  config.yaml names no shops: nothing is asked for\n");
      assertThat(terminal.run("coverage").out())
          .endsWith("\nnothing is asked for: no shop of config.yaml has a feed\n");

      goLive(terminal, "jd/ahead", "2125-03-02");
      assertThat(terminal.run("coverage").out())
          .endsWith("\nnothing is owed yet: no feed's go-live has come, or nothing of it is due\n");
      assertThat(terminal.run("report", "2025-03-01", "--json").json().path("verdict").asString())
          .isEqualTo("EMPTY");

      goLive(terminal, "jd/flagship", "2025-03-02");
      assertThat(terminal.run("report", "2025-03-01").out())
          .contains("EMPTY  nothing of this date is owed: it lies before every feed's go-live")
          .doesNotContain("COMPLETE");
      assertThat(terminal.run("report", "2025-03-02").out()).contains("INCOMPLETE  time is owed\n");
      assertThat(terminal.run("report", "2120-01-01", "--json").json().at("/coverage/before"))
          .as("second readings of dates to come")
          .isEqualTo(terminal.run("report", "2025-03-01", "--json").json().at("/coverage/before"))
          .hasToString("[]");
      var tellsTheGoLive =
          "  note  jd/flagship/orders/exported: what lies before its go-live, 2025-03-01T16:00:00Z, is not asked for\n";
      var rerun = "rerun jd/flagship --mode holes --to 2025-03-03 --from ";
      assertThat(terminal.run((rerun + "2025-03-01").split(" ")).out()).contains(tellsTheGoLive);
      assertThat(terminal.run((rerun + "2025-03-01 --dry-run").split(" ")).out())
          .contains(tellsTheGoLive);
      assertThat(terminal.run((rerun + "2025-03-02").split(" ")).out()).doesNotContain("go-live");
    }
  }

  private static void goLive(Terminal terminal, String shop, String date) throws IOException {
    Files.writeString(
        terminal.home().resolve("config.yaml"),
        "shops: [{id: %s, go-live: %s}]\n".formatted(shop, date));
  }
}

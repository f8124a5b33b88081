package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.Daybook;
import dev.daybook.home.Installation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the process tells its caller when nothing could be done; no database is started. */
class ExitCodesTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** An application that cannot start, for a reason that nobody has foreseen. */
  @Configuration(proxyBeanMethods = false)
  static class Breaks {
    @Bean
    String broken() {
      throw new IllegalStateException("broken on purpose");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nosuchverb",
        "sync",
        "sync a b c",
        "sync foo",
        "sync jd/flagship/orders",
        "rerun foo --from 2026-11-21 --to 2026-11-22",
        "rerun jd/flagship",
        "rerun jd/flagship --from 2026-11-21 --to 2026-11-22 --mode nosuchmode",
        "demo --orders many",
        "report --nosuchoption",
      })
  void usedWronglyIsTwo(String words) {
    assertThat(run(Daybook.class, words)).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).isNotEmpty();
  }

  @Test
  void helpIsNoError() {
    assertThat(run(Daybook.class, "--help")).isZero();
    assertThat(out.toString())
        .contains("demo", "simulate", "serve", "sync", "rerun", "report")
        .contains("by morning");
  }

  @Test
  void aBadConfigurationIsToldAsItStandsAndIsOne() throws IOException {
    Files.writeString(folder.resolve("config.yaml"), "night: noon\n");

    assertThat(run(Daybook.class, "report --home " + folder)).isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo(
            "%s: night: cannot read 'noon' as a time such as 02:00%n"
                .formatted(folder.resolve("config.yaml")));
    assertThat(folder.resolve("logs")).doesNotExist();
  }

  @Test
  void aHomeThatCannotBeMadeIsToldWithTheNextStep() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");

    assertThat(run(Daybook.class, "report --home " + file)).isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo(
            "%s: no home folder: there is a file of that name; next: give another one with --home DIR, or set DAYBOOK_HOME%n"
                .formatted(file));
  }

  @Test
  void aPortThatIsTakenIsToldWithTheNextStep() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThat(run(Daybook.class, "simulate --port " + taken.getLocalPort())).isEqualTo(1);

      assertThat(err.toString())
          .startsWith(
              "the marketplaces cannot listen on 127.0.0.1:%d (".formatted(taken.getLocalPort()))
          .endsWith("; next: choose another port, or 0 for a free one%n".formatted());
    }
  }

  @Test
  void aFolderOfOtherThingsIsNoHomeAndStaysOpenToOthers() throws IOException {
    Files.writeString(folder.resolve("letter.txt"), "");
    var open = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(folder, open);

    assertThat(run(Daybook.class, "report --home " + folder)).isEqualTo(1);

    assertThat(err.toString())
        .isEqualTo(
            "%s: no home folder: it holds 'letter.txt' and nothing of Daybook's, and a home is closed to all but its owner; next: give another one with --home DIR, or set DAYBOOK_HOME%n"
                .formatted(folder));
    assertThat(run(Daybook.class, "doctor --home " + folder)).isEqualTo(1);
    assertThat(out.toString())
        .contains("%s holds 'letter.txt' and nothing of Daybook's".formatted(folder))
        .contains("database.connection")
        .doesNotContain("chmod");
    assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(open);
  }

  @Test
  void anUnforeseenFailureIsToldInOneLineAndIsWholeInTheLog() throws IOException {
    // A database of one's own that is never asked: the application breaks before.
    Files.writeString(
        folder.resolve("config.yaml"),
        "database: {url: 'jdbc:mysql://127.0.0.1:1/x', user: u, password: p}\n");

    assertThat(run(Breaks.class, "serve --json --home " + folder)).isEqualTo(1);

    var log = folder.resolve("logs/daybook.log");
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .containsExactly("failed: broken on purpose", "the whole of it is in " + log);
    assertThat(Files.readString(log))
        .contains("broken on purpose")
        .contains("at dev.daybook.cli.ServeVerb.run");
  }

  @Test
  void aHomeThatIsInUseIsNoPlaceForADemo() throws IOException {
    var config = Files.writeString(folder.resolve("config.yaml"), "night: 03:00\n");

    assertThat(run(Daybook.class, "demo --once --home " + folder)).isEqualTo(2);

    assertThat(err.toString()).contains(config + ": not written by a demo");
    assertThat(config).hasContent("night: 03:00\n");
  }

  @Test
  void anUnknownMaliceIsToldAndLeavesNothingBehind() {
    assertThat(run(Daybook.class, "demo --once --malice nosuchword")).isEqualTo(2);

    var home = Pattern.compile("a database in (.+)").matcher(err.toString());
    assertThat(home.find()).as(err.toString()).isTrue();
    assertThat(Path.of(home.group(1))).doesNotExist();
  }

  private int run(Class<?> application, String words) {
    return new CommandLineInterface(new Installation(application))
        .commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(words.isEmpty() ? new String[0] : words.split(" "));
  }
}

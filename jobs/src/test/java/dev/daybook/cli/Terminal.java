package dev.daybook.cli;

import dev.daybook.Daybook;
import dev.daybook.home.Installation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the real command line in this process, on one home folder. */
record Terminal(Path home) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What one verb has answered. */
  record Answer(int exitCode, String out, String err) {
    JsonNode json() {
      return JSON.readTree(out);
    }

    List<JsonNode> jsonLines() {
      return out.lines().map(JSON::readTree).toList();
    }
  }

  /** Runs a verb on this home. */
  Answer run(Object... words) {
    var args = new ArrayList<Object>(List.of(words));
    args.add("--home=" + home);
    return runPlain(args.toArray());
  }

  /** Runs exactly these words. */
  static Answer runPlain(Object... words) {
    var out = new StringWriter();
    var err = new StringWriter();
    var commandLine =
        new CommandLineInterface(new Installation(Daybook.class))
            .commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    var args = Arrays.stream(words).map(Object::toString).toArray(String[]::new);
    return new Answer(commandLine.execute(args), out.toString(), err.toString());
  }
}

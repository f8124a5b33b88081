package dev.daybook.fences;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds statements written out in Java, line by line. */
final class SqlInSources {
  private static final Pattern STATEMENT =
      Pattern.compile(
          "\"?\\s*\\b(SELECT\\s.*\\bFROM\\s|INSERT\\s+(IGNORE\\s+)?INTO\\s|REPLACE\\s+INTO\\s"
              + "|UPDATE\\s+\\S+\\s+SET\\s|DELETE\\s+FROM\\s|LOAD\\s+DATA\\s+LOCAL"
              + "|(CREATE|ALTER|DROP)\\s+(TABLE|VIEW)\\s)");

  private static final Pattern COMMENT = Pattern.compile("^\\s*(\\*|//|/\\*)");

  private SqlInSources() {}

  /** {@code file:line: text} of each; {@code database} speaks to a server by itself. */
  static List<String> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.getParent().endsWith("dev/daybook/database"))
          .sorted()
          .flatMap(SqlInSources::in)
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(folder + ": cannot be read", failed);
    }
  }

  private static Stream<String> in(Path file) {
    try {
      var lines = Files.readAllLines(file);
      return IntStream.range(0, lines.size())
          .filter(i -> !COMMENT.matcher(lines.get(i)).find())
          .filter(i -> STATEMENT.matcher(lines.get(i)).find())
          .mapToObj(i -> "%s:%d: %s".formatted(file.getFileName(), i + 1, lines.get(i).strip()));
    } catch (IOException failed) {
      throw new UncheckedIOException(file + ": cannot be read", failed);
    }
  }
}

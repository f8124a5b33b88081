package dev.daybook.operate;

import dev.daybook.canonical.ForOperator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What was asked for is not there, or cannot be asked so; the message tells what could be. */
public final class AskedWrongly extends RuntimeException implements ForOperator {
  public AskedWrongly(String message) {
    super(message);
  }

  private AskedWrongly(String message, Throwable cause) {
    super(message, cause);
  }

  /** A file that was named is not there. */
  static AskedWrongly noFile(Path file) {
    return new AskedWrongly(
        Files.isDirectory(file)
            ? "'%s' is a folder; next: give the path of a file in it".formatted(file)
            : "there is no file '%s' (looked for at %s); next: give the path of one"
                .formatted(file, file.toAbsolutePath().normalize()));
  }

  /** The answer to a question that the operator's own words may make impossible. */
  static <T> T unless(Supplier<T> question) {
    try {
      return question.get();
    } catch (IllegalArgumentException wrong) {
      throw new AskedWrongly(wrong.getMessage(), wrong);
    }
  }

  @Override
  public boolean usage() {
    return true;
  }
}

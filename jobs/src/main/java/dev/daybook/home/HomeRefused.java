package dev.daybook.home;

import dev.daybook.canonical.ForOperator;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;

/** The home folder cannot be made, or is not ours. */
public final class HomeRefused extends RuntimeException implements ForOperator {
  HomeRefused(Path folder, IOException why) {
    super(told(folder, told(why)), why);
  }

  /**
   * @param other what is there that is not Daybook's
   */
  HomeRefused(Path folder, String other) {
    super(
        told(
            folder,
            "it holds '%s' and nothing of Daybook's, and a home is closed to all but its owner"
                .formatted(other)));
  }

  private static String told(Path folder, String why) {
    return "%s: no home folder: %s; next: give another one with --home DIR, or set DAYBOOK_HOME"
        .formatted(folder, why);
  }

  private static String told(IOException why) {
    if (why instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    return why instanceof AccessDeniedException
        ? "this user may not make or read it; if it is its own: chmod 700"
        : String.valueOf(why.getMessage());
  }
}

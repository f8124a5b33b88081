package dev.daybook.operate;

import java.nio.file.Path;

/** Tells that a file that was named is not there. */
final class NoSuchFile {
  private NoSuchFile() {}

  static AskedWrongly named(Path file) {
    return new AskedWrongly(
        "there is no file '%s' (looked for at %s); next: give the path of one"
            .formatted(file, file.toAbsolutePath().normalize()));
  }
}

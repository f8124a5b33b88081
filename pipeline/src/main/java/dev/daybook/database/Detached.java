package dev.daybook.database;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts a command into a session of its own, keeping its process id: both starters exec it. */
final class Detached {
  private Detached() {}

  static List<String> command(List<String> command) {
    if (isOnPath("setsid")) {
      return join(List.of("setsid"), command);
    }
    if (isOnPath("perl")) {
      return join(
          List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV"), command);
    }
    return command;
  }

  private static List<String> join(List<String> starter, List<String> command) {
    var all = new ArrayList<>(starter);
    all.addAll(command);
    return all;
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}

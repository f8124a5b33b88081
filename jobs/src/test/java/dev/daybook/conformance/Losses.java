package dev.daybook.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Both pullers side by side, as {@code docs/conformance.md} shows them. */
final class Losses {
  private Losses() {}

  static String table(
      List<String> channels, List<Trial> trials, Fair fair, Map<String, Map<Trial, Loss>> naive) {
    var text =
        new StringBuilder(
            """
            | trial | orders | lost by Daybook | after settlement | doubled | lost by the naive puller | doubled |
            |---|---|---|---|---|---|---|
            """);
    for (var trial : trials) {
      int orders = 0;
      int lost = 0;
      int settled = 0;
      int doubled = 0;
      int naiveLost = 0;
      int naiveDoubled = 0;
      for (var channel : channels) {
        var ours = fair.result(channel, trial);
        var theirs = naive.get(channel).get(trial);
        orders += ours.orders();
        lost += ours.lost();
        var after = fair.settled(channel, trial);
        settled += after.lost();
        doubled += after.doubled();
        naiveLost += theirs.lost();
        naiveDoubled += theirs.doubled();
      }
      text.append(
          "| %s | %d | %d | %d | %d | %d | %d |%n"
              .formatted(trial.name(), orders, lost, settled, doubled, naiveLost, naiveDoubled));
    }
    return text.toString();
  }

  static void keep(String name, String table) {
    try {
      Files.writeString(
          Files.createDirectories(Path.of("target", "conformance")).resolve(name + ".md"), table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.daybook.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Pinduoduo's mapping as it is, but without the rate that spares the real platform, and with small
 * pages, so that few orders make many of them.
 */
final class FastMappings {
  private static final Path SHIPPED = Path.of("..", "mappings", "pinduoduo");

  private FastMappings() {}

  /** A folder for {@code --mappings}. */
  static Path in(Path folder, int rowsOfPage) {
    var copy = folder.resolve("mappings").resolve("pinduoduo");
    try {
      Files.createDirectories(copy);
      for (var mapping : List.of("orders.yaml", "refunds.yaml")) {
        Files.copy(SHIPPED.resolve(mapping), copy.resolve(mapping));
      }
      var channel = Files.readString(SHIPPED.resolve("channel.yaml"));
      channel = replace(channel, "{calls: 20, per: PT1S}", "{calls: 1000000, per: PT1S}");
      channel = replace(channel, "size: 100,", "size: %d,".formatted(rowsOfPage));
      Files.writeString(copy.resolve("channel.yaml"), channel);
      return copy.getParent();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + SHIPPED, e);
    }
  }

  private static String replace(String text, String shipped, String ours) {
    if (!text.contains(shipped)) {
      throw new IllegalStateException("channel.yaml has no longer '%s'".formatted(shipped));
    }
    return text.replace(shipped, ours);
  }
}

package dev.daybook.chaos;

import dev.daybook.ShippedMappings;
import java.nio.file.Path;

/**
 * Pinduoduo's mapping as it is, but without the rate that spares the real platform, and with small
 * pages, so that few orders make many of them.
 */
final class FastMappings {
  private FastMappings() {}

  /** A folder for {@code --mappings}. */
  static Path in(Path folder, int rowsOfPage) {
    return ShippedMappings.copy(
        "pinduoduo",
        folder.resolve("mappings"),
        text ->
            text.replaceAll("rate: \\{[^}]*\\}", "rate: {calls: 1000000, per: PT1S}")
                .replace("size: 100,", "size: %d,".formatted(rowsOfPage)));
  }
}

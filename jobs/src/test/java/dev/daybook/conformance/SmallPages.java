package dev.daybook.conformance;

import dev.daybook.ShippedMappings;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.MappingLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The mappings as they are, but without the rates that spare real platforms, and with small pages,
 * so that few orders make many of them.
 */
public final class SmallPages {
  public static final int SIZE = 4;
  private static final Path SHIPPED = Path.of("..", "mappings");

  private SmallPages() {}

  /** The shipped channels that are asked by API. */
  static List<Channel> channels() {
    var mappings = MappingLoader.load(List.of());
    try (var folders = Files.list(SHIPPED)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("channel.yaml")))
          .map(folder -> mappings.channel(folder.getFileName().toString()))
          .filter(channel -> channel.api().isPresent())
          .sorted(java.util.Comparator.comparing(Channel::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SHIPPED, e);
    }
  }

  /** A folder for {@code --mappings}. */
  public static Path in(Path folder) {
    var copy = folder.resolve("mappings");
    channels().forEach(channel -> ShippedMappings.copy(channel.name(), copy, SmallPages::changed));
    return copy;
  }

  /** A file of a channel, so changed. */
  public static String changed(String text) {
    return text.replaceAll("rate: \\{[^}]*\\}", "rate: {calls: 1000000, per: PT1S}")
        .replaceAll("(paging: \\{[^}]*size: )\\d+", "$1" + SIZE);
  }
}

package dev.daybook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** The mappings of the repository, copied where a test may change them. */
public final class ShippedMappings {
  public static final Path FOLDER = Path.of("..", "mappings");

  private ShippedMappings() {}

  /**
   * Copies the files of a channel, without its samples.
   *
   * @param changed each file's text
   * @return the folder for {@code --mappings}
   */
  public static Path copy(String channel, Path mappings, UnaryOperator<String> changed) {
    try (var files = Files.list(FOLDER.resolve(channel))) {
      var own = Files.createDirectories(mappings.resolve(channel));
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.writeString(own.resolve(file.getFileName()), changed.apply(Files.readString(file)));
      }
      return mappings;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + channel, e);
    }
  }
}

package dev.daybook.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** Writes a file that appears under its name only when it is whole. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * @param rows throws {@link UncheckedIOException}
   */
  public static Path write(Path folder, String name, Charset charset, Consumer<Writer> rows) {
    Path whole = folder.resolve(name);
    Path part = folder.resolve("." + name + ".part");
    try {
      Files.createDirectories(folder);
      try (Writer out = Files.newBufferedWriter(part, charset)) {
        rows.accept(out);
      }
      return Files.move(
          part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (UncheckedIOException e) {
      throw failed(name, folder, e.getCause());
    } catch (IOException e) {
      throw failed(name, folder, e);
    }
  }

  private static UncheckedIOException failed(String name, Path folder, IOException cause) {
    return new UncheckedIOException(
        "the export %s cannot be written to %s: is there space, and may we write?"
            .formatted(name, folder),
        cause);
  }
}

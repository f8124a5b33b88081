package dev.daybook.operate;

import dev.daybook.landing.UnlandedFiles;
import dev.daybook.mapping.MappingCheck;
import dev.daybook.mapping.MappingError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Verb {@code mapping}: needs neither database nor home. */
public final class MappingDesk {
  private MappingDesk() {}

  /** All that is wrong, in the order of files and lines; empty when all is well. */
  public record Checked(List<MappingError> errors) {}

  /**
   * Checks the built-in mappings with these folders put over them, samples included, which are cut
   * as real files are.
   *
   * @throws AskedWrongly when a folder is not there, or holds no mapping: nothing would be checked
   */
  public static Checked check(List<Path> folders) {
    for (var folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new AskedWrongly("there is no folder '%s'".formatted(folder));
      }
      if (!holdsMappings(folder)) {
        throw new AskedWrongly(
            "folder '%s' holds no mapping; expected CHANNEL/channel.yaml or rules/RULE.yaml in it; next: give the folder above the channel's"
                .formatted(folder));
      }
    }
    return new Checked(new MappingCheck(UnlandedFiles.create()).check(folders));
  }

  private static boolean holdsMappings(Path folder) {
    try (var files = Files.find(folder, 2, (file, facts) -> isMapping(folder.relativize(file)))) {
      return files.findAny().isPresent();
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be read".formatted(folder), failed);
    }
  }

  private static boolean isMapping(Path file) {
    return file.getNameCount() == 2 && file.toString().endsWith(".yaml");
  }
}

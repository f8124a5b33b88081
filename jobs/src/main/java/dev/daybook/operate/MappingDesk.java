package dev.daybook.operate;

import dev.daybook.landing.UnlandedFiles;
import dev.daybook.mapping.MappingCheck;
import dev.daybook.mapping.MappingError;
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
   * @throws AskedWrongly when a folder is not there
   */
  public static Checked check(List<Path> folders) {
    for (var folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new AskedWrongly("there is no folder '%s'".formatted(folder));
      }
    }
    return new Checked(new MappingCheck(UnlandedFiles.create()).check(folders));
  }
}

package dev.daybook.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Checks mappings as an operator does before use: every file, and every sample through them. */
public final class MappingCheck {
  private final SampleCutter cutter;

  /**
   * @param cutter the one that cuts real documents
   */
  public MappingCheck(SampleCutter cutter) {
    this.cutter = cutter;
  }

  /**
   * All that is wrong in the built-in mappings with these folders put over them; empty when all is
   * well. Samples are tried when every file can be read.
   */
  public List<MappingError> check(List<Path> overrides) {
    try {
      return check(MappingLoader.tree(overrides));
    } catch (MappingErrors noFolder) {
      return noFolder.errors();
    }
  }

  List<MappingError> check(MappingTree tree) {
    try {
      var mappings = MappingLoader.loadWhole(tree);
      return SampleCase.all(tree).stream()
          .map(sample -> sample.check(mappings, cutter))
          .flatMap(Optional::stream)
          .sorted()
          .toList();
    } catch (MappingErrors wrong) {
      return wrong.errors();
    }
  }
}

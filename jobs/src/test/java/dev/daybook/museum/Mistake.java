package dev.daybook.museum;

import dev.daybook.ShippedMappings;
import dev.daybook.conformance.SmallPages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A channel that is asked wrongly: its folder again, under another name.
 *
 * @param folder the other name
 * @param made of each file's text
 */
record Mistake(String channel, String folder, UnaryOperator<String> made) {
  void hang(Path mappings) {
    var drafts = mappings.resolveSibling("draft-" + folder);
    ShippedMappings.copy(channel, drafts, text -> made.apply(SmallPages.changed(text)));
    try {
      Files.move(drafts.resolve(channel), mappings.resolve(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot hang " + folder, e);
    }
  }
}

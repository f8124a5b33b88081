package dev.daybook.export;

import java.nio.file.Path;

/** Where hand-off files lie, {@code <home>/handoff}: batches for the ERP in {@code out}. */
public record HandoffFolder(Path root) {
  Path out() {
    return root.resolve("out");
  }
}

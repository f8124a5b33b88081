package dev.daybook.book;

import java.util.List;
import java.util.function.Consumer;

/** As many keys to a statement as it takes well. */
final class InParts {
  private static final int KEYS_PER_STATEMENT = 1000;

  private InParts() {}

  static <T> void of(List<T> keys, Consumer<List<T>> work) {
    of(keys, KEYS_PER_STATEMENT, work);
  }

  static <T> void of(List<T> keys, int size, Consumer<List<T>> work) {
    for (int from = 0; from < keys.size(); from += size) {
      work.accept(keys.subList(from, Math.min(keys.size(), from + size)));
    }
  }
}

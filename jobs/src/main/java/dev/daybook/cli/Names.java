package dev.daybook.cli;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.operate.Scope;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Reads names that operators write. */
final class Names {
  private Names() {}

  static ShopId shop(String text) {
    return read(() -> ShopId.parse(text));
  }

  static FeedId feed(String text) {
    return read(() -> FeedId.parse(text));
  }

  /** A shop, or one of its feeds. */
  static Scope scope(String text) {
    return read(() -> Scope.parse(text));
  }

  private static <T> T read(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new Usage(e.getMessage());
    }
  }

  /** The folder of {@code --mappings}, where one is given. */
  static List<Path> folders(CommonOptions common) {
    return common.mappings == null ? List.of() : List.of(common.mappings);
  }
}

package dev.daybook.landing;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A file to land.
 *
 * @param feedId the row of {@code feed}
 * @param window the time it covers completely; empty when that is not known
 * @param stop asked again and again while the file is read
 */
public record FileArrival(
    FeedId feed,
    long feedId,
    Path file,
    Optional<Window> window,
    long runId,
    BooleanSupplier stop) {
  /** One that is read to its end. */
  public FileArrival(FeedId feed, long feedId, Path file, Optional<Window> window, long runId) {
    this(feed, feedId, file, window, runId, () -> false);
  }

  String name() {
    return file.getFileName().toString();
  }
}

package dev.daybook.landing;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file to land.
 *
 * @param feedId the row of {@code feed}
 * @param window the time it covers completely; empty when that is not known
 */
public record FileArrival(
    FeedId feed, long feedId, Path file, Optional<Window> window, long runId) {
  String name() {
    return file.getFileName().toString();
  }
}

package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ForOperator;
import dev.daybook.canonical.Window;

/** Within a generation no second is covered twice. */
public class OverlapRefused extends RuntimeException implements ForOperator {
  OverlapRefused(FeedId feed, Window window) {
    super(
        ("feed %s: window %s overlaps a window of the same generation; expected time without a "
                + "window; next: plan again, or ask for it anew with a rerun in mode all")
            .formatted(feed, window));
  }
}

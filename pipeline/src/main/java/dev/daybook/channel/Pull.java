package dev.daybook.channel;

import dev.daybook.coverage.Slice;
import java.util.List;

/** What became of a window that was to be pulled. */
public sealed interface Pull {
  /** HTTP calls made, all retries and token calls included. */
  int calls();

  /**
   * Every page is landed, the end is proven, the window is FETCHED.
   *
   * @param documents pages of the attempt that counts
   * @param records in these pages, repeated ones included
   * @param attempts the number of the attempt that counts
   * @param warnings what somebody should look at before it stops the shop
   */
  record Pulled(
      int documents, int records, int attempts, int calls, String proof, List<String> warnings)
      implements Pull {}

  /** The window stays open with its landed pages; the next run goes on. */
  record Owed(String reason, int calls, Outlook outlook) implements Pull {
    Owed(String reason, int calls) {
      this(reason, calls, Outlook.GOOD);
    }
  }

  /** Whether it makes sense to ask for the next window in the same run. */
  enum Outlook {
    GOOD,
    /** No answer came that could be used, whatever was tried: a few in a row are enough. */
    DOUBTFUL,
    /** The channel asked to be left alone for longer than a run waits. */
    NONE
  }

  /** The window held more than the channel gives for one: its halves are to be pulled instead. */
  record Halved(List<Slice> halves, String reason, int calls) implements Pull {}

  /** The whole shop is to be left alone until somebody did what the reason says. */
  record Refused(String reason, int calls) implements Pull {}
}

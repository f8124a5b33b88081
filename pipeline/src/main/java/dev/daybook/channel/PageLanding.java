package dev.daybook.channel;

import dev.daybook.coverage.OpenWindow;
import java.util.List;

/** Where pages are kept before the next one is asked. */
public interface PageLanding {
  /**
   * An answer page as it came.
   *
   * @param window with the attempt that the page belongs to
   * @param request what was asked, without anything secret
   */
  record Page(OpenWindow window, int number, String request, byte[] bytes) {
    /** Without bytes: they name people. */
    @Override
    public String toString() {
      return "page %d of window %d, %d bytes".formatted(number, window.id(), bytes.length);
    }
  }

  /** Returns when the page would survive the end of this process. */
  void land(Page page);

  /** What is landed for this attempt of the window, in the order it came. */
  List<Page> landed(OpenWindow window);
}

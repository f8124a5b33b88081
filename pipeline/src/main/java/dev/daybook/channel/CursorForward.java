package dev.daybook.channel;

import java.util.HashSet;
import org.springframework.stereotype.Component;

/**
 * Reads forward, each page telling where the next begins, until one says that none follows. A
 * cursor that the channel has forgotten sends the reading back to its first page.
 *
 * <p>A channel that gives the same cursor twice, or page after page without anything new, would be
 * read for ever: that is no proof of an end.
 */
@Component("cursor")
class CursorForward implements PageWalk {
  /** Records may move to later pages, but not all of them, again and again. */
  private static final int MOST_PAGES_WITHOUT_NEWS = 20;

  private final PullLimits limits;

  CursorForward(PullLimits limits) {
    this.limits = limits;
  }

  @Override
  public String walk(Reading reading) {
    for (int round = 1; ; round++) {
      try {
        return readOn(reading);
      } catch (Stale stale) {
        if (round == limits.readings()) {
          throw new Unproven(
              "window %s is not proven after %d readings: %s; next: nothing, the next run reads it again"
                  .formatted(reading.window().window(), round, stale.getMessage()));
        }
        reading.again();
      }
    }
  }

  @Override
  public long calls(Volume volume) {
    return Math.max(volume.windows(), volume.documents());
  }

  private static String readOn(Reading reading) {
    var next =
        reading
            .next()
            .orElseGet(
                () -> {
                  reading.again();
                  return "";
                });
    var cursors = new HashSet<String>();
    int withoutNews = 0;
    for (int number = 1 + reading.documents(); cursors.add(next); number++) {
      var page = reading.ask(number, next);
      withoutNews = reading.land(page) > 0 ? 0 : withoutNews + 1;
      next = reading.cursor(page);
      if (next.isEmpty()) {
        return "page %d says that none follows, %d different records seen"
            .formatted(number, reading.distinct());
      }
      reading.note(page, next);
      if (withoutNews == MOST_PAGES_WITHOUT_NEWS) {
        throw endless(reading, "%d pages in a row bring nothing new".formatted(withoutNews));
      }
    }
    throw endless(reading, "a cursor comes a second time");
  }

  private static Unproven endless(Reading reading, String why) {
    return new Unproven(
        "window %s has no proven end after %d pages: %s; expected a last page; next: nothing, the next run reads it again"
            .formatted(reading.window().window(), reading.documents(), why));
  }
}

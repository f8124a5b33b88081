package dev.daybook.channel;

import org.springframework.stereotype.Component;

/**
 * Counts the window, reads its last page down to its first, and counts it again.
 *
 * <p>A record that changes while a closed window is read leaves it, and the records behind it move
 * one place forward: read backward they are only met twice, read forward one is skipped. The record
 * that left has a newer time and belongs to a later window.
 *
 * <p>A last page by the count that says that more follows contradicts the count: the window is read
 * again.
 *
 * @see <a href="https://open.pinduoduo.com">Pinduoduo open platform, order query FAQ: count with
 *     {@code use_has_next=false}, then walk from the last page to the first</a>
 */
@Component("page-number-backward")
class PageNumberBackward implements PageWalk {
  private final PullLimits limits;

  PageNumberBackward(PullLimits limits) {
    this.limits = limits;
  }

  @Override
  public String walk(Reading reading) {
    var counted = count(reading);
    long before = reading.total(counted);
    if (!continues(reading, before)) {
      reading.again();
    }
    for (int round = 1; ; round++) {
      reading.note(before);
      boolean ended = readPages(reading, before, counted);
      counted = count(reading);
      long after = reading.total(counted);
      if (ended && after == before && reading.distinct() >= after) {
        return "total %d before and after, %d different records seen on %d pages"
            .formatted(after, reading.distinct(), reading.documents());
      }
      if (round == limits.readings()) {
        return settle(reading, ended, before, after);
      }
      reading.again();
      before = after;
    }
  }

  /** Two count; an empty page is one of them. */
  @Override
  public long calls(Volume volume) {
    return 2 * volume.windows() + volume.filled();
  }

  /** Whether what is landed is the upper part of the same pages. */
  private static boolean continues(Reading reading, long total) {
    var landed = reading.pages();
    if (landed.isEmpty()) {
      return true;
    }
    int first = reading.feed().paging().first();
    int last = Math.max(first, last(reading, total));
    boolean unbroken = landed.last() == last && landed.size() == landed.last() - landed.first() + 1;
    return unbroken && reading.counted().filter(known -> known == total).isPresent();
  }

  /** False when the last page of the count turns out not to be the last: nothing is landed then. */
  private static boolean readPages(Reading reading, long total, Reading.Page counted) {
    int first = reading.feed().paging().first();
    if (total == 0 && reading.pages().isEmpty()) {
      reading.land(counted);
    }
    boolean fromTheLast = reading.pages().isEmpty();
    int next = fromTheLast ? last(reading, total) : reading.pages().first() - 1;
    for (int page = next; page >= first && total > 0; page--) {
      var answered = reading.ask(page, false);
      if (fromTheLast && page == next && reading.more(answered)) {
        return false;
      }
      reading.land(answered);
    }
    return true;
  }

  private static Reading.Page count(Reading reading) {
    return reading.ask(reading.feed().paging().first(), true);
  }

  private static int last(Reading reading, long total) {
    var paging = reading.feed().paging();
    return Math.toIntExact(paging.first() + -Math.floorDiv(-total, (long) paging.size()) - 1);
  }

  /** Records may leave a closed window all the time: that alone must not keep it owed for ever. */
  private String settle(Reading reading, boolean ended, long before, long after) {
    if (!ended) {
      throw new Unproven(
          ("window %s is not proven after %d readings: the last page of a total of %d says that"
                  + " more follow; expected none behind it; next: nothing, the next run reads it"
                  + " again")
              .formatted(reading.window().window(), limits.readings(), before));
    }
    if (after <= before && reading.distinct() >= after) {
      return ("total fell from %d to %d while read, %d different records seen on "
              + "%d pages, backward, %d readings: none lost")
          .formatted(before, after, reading.distinct(), reading.documents(), limits.readings());
    }
    throw new Unproven(
        ("window %s is not proven after %d readings: total %d before, %d "
                + "after, %d different records seen; expected the same total twice "
                + "and as many records; next: nothing, the next run reads it again")
            .formatted(
                reading.window().window(), limits.readings(), before, after, reading.distinct()));
  }
}

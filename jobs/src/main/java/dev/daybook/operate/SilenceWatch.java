package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.Band;
import dev.daybook.coverage.PastWeeks;
import dev.daybook.coverage.WindowSet;
import java.util.Optional;

/**
 * Whether what a feed's windows bring is likely, window after window. An answer that is empty
 * proves nothing: a window asked in the wrong zone gets one, too.
 */
final class SilenceWatch {
  private final FeedId feed;
  private final PastWeeks past;
  private final WindowSet confirmed;
  private final int emptyAnswers;
  private boolean toldHigh;

  /**
   * @param confirmed time that somebody has looked at: it is not wondered at
   * @param emptyAnswers so many windows in a row without a record are wondered at
   */
  SilenceWatch(FeedId feed, PastWeeks past, WindowSet confirmed, int emptyAnswers) {
    this.feed = feed;
    this.past = past;
    this.confirmed = confirmed;
    this.emptyAnswers = emptyAnswers;
  }

  /**
   * Something to wonder at.
   *
   * @param span the time that came so
   * @param low whether it came emptier than likely; else it came fuller
   * @param why in words
   */
  record Wonder(Window span, boolean low, String why) {}

  /** One more window of the feed has been read, oldest first. */
  Optional<Wonder> see(Window window, long records) {
    var wonder = wonder(window, records);
    past.add(new PastWeeks.Count(window, records));
    return wonder;
  }

  /**
   * Time has been asked for once more, for a run that ended before it could tell.
   *
   * @return empty when no window of the feed was just this time, or it is not low any more
   */
  Optional<Wonder> seeAgain(Window window, long records) {
    return past.has(window) && isStillLow(window, records)
        ? wonder(window, records)
        : Optional.empty();
  }

  private Optional<Wonder> wonder(Window window, long records) {
    return confirmed.contains(window.from())
        ? Optional.empty()
        : silence(window, records).or(() -> outsideBand(window, records));
  }

  private Optional<Wonder> outsideBand(Window window, long records) {
    return past.band(window)
        .filter(band -> band.isLow(records) || band.isHigh(records) && !toldHigh)
        .map(band -> outside(window, records, band));
  }

  private Wonder outside(Window window, long records, Band band) {
    toldHigh |= band.isHigh(records);
    return new Wonder(window, band.isLow(records), words(window, records, band));
  }

  /**
   * Whether what was low the first time stays so with these records, as far as the past can tell.
   */
  boolean isStillLow(Window span, long records) {
    return records == 0 || past.band(span).filter(band -> band.isLow(records)).isPresent();
  }

  private Optional<Wonder> silence(Window window, long records) {
    if (records > 0) {
      return Optional.empty();
    }
    var before =
        past.silenceBefore(window.from()).stream()
            .filter(silent -> !confirmed.contains(silent.from()))
            .toList();
    var from = before.isEmpty() ? window.from() : before.get(0).from();
    return silence(new Window(from, window.to()), before.size() + 1);
  }

  private Optional<Wonder> silence(Window span, int windows) {
    return past.band(span)
        .filter(usual -> windows >= emptyAnswers && usual.isUsual())
        .map(usual -> new Wonder(span, true, words(span, 0, usual)));
  }

  private String words(Window span, long records, Band band) {
    return "%s: %d records in %s; the same time of %d weeks before had %d in the median, and %d to %d are likely"
        .formatted(feed, records, span, band.weeks(), band.median(), band.low(), band.high());
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.channel.Volume;
import dev.daybook.operate.SyncReport.Forecast;
import java.time.Duration;
import java.time.Instant;

/** The windows of one feed under way: what is left of them, corrected by those that are done. */
final class Course {
  /** From here on the windows of this run tell more than those of the days before. */
  private static final int TELLING = 12;

  private final Outlooks outlooks;
  private final FeedId feed;
  private final long windows;
  private final Instant begun;
  private final Volume before;
  private Volume done = Volume.UNKNOWN;

  Course(Outlooks outlooks, FeedId feed, long windows) {
    this.outlooks = outlooks;
    this.feed = feed;
    this.windows = windows;
    this.begun = outlooks.now();
    this.before = outlooks.newest(feed);
  }

  /** In words, before the first window. */
  String ahead() {
    if (windows == 0) {
      return "";
    }
    var forecast = left();
    return "about %d calls in %d s, %s (%s)"
        .formatted(
            forecast.calls(),
            forecast.seconds(),
            outlooks.doneBy(forecast.doneBy()),
            forecast.binding());
  }

  /** One more window is done; in words what is left. */
  String done(long documents, long records) {
    done = done.plus(new Volume(1, documents, records > 0 ? documents : 0, records));
    var forecast = left();
    return "about %d calls left, %s"
        .formatted(forecast.calls(), outlooks.doneBy(forecast.doneBy()));
  }

  Forecast left() {
    long left = windows - done.windows();
    var known = done.windows() >= TELLING ? done : before.plus(done);
    outlooks.announce(feed, left, known);
    return outlooks.of(feed, left, known, atThisSpeed(left), outlooks.now());
  }

  private Duration atThisSpeed(long left) {
    var passed = Duration.between(begun, outlooks.now());
    return done.windows() == 0 || passed.isNegative()
        ? Duration.ZERO
        : passed.multipliedBy(left).dividedBy(done.windows());
  }
}

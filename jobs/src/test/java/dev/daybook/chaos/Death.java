package dev.daybook.chaos;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The call to the database before which a process dies: the one of so many that is of its kind.
 * Between two calls of a run lies all that it does: a request, a file on disk, a chunk in memory.
 */
final class Death implements Consumer<String> {
  /** Where in the work it strikes, by what is about to be written. */
  enum Station {
    PULL("UPDATE coverage_window SET (proof|state = 'FETCHED')|UPDATE run SET alive_at", 6),
    LAND("INSERT INTO document\\b|UPDATE document SET records", 4),
    NORMALIZE("BATCH_", 15),
    BOOK("INTO (account|book_order|book_line|order_identity|trail)|UPDATE document SET booked", 6),
    SEAL("SET state = 'SEALED'|UPDATE document SET state = 'BOOKED'", 3),
    SETTLE("INTO settlement|SET state = 'SETTLED'|'CONFIRM'", 2),
    COMMIT("^COMMIT$", 30),
    ANYWHERE("", 150);

    private final Pattern calls;
    private final int most;

    Station(String calls, int most) {
      this.calls = Pattern.compile(calls);
      this.most = most;
    }
  }

  private final Station station;
  private final AtomicInteger left;
  private final Runnable dying;

  /**
   * @param number from 1
   */
  Death(Station station, int number, Runnable dying) {
    this.station = station;
    this.left = new AtomicInteger(number);
    this.dying = dying;
  }

  static int number(Station station, Random dice) {
    return 1 + dice.nextInt(station.most);
  }

  @Override
  public void accept(String call) {
    if (station.calls.matcher(call).find() && left.decrementAndGet() == 0) {
      dying.run();
    }
  }
}

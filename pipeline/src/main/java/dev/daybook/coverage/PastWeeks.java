package dev.daybook.coverage;

import dev.daybook.canonical.Window;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many records each window of a feed has brought, and what other time is therefore likely to
 * bring. Weeks are of seven times 24 hours.
 */
public final class PastWeeks {
  /** How far back is looked. */
  public static final int WEEKS = 8;

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WEEK = Duration.ofDays(7);

  private final NavigableMap<Instant, Count> counts = new TreeMap<>();
  private Duration longest = Duration.ZERO;

  /** What a window has brought, repeated records included. */
  public record Count(Window window, long records) {}

  /**
   * @param known windows that may lie over each other: those that were read last come first
   */
  public PastWeeks(List<Count> known) {
    known.forEach(this::addWhatIsNew);
  }

  /** What lies in a window that is known already counts for nothing. */
  private void addWhatIsNew(Count count) {
    for (var piece : covered(count.window()).holes(count.window())) {
      var records = part(count, piece).setScale(0, RoundingMode.CEILING).longValueExact();
      add(new Count(piece, records));
    }
  }

  public void add(Count count) {
    counts.put(count.window().from(), count);
    longest = longer(longest, count.window().length());
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  /** Whether exactly this window has been read. */
  public boolean has(Window window) {
    var known = counts.get(window.from());
    return known != null && known.window().equals(window);
  }

  /** Empty when too few of the weeks before are known as a whole. */
  public Optional<Band> band(Window span) {
    var weeks = new ArrayList<Long>();
    for (int week = 1; week <= WEEKS; week++) {
      var back = WEEK.multipliedBy(week);
      records(new Window(span.from().minus(back), span.to().minus(back))).ifPresent(weeks::add);
    }
    return weeks.size() < Band.FEWEST_WEEKS ? Optional.empty() : Optional.of(Band.of(weeks));
  }

  /** What the span has brought; a window that lies in it in part counts for that part. */
  private Optional<Long> records(Window span) {
    var records = BigDecimal.ZERO;
    for (var count : touching(span)) {
      var shared = count.window().intersection(span);
      records = records.add(shared.map(part -> part(count, part)).orElse(BigDecimal.ZERO));
    }
    return covered(span).holes(span).isEmpty()
        ? Optional.of(records.setScale(0, RoundingMode.HALF_UP).longValueExact())
        : Optional.empty();
  }

  private WindowSet covered(Window span) {
    return WindowSet.of(touching(span).stream().map(Count::window).toList());
  }

  /** All windows that the span shares time with, and perhaps some before it. */
  private Collection<Count> touching(Window span) {
    return counts.subMap(span.from().minus(longest), true, span.to(), false).values();
  }

  private static BigDecimal part(Count count, Window part) {
    return BigDecimal.valueOf(count.records())
        .multiply(BigDecimal.valueOf(part.length().toMillis()))
        .divide(BigDecimal.valueOf(count.window().length().toMillis()), MathContext.DECIMAL64);
  }

  /** The windows of the day before this instant that have brought nothing since, oldest first. */
  public List<Window> silenceBefore(Instant end) {
    var silent = new ArrayList<Window>();
    for (var count : counts.subMap(end.minus(DAY), true, end, false).descendingMap().values()) {
      if (count.records() > 0) {
        break;
      }
      silent.add(0, count.window());
    }
    return silent;
  }
}

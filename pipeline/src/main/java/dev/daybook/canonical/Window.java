package dev.daybook.canonical;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A half-open span {@code [from, to)} of UTC time; never empty. */
public record Window(Instant from, Instant to) implements Comparable<Window> {
  public Window {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "a window ends after it begins, but [%s, %s) does not".formatted(from, to));
    }
  }

  public Duration length() {
    return Duration.between(from, to);
  }

  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }

  /** The part both share; empty when they only touch. */
  public Optional<Window> intersection(Window other) {
    var start = from.isAfter(other.from) ? from : other.from;
    var end = to.isBefore(other.to) ? to : other.to;
    return start.isBefore(end) ? Optional.of(new Window(start, end)) : Optional.empty();
  }

  /** Cuts this window, from its beginning, into slices that are no longer than {@code longest}. */
  public List<Window> slices(Duration longest) {
    if (longest.isNegative() || longest.isZero()) {
      throw new IllegalArgumentException("a slice needs a length, but got " + longest);
    }
    var slices = new ArrayList<Window>();
    for (var start = from; start.isBefore(to); ) {
      var end = start.plus(longest);
      slices.add(new Window(start, end.isBefore(to) ? end : to));
      start = end;
    }
    return slices;
  }

  @Override
  public int compareTo(Window other) {
    int byStart = from.compareTo(other.from);
    return byStart != 0 ? byStart : to.compareTo(other.to);
  }

  @Override
  public String toString() {
    return "[" + from + ", " + to + ")";
  }
}

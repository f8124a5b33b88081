package dev.daybook.coverage;

import dev.daybook.canonical.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A set of instants, kept as the fewest half-open windows in ascending order: they never overlap
 * and never touch.
 */
public final class WindowSet implements Iterable<Window> {
  private static final WindowSet EMPTY = new WindowSet(List.of());

  private final List<Window> windows;

  private WindowSet(List<Window> windows) {
    this.windows = List.copyOf(windows);
  }

  public static WindowSet empty() {
    return EMPTY;
  }

  public static WindowSet of(Window... windows) {
    return of(List.of(windows));
  }

  /** The union of these windows, which may overlap and come in any order. */
  public static WindowSet of(Collection<Window> windows) {
    var merged = new ArrayList<Window>();
    for (var next : windows.stream().sorted().toList()) {
      int last = merged.size() - 1;
      if (last < 0 || merged.get(last).to().isBefore(next.from())) {
        merged.add(next);
      } else {
        var before = merged.get(last);
        merged.set(last, new Window(before.from(), later(before.to(), next.to())));
      }
    }
    return new WindowSet(merged);
  }

  public WindowSet union(WindowSet other) {
    return of(Stream.concat(windows.stream(), other.windows.stream()).toList());
  }

  /** The time that both have. */
  public WindowSet intersect(WindowSet other) {
    var shared = new ArrayList<Window>();
    int mine = 0;
    int theirs = 0;
    while (mine < windows.size() && theirs < other.windows.size()) {
      var a = windows.get(mine);
      var b = other.windows.get(theirs);
      a.intersection(b).ifPresent(shared::add);
      if (a.to().isBefore(b.to())) {
        mine++;
      } else {
        theirs++;
      }
    }
    return new WindowSet(shared);
  }

  /** The time of this set that the other does not have. */
  public WindowSet minus(WindowSet other) {
    return of(windows.stream().flatMap(window -> other.holes(window).stream()).toList());
  }

  /** The time of the window that this set does not have. */
  public WindowSet holes(Window within) {
    var holes = new ArrayList<Window>();
    var reached = within.from();
    for (var covered : intersect(of(within))) {
      if (reached.isBefore(covered.from())) {
        holes.add(new Window(reached, covered.from()));
      }
      reached = covered.to();
    }
    if (reached.isBefore(within.to())) {
      holes.add(new Window(reached, within.to()));
    }
    return new WindowSet(holes);
  }

  public boolean contains(Instant instant) {
    return windows.stream().anyMatch(window -> window.contains(instant));
  }

  /** How much time it is, all windows together. */
  public Duration measure() {
    return windows.stream().map(Window::length).reduce(Duration.ZERO, Duration::plus);
  }

  public boolean isEmpty() {
    return windows.isEmpty();
  }

  public Optional<Window> first() {
    return windows.stream().findFirst();
  }

  public List<Window> windows() {
    return windows;
  }

  public Stream<Window> stream() {
    return windows.stream();
  }

  @Override
  public Iterator<Window> iterator() {
    return windows.iterator();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WindowSet set && windows.equals(set.windows);
  }

  @Override
  public int hashCode() {
    return windows.hashCode();
  }

  @Override
  public String toString() {
    return windows.toString();
  }
}

package dev.daybook.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Checked against plain sets of whole seconds. */
class WindowSetTest {
  private static final int LAST = 60;

  @Property
  void hasExactlyTheTimeOfItsWindows(@ForAll("sets") Collection<Window> windows) {
    assertThat(seconds(WindowSet.of(windows))).isEqualTo(secondsOf(windows));
  }

  @Property
  void isKeptAsTheFewestWindowsInOrder(@ForAll("sets") Collection<Window> windows) {
    var kept = WindowSet.of(windows).windows();
    for (int i = 1; i < kept.size(); i++) {
      assertThat(kept.get(i).from()).isAfter(kept.get(i - 1).to());
    }
  }

  @Property
  void unionHasTheTimeOfEither(
      @ForAll("sets") Collection<Window> a, @ForAll("sets") Collection<Window> b) {
    var expected = new TreeSet<>(secondsOf(a));
    expected.addAll(secondsOf(b));
    assertThat(seconds(WindowSet.of(a).union(WindowSet.of(b)))).isEqualTo(expected);
  }

  @Property
  void intersectionHasTheTimeOfBoth(
      @ForAll("sets") Collection<Window> a, @ForAll("sets") Collection<Window> b) {
    var expected = new TreeSet<>(secondsOf(a));
    expected.retainAll(secondsOf(b));
    assertThat(seconds(WindowSet.of(a).intersect(WindowSet.of(b)))).isEqualTo(expected);
  }

  @Property
  void minusHasTheTimeOfTheFirstAlone(
      @ForAll("sets") Collection<Window> a, @ForAll("sets") Collection<Window> b) {
    var expected = new TreeSet<>(secondsOf(a));
    expected.removeAll(secondsOf(b));
    assertThat(seconds(WindowSet.of(a).minus(WindowSet.of(b)))).isEqualTo(expected);
  }

  @Property
  void coveredTimeAndHolesTogetherAreTheWholeWindow(
      @ForAll("sets") Collection<Window> windows, @ForAll("windows") Window within) {
    var set = WindowSet.of(windows);
    var covered = set.intersect(WindowSet.of(within));
    var holes = set.holes(within);
    assertThat(covered.union(holes)).isEqualTo(WindowSet.of(within));
    assertThat(covered.measure().plus(holes.measure())).isEqualTo(within.length());
  }

  @Property
  void measuresItsSeconds(@ForAll("sets") Collection<Window> windows) {
    assertThat(WindowSet.of(windows).measure())
        .isEqualTo(Duration.ofSeconds(secondsOf(windows).size()));
  }

  @Provide
  Arbitrary<Window> windows() {
    var starts = Arbitraries.integers().between(0, LAST - 1);
    var lengths = Arbitraries.integers().between(1, 10);
    return Combinators.combine(starts, lengths)
        .as((start, length) -> new Window(second(start), second(start + length)));
  }

  @Provide
  Arbitrary<Collection<Window>> sets() {
    return windows().list().ofMaxSize(12).map(list -> (Collection<Window>) list);
  }

  private static Instant second(int number) {
    return Instant.ofEpochSecond(number);
  }

  private static Set<Instant> secondsOf(Collection<Window> windows) {
    return windows.stream()
        .flatMap(window -> each(window).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<Instant> seconds(WindowSet set) {
    return secondsOf(set.windows());
  }

  private static Set<Instant> each(Window window) {
    var all = new TreeSet<Instant>();
    for (var at = window.from(); at.isBefore(window.to()); at = at.plusSeconds(1)) {
      all.add(at);
    }
    return all;
  }
}

package dev.daybook.conformance;

import dev.daybook.simulator.FaultKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One hardship that every channel stands.
 *
 * @param orders of the shop; none means that it has none in the time asked for
 * @param malice of its world
 * @param fault strikes one call of five; null for none
 */
record Trial(String name, int orders, List<String> malice, FaultKind fault) {
  private static final int MANY = 60;
  private static final int SOME = 30;

  /** All of one second, so that one window holds them. */
  static Trial ofSize(String name, int orders) {
    return new Trial(name, orders, orders == 0 ? List.of() : List.of("burst:" + orders), null);
  }

  /** Orders of one second, some of which change between two pages. */
  static Trial moving() {
    return new Trial("moving-rows", MANY, List.of("burst:" + MANY, "tick-after-page:3"), null);
  }

  /** One order of twenty becomes visible half a day late: long after its time is sealed. */
  static Trial lateByHours() {
    return new Trial("late-by-hours", MANY, List.of("late-commits:43200"), null);
  }

  static List<Trial> all() {
    var trials = new ArrayList<Trial>();
    trials.add(ofSize("nothing", 0));
    trials.add(ofSize("one", 1));
    trials.add(ofSize("a-page-less-one", SmallPages.SIZE - 1));
    trials.add(ofSize("a-page", SmallPages.SIZE));
    trials.add(ofSize("a-page-and-one", SmallPages.SIZE + 1));
    trials.add(ofSize("same-second", MANY));
    trials.add(moving());
    trials.add(new Trial("late-commits", MANY, List.of("late-commits:60"), null));
    trials.add(lateByHours());
    Arrays.stream(FaultKind.values())
        .map(kind -> new Trial(kind.word(), SOME, List.of(), kind))
        .forEach(trials::add);
    trials.add(ofSize("a-thousand-pages", 1000 * SmallPages.SIZE));
    return trials;
  }

  @Override
  public String toString() {
    return name;
  }
}

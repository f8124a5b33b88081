package dev.daybook.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be evil about a world as a whole; each kind is told by its word. */
enum WorldMaliceKind {
  /** One order in twenty becomes visible so many seconds later than platforms promise. */
  LATE_COMMITS(600) {
    @Override
    WorldMalice of(int seconds) {
      return new WorldMalice(seconds, 0, 0);
    }
  },
  /** Orders of 1,000 that no list ever shows. */
  LIST_OMISSIONS(10) {
    @Override
    WorldMalice of(int perMille) {
      return new WorldMalice(0, perMille, 0);
    }
  },
  /** So many orders share one second. */
  BURST(250) {
    @Override
    WorldMalice of(int orders) {
      return new WorldMalice(0, 0, orders);
    }
  };

  private final int usual;

  WorldMaliceKind(int usual) {
    this.usual = usual;
  }

  abstract WorldMalice of(int number);

  int usual() {
    return usual;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<WorldMaliceKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(WorldMaliceKind::word).collect(Collectors.joining(", "));
  }
}

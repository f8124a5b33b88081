package dev.daybook.simulator;

import dev.daybook.canonical.Window;
import java.time.Instant;
import java.time.LocalDate;

/** The day the tests play on: 2026-03-01 in Asia/Shanghai. */
final class World {
  static final LocalDate DATE = LocalDate.parse("2026-03-01");
  static final Instant DAY_START = Instant.parse("2026-02-28T16:00:00Z");
  static final Instant DAY_END = Instant.parse("2026-03-01T16:00:00Z");
  static final Instant NEXT_MORNING = Instant.parse("2026-03-01T22:00:00Z");

  private World() {}

  static SimulatorSettings settings(int orders, MovableClock clock) {
    return SimulatorSettings.of(42, orders, DATE, clock);
  }

  static MovableClock nextMorning() {
    return new MovableClock(NEXT_MORNING);
  }

  static PinduoduoShop shop(long seed, int orders) {
    return new PinduoduoShop(Marketplaces.PINDUODUO, seed, orders, new Window(DAY_START, DAY_END));
  }
}

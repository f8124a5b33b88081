package dev.daybook.simulator;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.time.Instant;
import java.time.LocalDate;

/** The day the tests play on: 2026-03-01 in Asia/Shanghai. */
public final class TestDay {
  public static final LocalDate DATE = LocalDate.parse("2026-03-01");
  public static final Instant DAY_START = Instant.parse("2026-02-28T16:00:00Z");
  public static final Instant DAY_END = Instant.parse("2026-03-01T16:00:00Z");
  public static final Instant NEXT_MORNING = Instant.parse("2026-03-01T22:00:00Z");

  private TestDay() {}

  public static SimulatorSettings settings(int orders, MovableClock clock) {
    return SimulatorSettings.of(42, orders, DATE, clock);
  }

  public static Window day() {
    return new Window(DAY_START, DAY_END);
  }

  public static MovableClock nextMorning() {
    return new MovableClock(NEXT_MORNING);
  }

  public static World world(ShopId shop, long seed, int orders) {
    return new World(shop, seed, orders, day());
  }
}

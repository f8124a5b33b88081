package dev.daybook.museum;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import dev.daybook.simulator.TruthOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A planned shop in two equal worlds.
 *
 * @param clock of its platform
 * @param ours the world that Daybook reads
 * @param theirs the world that the naive puller reads
 */
record Exhibit(Plan plan, MovableClock clock, Marketplaces ours, Marketplaces theirs)
    implements AutoCloseable {
  private static final long SEED = 28;

  /** No feed's lag is longer here: older changes are due. */
  private static final Duration LAG = Duration.ofMinutes(10);

  /**
   * What there is to be known of a shop by now.
   *
   * @param orders that changed since the go-live
   * @param due when each of them changed last, without those that changed a moment ago
   */
  record Truth(int orders, Map<String, Instant> due) {}

  static Exhibit build(Plan plan, MovableClock museum) {
    var clock = plan.ownClock() ? new MovableClock(museum.instant()) : museum;
    return new Exhibit(plan, clock, world(plan, clock), world(plan, clock));
  }

  private static Marketplaces world(Plan plan, MovableClock clock) {
    return Marketplaces.start(
        SimulatorSettings.of(SEED, plan.orders(), plan.date(), clock)
            .withMalice(plan.malice().toArray(String[]::new))
            .withShops(plan.shop()));
  }

  Instant at(Duration sinceMidnight) {
    return new BusinessCalendar(Marketplaces.ZONE).startOf(plan.date()).plus(sinceMidnight);
  }

  Instant goLive() {
    return at(plan.goLive());
  }

  Truth truth(Marketplaces world) {
    var due = clock.instant().minus(LAG);
    var orders =
        world
            .truth(plan.shop(), clock.instant())
            .filter(order -> !order.updatedAt().isBefore(goLive()))
            .toList();
    return new Truth(
        orders.size(),
        orders.stream()
            .filter(order -> order.updatedAt().isBefore(due))
            .collect(Collectors.toMap(TruthOrder::externalNo, TruthOrder::updatedAt)));
  }

  @Override
  public void close() {
    ours.close();
    theirs.close();
  }
}

package dev.daybook.museum;

import dev.daybook.conformance.Loss;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import java.util.function.Function;

@Incident(
    number = 14,
    name = "The neighbour's cursor",
    happened =
        "A sync begins where the last success ended, of whichever shop that was. A shop that failed"
            + " begins behind its own time.",
    naive =
        "At noon one shop is read and the other one's platform is down. Both have one cursor, and"
            + " it moves.",
    daybook =
        "Coverage is kept for each feed of each shop, by a unique key. A shop that brought nothing"
            + " owes all of its time, whatever the others have.",
    orders = 120,
    lost = 12)
class NeighbourTest extends Room {
  private static final Plan WELL = Plan.of("shopify/neighbour", 60);
  private static final Plan DOWN = Plan.of("shopify/down-at-noon", 60);

  NeighbourTest() {
    super(WELL, DOWN);
  }

  @Override
  Loss playedNaively() {
    var well = museum.naive(WELL);
    var down = museum.naive(DOWN);
    downAtNoon(
        Exhibit::theirs,
        () -> {
          well.pull(window(hours(0), hours(12)));
          down.pull(window(hours(0), hours(12)));
        });
    moveTo(NIGHT);
    well.pull(window(hours(12), NIGHT));
    down.pull(window(hours(12), NIGHT));
    return loss(WELL, well).plus(loss(DOWN, down));
  }

  @Override
  void playedByDaybook() {
    downAtNoon(
        Exhibit::ours,
        () -> {
          sync(WELL);
          sync(DOWN);
        });
    moveTo(NIGHT);
    sync(WELL);
    sync(DOWN);
  }

  private void downAtNoon(Function<Exhibit, Marketplaces> side, Runnable noon) {
    var world = side.apply(museum.exhibit(DOWN));
    moveTo(hours(12));
    world.arm(FaultOrder.sometimes(FaultKind.HTTP_503, 1));
    noon.run();
    world.disarm();
  }
}

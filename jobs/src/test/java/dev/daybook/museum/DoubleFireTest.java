package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.conformance.Loss;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;

@Incident(
    number = 6,
    name = "Two nodes, one night, two fires",
    happened =
        "The scheduler of a cluster fires once on each node, or two instances of a connector both"
            + " think that the job is theirs.",
    naive = "Each run writes what it reads. The second one writes all of it again.",
    daybook =
        "A night is owed once by shop and business date, and one process takes it: the second node"
            + " finds it taken, and one that fires after it has ended finds it done. Whoever runs a"
            + " shop by hand meanwhile is refused, and is told which run and which process holds"
            + " the shop; afterwards nothing is owed, and no call is made.",
    orders = 60,
    doubled = 60,
    threads = {
      "https://github.com/quartz-scheduler/quartz/issues/548",
      "https://github.com/OCA/connector/issues/190"
    })
@Tag("full")
class DoubleFireTest extends Room {
  private static final Plan SHOP = Plan.of("kuaishou/double-fire", 60);

  DoubleFireTest() {
    super(SHOP);
  }

  @Override
  Loss playedNaively() {
    moveTo(NIGHT);
    var naive = museum.naive(SHOP);
    var yesterday = window(hours(0), hours(24).minusSeconds(1));
    naive.pull(yesterday);
    naive.pull(yesterday);
    return loss(SHOP, naive);
  }

  /** The second node is a process of its own. It fires while the first one is at work. */
  @Override
  void playedByDaybook() {
    moveTo(NIGHT);
    var second = new AtomicReference<List<String>>();
    try (var ledger = ledger(SHOP, NIGHTLY)) {
      ledger.asking(
          () -> {
            if (second.compareAndSet(null, List.of())) {
              second.set(SecondNode.fire(museum, SHOP));
            }
            return false;
          });
      ledger.wake();
      ledger.wake();

      assertThat(ledger.begun()).isEqualTo(1);
      assertThat(ledger.rows())
          .containsExactly("night 2025-12-28, due 2025-12-28T18:00:00Z: DONE, taken 1");
    }
    var late = sync(SHOP);

    assertThat(second.get()).hasSize(2);
    assertThat(second.get().get(0)).isEqualTo("runs taken from the ledger: 0");
    assertThat(second.get().get(1)).startsWith("%s is held by run ".formatted(SHOP.booked()));
    assertThat(late.complete()).isTrue();
    assertThat(late.accounts().fetched()).isZero();
    assertThat(late.feeds()).extracting(feed -> feed.calls()).isEqualTo(List.of(0L));
  }
}

package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.conformance.Loss;
import dev.daybook.operate.Request;
import java.util.ArrayList;
import java.util.List;

@Incident(
    number = 6,
    name = "Two nodes, one night, two fires",
    happened =
        "The scheduler of a cluster fires once on each node, or two instances of a connector both"
            + " think that the job is theirs.",
    naive = "Each run writes what it reads. The second one writes all of it again.",
    daybook =
        "A night is owed once by shop and business date, and one process takes it. Whoever fires,"
            + " a run holds its shop by a row in the database: the node that comes second is"
            + " refused, and is told which run and which process holds the shop. One that fires"
            + " after the first has ended finds nothing owed and makes no call.",
    orders = 60,
    doubled = 60,
    threads = {
      "https://github.com/quartz-scheduler/quartz/issues/548",
      "https://github.com/OCA/connector/issues/190"
    })
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
    var second = new ArrayList<String>();
    var first =
        museum.sync(
            SHOP,
            Request.bySchedule()
                .until(
                    () -> {
                      if (second.isEmpty()) {
                        second.add(SecondNode.sync(museum, SHOP));
                      }
                      return false;
                    }));
    var late = sync(SHOP);

    assertThat(first.complete()).isTrue();
    assertThat(second)
        .singleElement()
        .asString()
        .startsWith("%s is held by run %d".formatted(SHOP.booked(), first.runId()));
    assertThat(late.complete()).isTrue();
    assertThat(late.accounts().fetched()).isZero();
    assertThat(late.feeds()).extracting(feed -> feed.calls()).isEqualTo(List.of(0L));
  }
}

package dev.daybook.museum;

import dev.daybook.conformance.Loss;
import java.time.Duration;
import java.util.List;

@Incident(
    number = 4,
    name = "Late commits",
    happened =
        "Orders become visible minutes after the time that they carry. A cursor has passed that"
            + " time by then.",
    naive =
        "It asks up to now, and begins there the next time. What is committed later with an"
            + " earlier time is behind the cursor for ever.",
    daybook =
        "A feed's lag says how fresh a channel can be trusted: nothing is sealed beyond it. The"
            + " overlap reads once more what may have come late. Here one order of twenty is up to"
            + " eight minutes late, and lag and overlap are ten together. What comes later than"
            + " both is a matter for the second reading of the day.",
    orders = 200,
    lost = 7,
    threads = {
      "https://github.com/dlt-hub/dlt/issues/2269",
      "https://github.com/airbytehq/airbyte/issues/80152",
      "https://github.com/airbytehq/airbyte/issues/20322",
      "https://github.com/alibaba/DataX/issues/15",
      "https://github.com/amzn/selling-partner-api-docs/issues/326"
    })
class LateCommitsTest extends Room {
  private static final Plan SHOP = Plan.of("kuaishou/late-commits", 200).with("late-commits:300");
  private static final List<Duration> RUNS =
      List.of(hours(12), hours(18), hours(20).plusMinutes(1), hours(22), NIGHT);

  LateCommitsTest() {
    super(SHOP);
  }

  @Override
  Loss playedNaively() {
    var naive = museum.naive(SHOP);
    var cursor = Duration.ZERO;
    for (var now : RUNS) {
      moveTo(now);
      naive.pull(window(cursor, now));
      cursor = now;
    }
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    for (var now : RUNS) {
      moveTo(now);
      sync(SHOP);
    }
  }
}

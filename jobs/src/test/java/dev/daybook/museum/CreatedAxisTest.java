package dev.daybook.museum;

import dev.daybook.conformance.Loss;
import java.time.Duration;
import java.util.List;

@Incident(
    number = 10,
    name = "By creation only",
    happened =
        "A sync asks for orders by the time of their creation. That an order was paid, sent or"
            + " cancelled later is never seen.",
    naive =
        "An order that was read on the day it was placed lies behind the cursor when it changes.",
    daybook =
        "A feed names its axis, and the built-in ones read the changes. An order's versions are"
            + " told apart by their own time, so a change is an update and not a second order.",
    orders = 100,
    lost = 36,
    threads = {
      "https://github.com/amzn/selling-partner-api-docs/issues/688",
      "https://github.com/airbytehq/airbyte/issues/28926",
      "https://github.com/airbytehq/airbyte/issues/66581"
    })
class CreatedAxisTest extends Room {
  private static final Plan SHOP = Plan.of("amazon/by-creation", 100);
  private static final String BY_CREATION = "amazon-by-creation";
  private static final Duration LAG = Duration.ofMinutes(5);
  private static final List<Duration> RUNS = List.of(hours(12), hours(19), NIGHT);

  CreatedAxisTest() {
    super(SHOP);
  }

  @Override
  List<Mistake> mistakes() {
    return List.of(
        new Mistake("amazon", BY_CREATION, text -> text.replace("LastUpdated", "Created")));
  }

  @Override
  Loss playedNaively() {
    var naive = museum.naive(SHOP, BY_CREATION);
    var cursor = Duration.ZERO;
    for (var now : RUNS) {
      moveTo(now.plus(LAG));
      naive.logIn();
      naive.pull(window(cursor, now));
      cursor = now;
    }
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    for (var now : RUNS) {
      moveTo(now.plus(LAG));
      sync(SHOP);
    }
  }
}

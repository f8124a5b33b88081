package dev.daybook.museum;

import dev.daybook.conformance.Loss;
import java.util.List;

@Incident(
    number = 15,
    name = "Catch-up of the last 24 hours",
    happened =
        "A sync always asks for the last 24 hours. It was away for three days: the rest is gone,"
            + " and every run since then is green.",
    naive = "How far it looks back is a constant, whatever happened.",
    daybook =
        "What is owed is what is not sealed since the go-live, however long ago. After an outage of"
            + " any length it is listed, forecast and read, oldest first.",
    orders = 100,
    lost = 82,
    threads = {
      "https://github.com/apache/airflow/issues/7852",
      "https://github.com/apache/airflow/issues/19343",
      "https://github.com/apache/airflow/pull/68718",
      "https://github.com/kestra-io/kestra/issues/14349"
    })
class LastDayTest extends Room {
  private static final Plan SHOP = Plan.of("shopify/last-24-hours", 100);

  LastDayTest() {
    super(SHOP);
  }

  @Override
  Loss playedNaively() {
    var naive = museum.naive(SHOP);
    for (var now : List.of(hours(12), hours(12 + 72))) {
      moveTo(now);
      naive.pull(window(now.minusHours(24), now));
    }
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    for (var now : List.of(hours(12), hours(12 + 72))) {
      moveTo(now);
      sync(SHOP);
    }
  }
}

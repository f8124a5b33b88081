package dev.daybook.museum;

import dev.daybook.conformance.Loss;
import java.time.Duration;
import java.util.List;

@Incident(
    number = 2,
    name = "Seams of one second",
    happened =
        "Orders between 01:15:00 and 01:15:01 were in no window: one ended before them, the next"
            + " began after them.",
    naive =
        "It begins where it stopped, as if windows were closed. WooCommerce counts neither end to"
            + " the window, so the second between two windows belongs to none, and who buys in it"
            + " is never seen.",
    daybook =
        "Windows in the ledger are half open and join without a seam. What a channel takes for its"
            + " ends is that channel's matter: every question begins earlier than its window, by"
            + " the overlap, and what comes twice has one effect.",
    orders = 54,
    lost = 12,
    threads = {
      "https://github.com/hotwax/oms-documentation",
      "https://blog.csdn.net/iteye_16572/article/details/82540122"
    })
class OneSecondSeamsTest extends Room {
  private static final Plan SHOP =
      Plan.of("woocommerce/one-second-seams", 60).with("burst:20").since(hours(10));
  private static final Duration LAG = Duration.ofMinutes(5);
  private static final List<Integer> HOURS = List.of(11, 12, 13, 20, 26);

  OneSecondSeamsTest() {
    super(SHOP);
  }

  @Override
  Loss playedNaively() {
    var naive = museum.naive(SHOP);
    int cursor = 10;
    for (int hour : HOURS) {
      moveTo(hours(hour).plus(LAG));
      naive.pull(window(hours(cursor), hours(hour)));
      cursor = hour;
    }
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    for (int hour : HOURS) {
      moveTo(hours(hour).plus(LAG));
      sync(SHOP);
    }
  }
}

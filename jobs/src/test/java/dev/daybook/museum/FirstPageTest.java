package dev.daybook.museum;

import dev.daybook.conformance.Loss;

@Incident(
    number = 9,
    name = "Page 1 only",
    happened =
        "An ERP's nightly task asks for page 1 and then moves its time of the last pull: the loop"
            + " over the pages stands there as a comment. A connector brought 392 of more than"
            + " 8,000 orders.",
    naive = "It takes a full page for all there is.",
    daybook =
        "A window is fetched only with a proof of its end: the total, counted before and after, or"
            + " the mark of the last page. Without one it stays owed.",
    orders = 78,
    lost = 35,
    threads = "https://github.com/airbytehq/airbyte/issues/58668")
class FirstPageTest extends Room {
  private static final Plan SHOP = Plan.of("taobao/page-1-only", 120).since(hours(18));

  FirstPageTest() {
    super(SHOP);
  }

  @Override
  Loss playedNaively() {
    moveTo(NIGHT);
    var naive = museum.naive(SHOP);
    naive.pull(window(hours(18), NIGHT), 1);
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    moveTo(NIGHT);
    sync(SHOP);
  }
}

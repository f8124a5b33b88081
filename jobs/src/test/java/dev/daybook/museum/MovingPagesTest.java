package dev.daybook.museum;

import dev.daybook.conformance.Loss;

@Incident(
    number = 8,
    name = "Moving pages",
    happened =
        "Between two pages an order is changed and leaves the asked window. All later rows move up"
            + " by one, and the first row of the next page is read by nobody.",
    naive = "It walks from the first page to the last, by page numbers.",
    daybook =
        "Page numbers are walked from the last page to the first in a closed window: what moves"
            + " makes rows come twice, and those are duplicates. The total is counted before and"
            + " after; when it has changed, the window is read again.",
    orders = 113,
    lost = 8,
    doubled = 28,
    threads = {
      "https://github.com/openlinker-project/openlinker/pull/2032",
      "https://github.com/Sonicx161/AIOManager/issues/43"
    })
class MovingPagesTest extends Room {
  private static final Plan SHOP =
      Plan.of("pinduoduo/moving-pages", 120)
          .with("burst:120", "tick-after-page:3")
          .since(hours(11));

  MovingPagesTest() {
    super(SHOP);
  }

  @Override
  Loss playedNaively() {
    moveTo(NIGHT);
    var naive = museum.naive(SHOP);
    naive.pull(window(hours(11), NIGHT));
    moveTo(NIGHT.plusHours(2));
    naive.pull(window(NIGHT, NIGHT.plusHours(2)));
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    moveTo(NIGHT);
    sync(SHOP);
    moveTo(NIGHT.plusHours(2));
    sync(SHOP);
  }
}

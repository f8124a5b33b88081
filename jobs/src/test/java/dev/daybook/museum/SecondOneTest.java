package dev.daybook.museum;

import dev.daybook.conformance.Loss;
import java.time.Duration;

@Incident(
    number = 3,
    name = "Days that begin at 00:00:01",
    happened =
        "An ERP asks seven platforms for each day from 00:00:01 to 23:59:59. The first second of a"
            + " day, in which flash sales open, is never asked for.",
    naive =
        "The day's first second lies between the end of yesterday's question and the beginning of"
            + " today's.",
    daybook =
        "A day is the half-open time from its midnight to the next one, and windows are cut from"
            + " the whole of it.",
    orders = 300,
    lost = 5,
    threads = "https://blog.csdn.net/iteye_16572/article/details/82540122")
class SecondOneTest extends Room {
  private static final Plan SHOP = Plan.of("douyin/second-one", 300);

  SecondOneTest() {
    super(SHOP);
  }

  @Override
  Loss playedNaively() {
    moveTo(NIGHT);
    var naive = museum.naive(SHOP);
    naive.pull(window(Duration.ofSeconds(1), hours(24).minusSeconds(1)));
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    moveTo(NIGHT);
    sync(SHOP);
  }
}

package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.conformance.Loss;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import java.time.Duration;

@Incident(
    number = 12,
    name = "Silent zero",
    happened =
        "A platform in trouble answers with 200 and something that reads as a page without rows."
            + " The sync is green, and has brought nothing.",
    naive =
        "JD's success:false comes with 200 and without a list. No rows are no orders, and the"
            + " cursor moves on.",
    daybook =
        "A channel's file says what a success looks like; all else is a failure, however it reads."
            + " It is asked again, then the window is left as owed with the platform's words, and"
            + " the next run reads it.",
    orders = 74,
    lost = 44,
    threads = {
      "https://github.com/airbytehq/airbyte/issues/22555",
      "https://github.com/airbytehq/airbyte/issues/15750"
    })
class SilentZeroTest extends Room {
  private static final Plan SHOP = Plan.of("jd/silent-zero", 120).since(hours(16));
  private static final Duration TROUBLE = Duration.ofHours(21);

  SilentZeroTest() {
    super(SHOP);
  }

  private static FaultOrder trouble() {
    return FaultOrder.sometimes(FaultKind.UNSUCCESSFUL, 1);
  }

  @Override
  Loss playedNaively() {
    var world = museum.exhibit(SHOP).theirs();
    var naive = museum.naive(SHOP);
    moveTo(TROUBLE);
    world.arm(trouble());
    naive.pull(window(hours(16), TROUBLE));
    world.disarm();
    moveTo(NIGHT);
    naive.pull(window(TROUBLE, NIGHT));
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    var world = museum.exhibit(SHOP).ours();
    moveTo(TROUBLE);
    world.arm(trouble());
    var inTrouble = sync(SHOP);
    world.disarm();
    moveTo(NIGHT);
    sync(SHOP);

    assertThat(inTrouble.state()).isEqualTo("INCOMPLETE");
    assertThat(inTrouble.owed()).extracting(OwedTime::from).first().isEqualTo(at(hours(16)));
  }
}

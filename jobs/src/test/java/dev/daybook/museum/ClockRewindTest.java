package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.conformance.Loss;
import dev.daybook.operate.MorningReport.OwedTime;
import java.time.Duration;

@Incident(
    number = 7,
    name = "A clock that goes back",
    happened =
        "A machine's clock runs ahead for a while and is set back. A scheduler fires the same times"
            + " again; a cursor that was taken from that clock stays in the future.",
    naive =
        "At noon its clock says 14:00. It asks up to then, and the platform has nothing of the two"
            + " hours to come. When the clock is right again, it begins at 14:00.",
    daybook =
        "Each answer tells the platform's time. When the two clocks are further apart than the"
            + " platform allows, the run is refused, names both times, and seals nothing: the time"
            + " stays owed and is read when the clock is right. A date whose night is done is done,"
            + " also when its time comes a second time.",
    orders = 200,
    lost = 15,
    threads = "https://github.com/quartz-scheduler/quartz/issues/463")
class ClockRewindTest extends Room {
  private static final Plan SHOP = Plan.of("shopify/clock-rewind", 200).byItsOwnClock();
  private static final Duration AHEAD = Duration.ofHours(2);

  ClockRewindTest() {
    super(SHOP);
  }

  private void moveTo(Duration sinceMidnight, Duration ahead) {
    museum.exhibit(SHOP).clock().set(at(sinceMidnight));
    moveTo(sinceMidnight.plus(ahead));
  }

  @Override
  Loss playedNaively() {
    var naive = museum.naive(SHOP);
    moveTo(hours(12), AHEAD);
    naive.pull(window(hours(0), hours(14)));
    moveTo(hours(15), Duration.ZERO);
    naive.pull(window(hours(14), hours(15)));
    moveTo(NIGHT, Duration.ZERO);
    naive.pull(window(hours(15), NIGHT));
    return loss(SHOP, naive);
  }

  @Override
  void playedByDaybook() {
    moveTo(hours(12), AHEAD);
    var ahead = sync(SHOP);
    moveTo(hours(15), Duration.ZERO);
    sync(SHOP);
    moveTo(NIGHT, Duration.ZERO);
    sync(SHOP);

    assertThat(ahead.notes())
        .singleElement()
        .asString()
        .contains(
            "our clock says %s, the platform's %s; it allows PT10M of difference"
                .formatted(at(hours(14)), at(hours(12))));
    assertThat(ahead.owed()).extracting(OwedTime::from).first().isEqualTo(at(hours(0)));
  }
}

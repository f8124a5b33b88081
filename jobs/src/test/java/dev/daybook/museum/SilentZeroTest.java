package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.FeedId;
import dev.daybook.conformance.Loss;
import dev.daybook.coverage.Feeds;
import dev.daybook.operate.AlertDesk;
import dev.daybook.operate.CoverageOverview;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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
            + " the next run reads it. A success without rows is compared with the weeks before:"
            + " where orders are usual it is asked again, and what stays empty is a doubt, told as an"
            + " alert, and no night is green until somebody has looked.",
    orders = 74,
    lost = 44,
    threads = {
      "https://github.com/airbytehq/airbyte/issues/22555",
      "https://github.com/airbytehq/airbyte/issues/15750"
    })
class SilentZeroTest extends Room {
  private static final Plan SHOP = Plan.of("jd/silent-zero", 120).since(hours(16));
  private static final Duration TROUBLE = Duration.ofHours(21);
  private static final String AHEAD = "woocommerce-ahead";
  private static final int DAYS_BEFORE = 57;
  private static final int MISTAKEN_SINCE = 13;
  private static final Plan SILENT =
      Plan.of("woocommerce/silence", 120).readAs(AHEAD).since(Duration.ofDays(-DAYS_BEFORE));

  SilentZeroTest() {
    super(SHOP, SILENT);
  }

  @Override
  List<Plan> played() {
    return List.of(SHOP);
  }

  /** It asks in Shanghai's time where UTC is wanted: eight hours ahead of each window. */
  @Override
  List<Mistake> mistakes() {
    return List.of(
        new Mistake(
            "woocommerce",
            AHEAD,
            text ->
                text.replace(
                        "'UTC')\n        modified_before",
                        "'Asia/Shanghai')\n        modified_before")
                    .replace(
                        "'UTC')\n        dates_are_gmt",
                        "'Asia/Shanghai')\n        dates_are_gmt")));
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

  /** Every answer is 200 and a list without rows, as on a day on which nobody orders. */
  @Test
  void answersThatAreEmptyWhereOrdersAreUsualAreDoubted() {
    ordersOfTheWeeksBefore();
    moveTo(TROUBLE);
    var naive = museum.naive(SILENT, AHEAD);
    naive.pull(window(hours(MISTAKEN_SINCE), TROUBLE));
    assertThat(naive.orders()).isEmpty();

    var run = sync(SILENT);

    assertThat(run.complete()).as("the run, for itself").isTrue();
    var coverage = museum.daybook().get(CoverageOverview.class).of(Optional.of(SILENT.booked()));
    assertThat(coverage.holes()).isEmpty();
    assertThat(coverage.complete()).isFalse();
    assertThat(coverage.troubles())
        .singleElement()
        .satisfies(
            trouble -> {
              assertThat(trouble.blocking()).isTrue();
              assertThat(trouble.what()).startsWith(updated() + ": 0 records in ");
              assertThat(trouble.what()).contains("asked again, it is so still");
            });
    assertThat(museum.daybook().get(AlertDesk.class).list(false, 999).alerts())
        .extracting(alert -> alert.severity() + " " + alert.cause())
        .contains("CRITICAL feed-silent " + updated());
  }

  private static FeedId updated() {
    return FeedId.parse(SILENT.booked() + "/" + Plan.UPDATED);
  }

  /** Twenty an hour by day, from the go-live up to the mistake. */
  private void ordersOfTheWeeksBefore() {
    var goLive = museum.exhibit(SILENT).goLive();
    museum.daybook().get(Feeds.class).register(updated(), goLive);
    int feed = museum.daybook().get(Feeds.class).idOf(updated());
    var sql = museum.daybook().sql();
    sql.sql(
            "INSERT INTO coverage_window (feed_id, generation, from_at, to_at, state, run_id, proof,"
                + " opened_at) VALUES "
                + IntStream.range(0, DAYS_BEFORE * 24 + MISTAKEN_SINCE)
                    .mapToObj(
                        hour ->
                            "(%1$d, 0, '%2$s' + INTERVAL %3$d HOUR, '%2$s' + INTERVAL %3$d + 1 HOUR, 'SEALED', 0, '', '%2$s')"
                                .formatted(feed, text(goLive), hour))
                    .collect(Collectors.joining(", ")))
        .update();
    sql.sql(
            """
            INSERT INTO document (feed_id, window_id, run_id, kind, name, sha256, bytes, path,
              records, booked, state, landed_at)
            SELECT feed_id, window_id, 0, 'PAGE', 'past', '', 0, '',
              IF(HOUR(from_at + INTERVAL 8 HOUR) < 6, 0, 20), 0, 'BOOKED', from_at
            FROM coverage_window WHERE feed_id = ?
            """)
        .param(feed)
        .update();
  }

  private static String text(Instant at) {
    return at.toString().replace("T", " ").replace("Z", "");
  }
}

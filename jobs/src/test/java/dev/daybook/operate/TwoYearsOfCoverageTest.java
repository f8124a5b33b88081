package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.chaos.OpenDaybook;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.simulator.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 35,040 windows of half an hour, one of them never read. */
class TwoYearsOfCoverageTest {
  private static final ShopId SHOP = ShopId.parse("pinduoduo/flagship");
  private static final Instant GO_LIVE = Instant.parse("2024-11-21T00:00:00Z");
  private static final Instant END = GO_LIVE.plus(Duration.ofDays(730));
  private static final Instant HOLE = GO_LIVE.plus(Duration.ofHours(9000));
  private static final Duration SLICE = Duration.ofMinutes(30);

  @Test
  void isToldWholeWithItsHole(@TempDir Path folder) {
    var clock = new MovableClock(END.plus(Duration.ofMinutes(10)));
    var shop =
        "  - {id: %s, go-live: %s, feeds: [orders/updated], credentials: {client_id: a}}\n"
            .formatted(SHOP, GO_LIVE);
    try (var daybook = OpenDaybook.on(folder, shop, null, clock)) {
      var overview = daybook.get(CoverageOverview.class);
      overview.of(Optional.of(SHOP));
      fill(daybook);

      var report = overview.of(Optional.of(SHOP));

      assertThat(report.complete()).isFalse();
      assertThat(report.holes())
          .extracting(OwedTime::from, OwedTime::to)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(HOLE, HOLE.plus(SLICE)));
      assertThat(report.feeds())
          .singleElement()
          .satisfies(
              feed -> {
                assertThat(feed.sealedSeconds()).isEqualTo((35_040 - 1) * SLICE.toSeconds());
                assertThat(feed.sealedUntil()).isEqualTo(END);
              });
    }
  }

  private static void fill(OpenDaybook daybook) {
    daybook
        .sql()
        .sql(
            """
            INSERT INTO coverage_window
              (feed_id, generation, from_at, to_at, state, run_id, proof, opened_at, fetched_at, sealed_at)
            SELECT feed.feed_id, 0,
              TIMESTAMPADD(MINUTE, 30 * slice.number, feed.go_live_at),
              TIMESTAMPADD(MINUTE, 30 * (slice.number + 1), feed.go_live_at),
              'SEALED', 1, 'filled', feed.go_live_at, feed.go_live_at, feed.go_live_at
            FROM feed JOIN (
              SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n AS number
              FROM digit a JOIN digit b JOIN digit c JOIN digit d JOIN digit e) slice
            WHERE slice.number < 35040 AND slice.number <> 18000
            """
                .replaceAll("digit (\\w)", DIGITS + " $1"))
        .update();
  }

  private static final String DIGITS =
      "(SELECT 0 AS n UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5"
          + " UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)";
}

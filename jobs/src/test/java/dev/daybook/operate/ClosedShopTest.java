package dev.daybook.operate;

import static dev.daybook.operate.Stage.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.Doubt;
import dev.daybook.coverage.Doubts;
import dev.daybook.coverage.Feeds;
import dev.daybook.notify.Alert;
import dev.daybook.operate.CoverageReport.FeedCoverage;
import dev.daybook.operate.MorningReport.FeedOfDate;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.MorningReport.SettledDate;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop owes nothing beyond the time it was closed at, and can be taken out once that is read. */
class ClosedShopTest {
  private static final String SHOP = "pinduoduo/flagship";
  private static final FeedId FEED = FeedId.parse(SHOP + "/orders/updated");

  @TempDir Path folder;
  private Stage stage;
  private String config;

  @BeforeEach
  void open() throws IOException {
    stage = Stage.quick(folder, 30, "[orders/updated]");
    stage.at(Duration.ofHours(12));
    stage.sync(SHOP, Which.OWED, Request.by("mei"));
    config = Files.readString(stage.home.config());
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private void configured(String text) {
    Stage.write(stage.home.config(), text);
    stage.open((Path) null);
  }

  private String closedAt(String time) {
    return config.replaceFirst("id: " + SHOP + "\n", "$0    closed: %s\n".formatted(time));
  }

  private FeedCoverage coverage() {
    return stage.get(CoverageOverview.class).of(Optional.of(Marketplaces.PINDUODUO)).feeds().get(0);
  }

  private CoverageReport closedReadAndLeftOut() {
    configured(closedAt("2026-11-12"));
    stage.at(Duration.ofHours(40));
    assertThat(stage.sync(SHOP, Which.OWED, Request.by("mei")).state()).isEqualTo("DONE");
    configured("shops: []\n");
    return stage.get(CoverageOverview.class).of(Optional.empty());
  }

  @Test
  void itIsOwedUpToItsEndAndNotBeyond() {
    configured(closedAt("2026-11-12"));
    stage.at(Duration.ofHours(40));

    assertThat(coverage().ceiling()).isEqualTo(hour(24));
    assertThat(coverage().owed())
        .extracting(OwedTime::from, OwedTime::to)
        .last()
        .extracting(owed -> owed.toList().get(1))
        .isEqualTo(hour(24));
    assertThat(stage.sync(SHOP, Which.OWED, Request.by("mei")).state()).isEqualTo("DONE");

    stage.at(Duration.ofDays(4));
    assertThat(coverage().dates()).extracting(SettledDate::date).containsExactly(Stage.DATE);
    assertThat(settled()).containsExactly(Stage.DATE);

    stage.at(Duration.ofDays(30));
    assertThat(stage.sync(SHOP, Which.OWED, Request.by("mei")).feeds())
        .as("nothing is asked")
        .allSatisfy(feed -> assertThat(feed.calls()).isZero());
    assertThat(coverage().owedSeconds()).isZero();
    assertThat(coverage().sealedSeconds()).isEqualTo(86_400);
    assertThat(stage.get(Reports.class).of(Stage.DATE.plusDays(9)).coverage().feeds())
        .contains(new FeedOfDate(FEED, 0, 0, 0));
  }

  private List<LocalDate> settled() {
    return stage
        .get(Settling.class)
        .settle(Scope.parse(SHOP), Optional.empty(), Request.by("mei"))
        .dates()
        .stream()
        .map(SettleReport.DateOfFeed::date)
        .toList();
  }

  @Test
  void aFeedThatItHasNoMoreIsNotOwedWhenItIsLeftOut() {
    stage.sync(SHOP + "/refunds/succeeded", Which.OWED, Request.by("mei"));
    var renamed = Marketplaces.PINDUODUO.feed("orders", "renamed");
    stage.get(Feeds.class).register(renamed, hour(0));
    stage.get(Feeds.class).keep(renamed, true, null);
    var left = closedReadAndLeftOut();

    assertThat(left.complete()).isTrue();
    assertThat(left.feeds()).extracting(FeedCoverage::feed).containsExactly(FEED);
  }

  @Test
  void nobodyIsToldToAuthoriseItAgain() {
    configured(
        closedAt("2026-11-12")
            .replaceFirst(
                "credentials:\n", "$0      refresh_token_expires_at: 2026-11-13T00:00:00Z\n"));
    assertThat(troubles()).hasSize(1);

    stage.at(Duration.ofHours(40));

    assertThat(troubles()).isEmpty();
  }

  @Test
  void aFeedOfItThatNoMappingSpeaksOfIsNoTrouble() {
    var gone = FeedId.parse("acme/gone/orders/updated");
    var feeds = stage.get(Feeds.class);
    feeds.register(gone, hour(0));
    feeds.keep(gone, true, null);
    assertThat(troubles()).hasSize(1);

    feeds.keep(gone, true, hour(0));

    assertThat(troubles()).isEmpty();
  }

  private List<MorningReport.ShopTrouble> troubles() {
    return stage.get(CoverageOverview.class).of(Optional.empty()).troubles();
  }

  @Test
  void aDoubtOfItEndsWithIt() {
    configured(closedAt("2026-11-12"));
    stage.at(Duration.ofHours(40));
    var report = stage.sync(SHOP, Which.OWED, Request.by("mei"));
    stage
        .get(Doubts.class)
        .raise(new Doubt(FEED, new Window(hour(20), hour(24)), "silent"), report.runId());

    assertThat(troubles()).hasSize(1);
    configured("shops: []\n");

    assertThat(troubles()).isEmpty();
  }

  @Test
  void aRefusalOfItEndsOnceItIsRead() {
    configured(closedAt("2026-11-12"));
    stage.at(Duration.ofHours(40));
    stage.sync(SHOP, Which.OWED, Request.by("mei"));
    var nothing = stage.sync(SHOP, Which.OWED, Request.by("mei"));

    assertThat(nothing.calls()).isZero();
    assertThat(stage.get(ShopRefused.class).holding(Seen.run(nothing)))
        .contains(new AlertKind.Holding(Optional.of(Marketplaces.PINDUODUO), List.of()));
  }

  @Test
  void aRangeBeyondItsEndIsToldToBeLeftOut() {
    configured(closedAt("2026-11-12"));
    stage.at(Duration.ofHours(40));
    var range = new Window(hour(23), hour(26));

    var report = stage.sync(SHOP, Which.ALL, Request.by("mei").over(Optional.of(range)));

    assertThat(report.notes())
        .contains(
            "%s: what lies after its shop was closed, %s, is not asked for"
                .formatted(FEED, hour(24)));
    assertThat(stage.count("SELECT COUNT(*) FROM coverage_window WHERE to_at > '2026-11-11 16:00'"))
        .isZero();
  }

  @Test
  void onceReadItCanBeLeftOut() {
    var left = closedReadAndLeftOut();

    assertThat(left.complete()).isTrue();
    assertThat(left.troubles()).isEmpty();
    assertThat(left.feeds()).extracting(FeedCoverage::owedSeconds).containsExactly(0L);
  }

  @Test
  void leftOutBeforeThatItIsToldAndOwed() {
    configured(closedAt("2026-11-12"));
    coverage();

    configured("shops: []\n");
    stage.at(Duration.ofDays(3));

    var left = stage.get(CoverageOverview.class).of(Optional.empty());
    assertThat(left.complete()).isFalse();
    assertThat(left.troubles()).hasSize(1);
    assertThat(stage.get(LeftOut.class).holding(Seen.inBetween()).orElseThrow().alerts())
        .extracting(Alert::cause)
        .containsExactly("shop-left-out " + SHOP);
    assertThat(left.holes()).extracting(OwedTime::to).last().isEqualTo(hour(24));
  }

  @Test
  void itCanBeOpenedAgain() {
    configured(closedAt("2026-11-12"));
    stage.at(Duration.ofHours(40));
    assertThat(coverage().ceiling()).isEqualTo(hour(24));

    configured(config);

    assertThat(coverage().ceiling()).isEqualTo(hour(40).minus(Duration.ofMinutes(3)));
    assertThat(stage.sync(SHOP, Which.OWED, Request.by("mei")).owed()).isEqualTo(List.of());
  }
}

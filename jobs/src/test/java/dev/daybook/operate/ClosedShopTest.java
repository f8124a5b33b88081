package dev.daybook.operate;

import static dev.daybook.operate.Stage.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.operate.CoverageReport.FeedCoverage;
import dev.daybook.operate.MorningReport.FeedOfDate;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
    stage = Stage.open(folder, 30);
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

    stage.at(Duration.ofDays(30));
    assertThat(stage.sync(SHOP, Which.OWED, Request.by("mei")).feeds())
        .as("nothing is asked")
        .allSatisfy(feed -> assertThat(feed.calls()).isZero());
    assertThat(coverage().owedSeconds()).isZero();
    assertThat(coverage().sealedSeconds()).isEqualTo(86_400);
    assertThat(stage.get(Reports.class).of(Stage.DATE.plusDays(9)).coverage().feeds())
        .contains(new FeedOfDate(FEED, 0, 0, 0));
  }

  @Test
  void aRangeBeyondItsEndIsToldToBeLeftOut() {
    configured(closedAt("2026-11-11T10:00:00+08:00"));
    var range = new Window(hour(9), hour(11));

    var report = stage.sync(SHOP, Which.ALL, Request.by("mei").over(Optional.of(range)));

    assertThat(report.notes())
        .contains(
            "%s: what lies after its shop was closed, %s, is not asked for"
                .formatted(FEED, hour(10)));
  }

  @Test
  void onceReadItCanBeLeftOut() {
    configured(closedAt("2026-11-11T12:00:00+08:00"));
    stage.at(Duration.ofHours(40));
    assertThat(stage.sync(SHOP, Which.OWED, Request.by("mei")).state()).isEqualTo("DONE");

    configured("shops: []\n");

    var left = stage.get(CoverageOverview.class).of(Optional.empty());
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
    assertThat(left.holes()).extracting(OwedTime::to).last().isEqualTo(hour(24));
  }

  @Test
  void itCanBeOpenedAgain() {
    configured(closedAt("2026-11-11T12:00:00+08:00"));
    stage.at(Duration.ofHours(20));
    assertThat(coverage().ceiling()).isEqualTo(hour(12));

    configured(config);

    assertThat(coverage().ceiling()).isEqualTo(hour(20).minus(Duration.ofMinutes(3)));
    assertThat(stage.sync(SHOP, Which.OWED, Request.by("mei")).owed()).isEqualTo(List.of());
  }
}

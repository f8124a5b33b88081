package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.FeedId;
import dev.daybook.operate.SettleReport.State;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.TruthOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Some orders no list ever shows; the file of the date has them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettlingByFileTest {
  private static final String SHOP = "pinduoduo/flagship";
  private static final FeedId UPDATED = FeedId.parse("pinduoduo/flagship/orders/updated");
  private static final FeedId EXPORTED = FeedId.parse("pinduoduo/flagship/orders/exported");

  @TempDir static Path folder;
  private static Stage stage;
  private static Set<String> lost;

  @BeforeAll
  static void open() {
    stage = Stage.quick(folder, 300, "[orders/updated, orders/exported]", "list-omissions:50");
    stage.at(Duration.ofHours(25));
    stage.sync(SHOP, Which.OWED, Request.bySchedule());
    lost = missing();
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  @Order(1)
  void theFileOfTheDateBringsWhatTheListsHaveLeftOut() {
    assertThat(lost).isNotEmpty();
    stage.at(Duration.ofHours(26));
    stage.marketplaces.writeExport(
        Marketplaces.PINDUODUO, Stage.DATE, stage.home.inbox(Marketplaces.PINDUODUO));

    stage.sync(SHOP, Which.OWED, Request.bySchedule());

    assertThat(missing()).isEmpty();
    assertThat(differences("MISSED")).isEqualTo(lost);
    assertThat(differences("CHANGED")).isEmpty();
  }

  @Test
  @Order(2)
  void theNextNightSettlesBothFeeds() {
    stage.at(Duration.ofHours(50));

    var night = stage.get(Night.class).run(Stage.DATE.plusDays(1), Request.bySchedule());

    assertThat(night.failures()).isEmpty();
    assertThat(night.settlings())
        .singleElement()
        .satisfies(
            report ->
                assertThat(report.dates())
                    .extracting(SettleReport.DateOfFeed::state)
                    .containsExactly(State.SETTLED, State.SETTLED));
    var settled = stage.get(SettledDates.class);
    assertThat(settled.on(EXPORTED, Stage.DATE).source()).isEqualTo("FILE");
    assertThat(settled.on(EXPORTED, Stage.DATE).missed()).isEqualTo(lost.size());
    assertThat(settled.on(UPDATED, Stage.DATE).source()).isEqualTo("READING");
    assertThat(settled.on(UPDATED, Stage.DATE).differences()).isZero();
  }

  @Test
  @Order(3)
  void aFileThatCameBeforeAnythingToCompareItWithIsNotCompared() {
    stage.marketplaces.writeJdExport(Stage.DATE, stage.home.inbox(Marketplaces.JD));
    stage.sync("jd/flagship", Which.OWED, Request.bySchedule());

    var report =
        stage
            .get(Settling.class)
            .settle(Scope.parse("jd/flagship"), Optional.empty(), Request.by("mei"));

    assertThat(report.dates())
        .extracting(SettleReport.DateOfFeed::state)
        .isEqualTo(List.of(State.NOT_COMPARED));
    assertThat(report.complete()).isTrue();
  }

  private static Set<String> missing() {
    var booked =
        stage
            .sql()
            .sql(
                "SELECT i.external_no FROM order_identity i JOIN shop s ON s.shop_id = i.shop_id"
                    + " WHERE s.channel = 'pinduoduo'")
            .query(String.class)
            .set();
    return stage
        .marketplaces
        .truth(Marketplaces.PINDUODUO, stage.clock.instant())
        .map(TruthOrder::externalNo)
        .filter(no -> !booked.contains(no))
        .collect(Collectors.toSet());
  }

  private static Set<String> differences(String kind) {
    return stage
        .sql()
        .sql("SELECT external_no FROM difference WHERE kind = ?")
        .param(kind)
        .query(String.class)
        .set();
  }
}

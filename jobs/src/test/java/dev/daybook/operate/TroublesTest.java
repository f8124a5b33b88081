package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ShippedMappings;
import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.Feeds;
import dev.daybook.home.Config;
import dev.daybook.operate.MorningReport.ShopTrouble;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Beside two shops that are well: one whose channel has no mapping, a feed that none speaks of any
 * more, an authorisation that ends in four days, and a channel whose facts nobody has confirmed.
 */
class TroublesTest {
  private static final ShopId NOWHERE = new ShopId("nowhere", "shop");
  private static final Path SHIPPED = Path.of("..", "mappings", "pinduoduo");
  private static final String ENDS = "2026-11-15T18:00:00Z";

  @TempDir static Path folder;
  private static Path mappings;
  private static Stage stage;

  @BeforeAll
  static void open() throws IOException {
    stage = Stage.open(folder.resolve("home"), 60);
    var config = Files.readString(stage.home.config());
    Files.writeString(
        stage.home.config(),
        config.replaceFirst(
                "credentials:\n", "$0      refresh_token_expires_at: %s\n".formatted(ENDS))
            + "  - {id: nowhere/shop, go-live: %s}\n".formatted(Stage.DATE));
    mappings = experimental();
    stage.open(mappings);
    stage.get(Feeds.class).register(Marketplaces.JD.feed("orders", "renamed"), Stage.DAY.from());
    stage.at(Duration.ofHours(26));
    stage.marketplaces.writeJdExport(Stage.DATE, stage.home.inbox(Marketplaces.JD));
  }

  private static Path experimental() {
    return ShippedMappings.copy(
        "pinduoduo",
        folder.resolve("mappings"),
        text -> text.replace("\napi:\n", "\nexperimental: true\n\napi:\n"));
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  void theOthersHaveTheirNightAndTheReportNamesEachWithTheNextStep() {
    var night = stage.get(Night.class).run(Stage.DATE, Request.bySchedule());

    assertThat(night.syncs())
        .extracting(SyncReport::shop, SyncReport::complete)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Marketplaces.PINDUODUO, true),
            org.assertj.core.groups.Tuple.tuple(Marketplaces.JD, true));
    assertThat(night.failures())
        .singleElement()
        .asString()
        .startsWith("nowhere/shop: there is no channel 'nowhere'");
    assertThat(night.complete()).isFalse();
    var morning = night.morning();
    assertThat(morning.complete()).isFalse();
    assertThat(morning.coverage().holes()).isEmpty();
    assertThat(morning.book().orders()).isEqualTo(120);
    assertThat(morning.troubles())
        .extracting(ShopTrouble::shop, ShopTrouble::blocking)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(NOWHERE, true),
            org.assertj.core.groups.Tuple.tuple(Marketplaces.JD, false),
            org.assertj.core.groups.Tuple.tuple(Marketplaces.PINDUODUO, false));
    assertThat(morning.troubles())
        .allSatisfy(trouble -> assertThat(trouble.what()).contains("; next: "));
    assertThat(morning.troubles().get(2).what()).contains("its authorisation ends at " + ENDS);
    assertThat(night.syncs().get(0).notes())
        .anySatisfy(
            note ->
                assertThat(note)
                    .startsWith("pinduoduo/flagship: channel pinduoduo is experimental"));
    assertThat(night.syncs().get(1).notes()).noneMatch(note -> note.contains("experimental"));
  }

  @Test
  void coverageTellsTheOthersAndIsNotComplete() {
    var coverage = stage.get(CoverageOverview.class).of(Optional.empty());

    assertThat(coverage.complete()).isFalse();
    assertThat(coverage.feeds()).hasSize(2);
    assertThat(coverage.troubles().get(0).what())
        .startsWith("nowhere/shop: nothing of it is asked for: there is no channel 'nowhere'");
    assertThat(stage.get(CoverageOverview.class).of(Optional.of(Marketplaces.JD)).troubles())
        .extracting(ShopTrouble::shop)
        .containsExactly(Marketplaces.JD);
  }

  @Test
  void theDoctorNamesThemBeforeAnyNight() {
    var checks =
        Doctor.examine(stage.home, List.of(mappings), stage.get(Clock.class)).checks().stream()
            .filter(check -> check.name().startsWith("shop "))
            .toList();

    assertThat(stage.get(Config.class).shops()).hasSize(3);
    assertThat(checks)
        .extracting(check -> check.name() + " " + check.level())
        .containsExactly(
            "shop pinduoduo/flagship WARN",
            "shop pinduoduo/flagship: authorisation WARN",
            "shop jd/flagship OK",
            "shop nowhere/shop FAIL");
    assertThat(checks.get(0).found()).contains("channel pinduoduo is experimental");
    assertThat(checks.get(1).found()).contains("ends at " + ENDS);
  }
}

package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.operate.MorningReport.ShopTrouble;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A go-live is taken once; one that config.yaml gives later is told and moves nothing. */
class GoLiveMovedTest {
  @TempDir Path folder;

  @Test
  void itIsToldAndWhatIsOwedStays() throws IOException {
    try (var stage = Stage.open(folder, 30)) {
      stage.at(Duration.ofHours(12));
      var before = stage.get(CoverageOverview.class).of(Optional.of(Marketplaces.JD));
      assertThat(before.troubles()).isEmpty();
      var config = Files.readString(stage.home.config());

      goLiveOfJd(stage, config, "2027-01-01");
      var after = stage.get(CoverageOverview.class).of(Optional.of(Marketplaces.JD));

      assertThat(after.feeds()).isEqualTo(before.feeds());
      assertThat(after.troubles())
          .containsExactly(
              new ShopTrouble(
                  Marketplaces.JD,
                  false,
                  "jd/flagship: its time is owed since 2026-11-10T16:00:00Z, the go-live it was first used with; 2026-12-31T16:00:00Z of config.yaml moves that not, but begins its schedule; next: put the first one back"));

      goLiveOfJd(stage, config, Stage.DATE.toString());
      assertThat(stage.get(CoverageOverview.class).of(Optional.of(Marketplaces.JD)).troubles())
          .isEmpty();
    }
  }

  private static void goLiveOfJd(Stage stage, String config, String date) throws IOException {
    Files.writeString(
        stage.home.config(),
        config.replaceFirst("(id: jd/flagship\\s+go-live: )\\S+", "$1" + date));
    stage.open((Path) null);
  }
}

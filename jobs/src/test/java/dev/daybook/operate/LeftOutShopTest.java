package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.operate.MorningReport.ShopTrouble;
import dev.daybook.simulator.Marketplaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop that config.yaml names no more stays owed as far as it was ever asked for, and is told.
 */
class LeftOutShopTest {
  @TempDir Path folder;

  @Test
  void itOwesWhatWasAskedForAndIsToldUntilItIsPutBack() throws Exception {
    try (var stage = Stage.open(folder, 30)) {
      stage.at(Duration.ofHours(12));
      stage.sync("pinduoduo/flagship", Which.OWED, Request.by("mei"));
      var all = stage.get(CoverageOverview.class).of(Optional.empty());
      assertThat(all.feeds()).hasSize(2);
      var config = Files.readString(stage.home.config());

      Stage.write(stage.home.config(), "shops: []\n");
      stage.open((Path) null);
      var left = stage.get(CoverageOverview.class).of(Optional.empty());

      assertThat(left.feeds())
          .as("the other was never asked for")
          .extracting(feed -> feed.feed().toString())
          .containsExactly("pinduoduo/flagship/orders/updated");
      assertThat(left.troubles())
          .containsExactly(
              new ShopTrouble(
                  Marketplaces.PINDUODUO,
                  true,
                  "pinduoduo/flagship is not in config.yaml any more: nothing of it is asked for, and its time stays owed; next: put it back, with 'closed: DATE' when it is no shop any more, and sync it once"));

      Stage.write(stage.home.config(), config);
      stage.open((Path) null);
      assertThat(stage.get(CoverageOverview.class).of(Optional.empty()).feeds())
          .isEqualTo(all.feeds());
    }
  }
}

package dev.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The zones of the JVM and of the database server change nothing, down to the bytes for the ERP.
 * The undisturbed night is played in the suite's zone, on a server at -09:30.
 */
@Tag("full")
class SameEverywhereTest {
  private final Path folder = Nights.folder();

  @AfterEach
  void clearUp() {
    Nights.delete(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = "America/New_York")
  void givesTheSameBookAndFileInAnotherZone(String zone) {
    isTheSameIn(zone);
  }

  @Tag("full")
  @ParameterizedTest
  @ValueSource(strings = {"Asia/Shanghai", "UTC", "Pacific/Apia"})
  void givesTheSameBookAndFileInEveryZone(String zone) {
    isTheSameIn(zone);
  }

  private void isTheSameIn(String zone) {
    var undisturbed = Nights.undisturbed(KillNineTest.ORDERS, KillNineTest.SEED);
    try (var home = DemoHome.durable(folder, KillNineTest.ORDERS, KillNineTest.SEED);
        var night = home.start(zone)) {
      Nights.assertComplete(home, night.ended());
      assertThat(undisturbed.book().differences(Book.of(home.sql()))).isEmpty();
      assertThat(Nights.files(home)).isEqualTo(undisturbed.files());
    }
  }
}

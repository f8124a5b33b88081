package dev.daybook.museum;

import dev.daybook.chaos.QuickDaybook;
import dev.daybook.coverage.ShopBusy;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.Which;
import dev.daybook.simulator.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;

/** A second node of the museum's Daybook: another process on the same database. */
final class SecondNode {
  private static final String TOLD = "told: ";

  private SecondNode() {}

  /** Fires the sync of a shop there; the state that it came to, or why it was refused. */
  static String sync(Museum museum, Plan plan) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var home = museum.secondHome();
    var command =
        new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            "-XX:TieredStopAtLevel=1",
            SecondNode.class.getName(),
            home.folder().toString(),
            museum.mappings().toString(),
            museum.clock.instant().toString(),
            plan.booked().toString());
    try {
      var node = command.redirectErrorStream(true).start();
      var said = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return said.lines()
          .filter(line -> line.startsWith(TOLD))
          .map(line -> line.substring(TOLD.length()))
          .findFirst()
          .orElseThrow(() -> new AssertionError("the second node broke off: " + said));
    } catch (IOException e) {
      throw new UncheckedIOException("the second node did not start", e);
    }
  }

  /** Home, mappings, now, shop. */
  public static void main(String[] given) {
    var opening =
        new Installation.Opening(
            new Home(Path.of(given[0])),
            Path.of(given[1]),
            new MovableClock(Instant.parse(given[2])),
            false);
    try (var daybook = new Installation(QuickDaybook.class).open(opening)) {
      var sync = daybook.get(Sync.class);
      System.out.println(
          TOLD + sync.sync(Scope.parse(given[3]), Which.OWED, Request.bySchedule()).state());
    } catch (ShopBusy busy) {
      System.out.println(TOLD + busy.getMessage());
    }
  }
}

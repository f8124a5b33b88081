package dev.daybook.museum;

import dev.daybook.canonical.ShopId;
import dev.daybook.chaos.QuickDaybook;
import dev.daybook.coverage.ShopBusy;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.operate.Request;
import dev.daybook.operate.Scope;
import dev.daybook.operate.Sync;
import dev.daybook.operate.Which;
import dev.daybook.schedule.Ledger;
import dev.daybook.simulator.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A second node of the museum's Daybook: another process on the same database. */
final class SecondNode {
  private static final String TOLD = "told: ";

  private SecondNode() {}

  /**
   * Wakes the ledger of a shop there, then fires its sync by hand.
   *
   * @return what the ledger let it take; the state that the sync came to, or why it was refused
   */
  static List<String> fire(Museum museum, Plan plan) {
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
      var told = said.lines().filter(line -> line.startsWith(TOLD)).toList();
      if (told.isEmpty()) {
        throw new AssertionError("the second node broke off: " + said);
      }
      return told.stream().map(line -> line.substring(TOLD.length())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the second node did not start", e);
    }
  }

  /** Home, mappings, now, shop. */
  public static void main(String[] given) {
    var clock = new MovableClock(Instant.parse(given[2]));
    var opening =
        new Installation.Opening(new Home(Path.of(given[0])), Path.of(given[1]), clock, false);
    try (var daybook = new Installation(QuickDaybook.class).open(opening)) {
      var ledger = Ledger.of(daybook::get, clock, Room.NIGHTLY, ShopId.parse(given[3]));
      ledger.wakeOnly();
      ledger.close();
      System.out.println(TOLD + "runs taken from the ledger: " + ledger.begun());
      var sync = daybook.get(Sync.class);
      System.out.println(
          TOLD + sync.sync(Scope.parse(given[3]), Which.OWED, Request.bySchedule()).state());
    } catch (ShopBusy busy) {
      System.out.println(TOLD + busy.getMessage());
    }
  }
}

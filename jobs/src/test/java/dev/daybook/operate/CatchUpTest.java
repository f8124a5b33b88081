package dev.daybook.operate;

import static dev.daybook.operate.Stage.hour;
import static dev.daybook.operate.Stage.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ShippedMappings;
import dev.daybook.operate.SyncReport.FeedSync;
import dev.daybook.operate.SyncReport.Forecast;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A long catch-up tells beforehand what it needs, and is stopped and continued at no cost. */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatchUpTest {
  private static final String SHOP = "pinduoduo/flagship";
  private static final Path SHIPPED = Path.of("..", "mappings", "pinduoduo");
  private static final Request OPERATOR = Request.by("mei");

  @TempDir static Path folder;
  private static Stage stage;

  @BeforeAll
  static void open() throws IOException {
    stage = Stage.open(folder.resolve("home"), 600);
    stage.open(smallPages());
    stage.at(Duration.ofHours(26));
  }

  /** So that windows have several. */
  private static Path smallPages() {
    return ShippedMappings.copy(
        "pinduoduo", folder.resolve("mappings"), text -> text.replace("size: 100,", "size: 3,"));
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  /** Hears what is told; asks to stop after so many windows. */
  private static final class Listener implements Progress {
    final List<String> told = new ArrayList<>();
    final AtomicBoolean stop = new AtomicBoolean();
    private final int windows;

    Listener(int windows) {
      this.windows = windows;
    }

    @Override
    public Stage begin(String what, long steps, String outlook) {
      told.add("%s: %d, %s".formatted(what, steps, outlook));
      var left = new AtomicInteger(windows);
      return (done, rest) -> {
        told.add(rest);
        stop.set(left.decrementAndGet() == 0);
      };
    }

    @Override
    public void tell(String line) {
      told.add(line);
    }
  }

  @Test
  @Order(1)
  void stoppedAndContinuedItMakesTheCallsThatOneRunNeeds() {
    var range = OPERATOR.over(hours(0, 12));
    for (int windows : new int[] {1, 7, 12}) {
      var listener = new Listener(windows);
      var stopped = stage.sync(SHOP, Which.OWED, range.telling(listener).until(listener.stop::get));
      assertThat(stopped.state()).isEqualTo("STOPPED");
      assertThat(stopped.feeds()).extracting(FeedSync::sealed).containsExactly(windows);
    }
    assertThat(stage.sync(SHOP, Which.OWED, range).state()).isEqualTo("DONE");

    long inFour = listCalls();
    var whole = stage.sync(SHOP, Which.ALL, range);
    assertThat(whole.state()).isEqualTo("DONE");
    assertThat(whole.feeds()).extracting(FeedSync::slices).containsExactly(27);
    assertThat(inFour).isEqualTo(listCalls() - inFour).isGreaterThan(3 * 27);
  }

  /** Asked at every page, so that stops fall into the midst of windows too. */
  @Test
  @Order(2)
  void aStopWithinAWindowCostsOneCallAtMost() {
    long before = listCalls();
    var range = OPERATOR.over(hours(12, 15));
    int stops = 0;
    for (int questions = 3; ; questions += 2) {
      var left = new AtomicInteger(questions);
      var report = stage.sync(SHOP, Which.OWED, range.until(() -> left.getAndDecrement() <= 0));
      if (!report.state().equals("STOPPED")) {
        break;
      }
      stops++;
    }
    long made = listCalls() - before;
    stage.sync(SHOP, Which.ALL, range);
    long needed = listCalls() - before - made;

    assertThat(stops).isGreaterThan(2);
    assertThat(made).isBetween(needed, needed + stops);
  }

  @Test
  @Order(3)
  void theForecastHasLearnedFromTheWindowsBefore() {
    long windows = stage.count("SELECT COUNT(*) FROM coverage_window WHERE state = 'SEALED'");
    long pages = stage.count("SELECT COUNT(*) FROM document WHERE records > 0");
    var planned = forecast(stage.sync(SHOP, Which.OWED, OPERATOR.dry(true)));
    var listener = new Listener(0);
    var report = stage.sync(SHOP, Which.OWED, OPERATOR.telling(listener));
    var feed = report.feeds().get(0);

    assertThat(feed.forecast()).isEqualTo(planned);
    assertThat(planned.calls())
        .isEqualTo(-Math.floorDiv(-feed.slices() * (2 * windows + pages), windows))
        .isGreaterThan(2L * feed.slices());
    assertThat(planned.seconds()).isBetween(planned.calls() / 20, planned.calls() / 15);
    assertThat(planned.doneBy()).isEqualTo(hour(26).plusSeconds(planned.seconds()));
    assertThat(listener.told.get(0))
        .isEqualTo("pinduoduo/flagship: about %d calls, done by 02:00".formatted(planned.calls()));
    assertThat(listener.told.get(1))
        .startsWith(
            "pinduoduo/flagship/orders/updated: %d, about %d calls in %d s, done by 02:00"
                .formatted(feed.slices(), planned.calls(), planned.seconds()));
    assertThat(listener.told.get(2)).startsWith("about ").contains(" calls left, done by 02:00");
    assertThat(listener.told).last().isEqualTo("about 0 calls left, done by 02:00");
  }

  private static Forecast forecast(SyncReport report) {
    return report.feeds().get(0).forecast();
  }

  private static long listCalls() {
    return stage.marketplaces.counts().requests().get("pdd.order.number.list.increment.get");
  }
}

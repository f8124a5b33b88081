package dev.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.coverage.Cause;
import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.Runs;
import dev.daybook.operate.NightReport;
import dev.daybook.operate.Progress;
import dev.daybook.operate.Request;
import dev.daybook.operate.SyncReport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Sixteen shops in one night: the first never answers, the second refuses connections, a third is
 * held by another run. None of them keeps the others from theirs.
 */
@Tag("full")
class SideBySideTest {
  private static final String SILENT = "silent";
  private static final String DEAD = "dead";
  private static final String HELD = "held";
  private static final List<String> WELL =
      IntStream.rangeClosed(1, 13).mapToObj("well-%02d"::formatted).toList();
  private static final int ORDERS = 120;
  private static final String GO_LIVE = "2026-03-02T20:00:00+08:00";

  private static final CountDownLatch SILENT_ENDED = new CountDownLatch(1);
  private static final List<String> TOLD_OF_THE_DEAD = new ArrayList<>();

  private static ManyShops shops;
  private static boolean othersEndedMeanwhile;
  private static NightReport night;

  @BeforeAll
  static void playANight() throws Exception {
    try (var silent = new SilentServer();
        var dead = new Socket()) {
      // Taken, so that nobody else gets it, and nobody listens there.
      dead.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      var elsewhere = new LinkedHashMap<String, Integer>();
      elsewhere.put(SILENT, silent.port());
      elsewhere.put(DEAD, dead.getLocalPort());
      var worlds = Stream.concat(Stream.of(HELD), WELL.stream()).toList();
      shops = new ManyShops(worlds, elsewhere, GO_LIVE, ORDERS, 11);
      shops.moveTo(ManyShops.NIGHT);
      shops.dropJdFile();
      hold(HELD);
      var ended = new CountDownLatch(2 + WELL.size() + 1);
      var meanwhile = CompletableFuture.supplyAsync(() -> ended(ended, silent));
      night = shops.night(Request.bySchedule().telling(counting(ended)));
      othersEndedMeanwhile = meanwhile.get(1, TimeUnit.MINUTES) && silent.taken() > 0;
    }
  }

  /** Only when all others are through, or never, is the silent one let go. */
  private static boolean ended(CountDownLatch others, SilentServer silent) {
    try {
      return others.await(5, TimeUnit.MINUTES) && SILENT_ENDED.getCount() == 1;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      silent.close();
    }
  }

  private static Progress counting(CountDownLatch ended) {
    return new Progress() {
      @Override
      public Stage begin(String what, long steps, String outlook) {
        return (done, left) -> {};
      }

      @Override
      public void tell(String line) {
        if (line.startsWith("pinduoduo/" + SILENT + ": INCOMPLETE")) {
          SILENT_ENDED.countDown();
        } else if (line.matches("\\S+: .*") && !line.contains("done by")) {
          ended.countDown();
        }
        if (line.startsWith("pinduoduo/" + DEAD)) {
          TOLD_OF_THE_DEAD.add(line);
        }
      }
    };
  }

  private static void hold(String shop) {
    shops
        .get(Runs.class)
        .start(new RunStart("sync", Cause.OPERATOR, "mei", ManyShops.id(shop), null, null));
  }

  @AfterAll
  static void close() {
    shops.close();
  }

  @Test
  void theOthersEndWhileTheSilentOneIsStillWaitedFor() {
    assertThat(othersEndedMeanwhile).isTrue();
    assertThat(night.syncs())
        .extracting(sync -> sync.shop().shop())
        .containsExactlyElementsOf(
            Stream.concat(Stream.of("flagship", SILENT, DEAD), WELL.stream()).toList());
  }

  @Test
  void theOthersAreWholeAndAlike() {
    var first = Book.of(shops.sql(), WELL.get(0));
    assertThat(first.orders()).isPositive();
    for (var shop : WELL) {
      assertThat(report(shop).complete()).as(shop).isTrue();
      assertThat(first.differences(Book.of(shops.sql(), shop))).as(shop).isEmpty();
    }
    assertThat(night.morning().accounts().balanced()).isTrue();
    assertThat(night.morning().book().contradictions()).isEmpty();
    assertThat(night.morning().handoff().balanced()).isTrue();
    assertThat(night.morning().handoff().exported()).isPositive();
  }

  @Test
  void whatAShopOwesAndWhyIsTold() {
    assertThat(night.complete()).isFalse();
    assertThat(night.failures())
        .singleElement()
        .asString()
        .startsWith("pinduoduo/held: pinduoduo/held is held by run ");
    for (var shop : List.of(SILENT, DEAD)) {
      assertThat(report(shop).state()).isEqualTo("INCOMPLETE");
      assertThat(report(shop).owed()).isNotEmpty();
      assertThat(report(shop).notes())
          .last()
          .asString()
          .startsWith(
              "pinduoduo/%s/orders/updated is left alone until the next run".formatted(shop))
          .contains("3 windows in a row brought no answer");
    }
  }

  @Test
  void whatAShopOwesIsToldAtOnceAndNotAtItsEndAlone() {
    var feed = "pinduoduo/" + DEAD + "/orders/updated";
    assertThat(TOLD_OF_THE_DEAD)
        .filteredOn(line -> !line.contains("done by"))
        .hasSize(5)
        .satisfies(
            told -> {
              assertThat(told.subList(0, 3))
                  .allSatisfy(
                      line ->
                          assertThat(line).startsWith(feed + " [").contains(" is still owed: "));
              assertThat(told.get(3)).startsWith(feed + " is left alone until the next run");
              assertThat(told.get(4)).isEqualTo("pinduoduo/" + DEAD + ": INCOMPLETE");
            });
  }

  @Test
  void everyRunOfTheNightNamesItsBusinessDate() {
    assertThat(
            shops
                .sql()
                .sql(
                    """
                    SELECT kind, business_date, COUNT(*) AS runs FROM run
                     WHERE operator = 'schedule' GROUP BY kind, business_date ORDER BY kind
                    """)
                .query(
                    (row, i) ->
                        "%s %s: %d".formatted(row.getString(1), row.getString(2), row.getLong(3)))
                .list())
        .containsExactly(
            "check %s: 1".formatted(ManyShops.DATE),
            "handoff %s: 1".formatted(ManyShops.DATE),
            "sync %s: %d".formatted(ManyShops.DATE, 1 + 2 + WELL.size()));
  }

  private static SyncReport report(String shop) {
    return night.syncs().stream()
        .filter(sync -> sync.shop().equals(ManyShops.id(shop)))
        .findFirst()
        .orElseThrow();
  }
}

package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.StubServer.Reply;
import dev.daybook.coverage.CoverageDesk;
import dev.daybook.coverage.Facts;
import dev.daybook.coverage.OpenWindow;
import dev.daybook.coverage.Run;
import dev.daybook.coverage.Slice;
import dev.daybook.coverage.TestClock;
import dev.daybook.coverage.TestProcesses;
import dev.daybook.coverage.WindowState;
import dev.daybook.database.TestDatabase;
import dev.daybook.landing.Document;
import dev.daybook.landing.LandedRecord;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.mapping.Unreadable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list read by cursors and its orders one by one: real HTTP, a real disk, a real database. */
class CursorForwardTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private static final AtomicInteger SHOPS = new AtomicInteger();
  private static final Instant GO_LIVE = Instant.parse("2026-11-20T16:00:00Z");
  private static final Window ALL = new Window(GO_LIVE, GO_LIVE.plus(Duration.ofMinutes(25)));

  @TempDir Path home;

  private final CursorMarket market = new CursorMarket();
  private final StubServer server = new StubServer(market::answer);
  private final TestClock clock = new TestClock("2026-11-20T16:28:00Z");
  private final TestProcesses processes = new TestProcesses();
  private final CoverageDesk coverage = new CoverageDesk(db, clock, processes);
  private final ShopId shop = new ShopId("nextkey", "s-" + SHOPS.incrementAndGet());
  private final FeedId feed = shop.feed("orders", "updated");
  private final List<PullDesk> desks = new ArrayList<>();
  private Mappings mappings;
  private volatile boolean stop;

  @BeforeEach
  void openShop() {
    coverage.feeds.register(feed, GO_LIVE);
    mappings = CursorMarket.mappings(home.resolve("mappings"), shop.channel());
  }

  @AfterEach
  void closeServer() {
    desks.forEach(PullDesk::close);
    server.close();
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void landsEveryPageWithTheAnswersOfItsOrders() {
    fill(25);
    var desk = desk();

    var pull = pull(desk, run());

    assertThat(pull)
        .isEqualTo(
            new Pull.Pulled(
                3,
                25,
                1,
                1 + 3 + 50,
                "page 3 says that none follows, 25 different records seen",
                List.of()));
    assertThat(market.cursors()).containsExactly("", "c10", "c20");
    var records = records(desk);
    assertThat(records).hasSize(25).allSatisfy(record -> assertThat(record.damage()).isEmpty());
    assertThat(records.get(24).source().row())
        .isEqualTo(
            Map.of(
                "no",
                "o-25",
                "total",
                100L,
                "at",
                1795190000L,
                "items",
                List.of(Map.of("sku", "A"), Map.of("sku", "B"))));
  }

  @Test
  void anEmptyWindowIsOnePage() {
    assertThat(pull(desk(), run()))
        .isEqualTo(
            new Pull.Pulled(
                1, 0, 1, 2, "page 1 says that none follows, 0 different records seen", List.of()));
  }

  @Test
  void asksWithJsonHeadersAndATokenThatWasGotFirst() {
    fill(1);
    pull(desk(), run());

    var token = market.asked.get(0);
    assertThat(token.body()).isEqualTo("{\"grant\":\"client\",\"secret\":\"secret-1\"}");
    assertThat(token.query()).isEmpty();
    var list = market.asked.get(1);
    assertThat(list.body())
        .isEqualTo(
            "{\"next\":\"\",\"range\":{\"from\":%d,\"to\":%d},\"size\":10}"
                .formatted(
                    GO_LIVE.minus(Duration.ofMinutes(5)).getEpochSecond(),
                    ALL.to().getEpochSecond()));
    assertThat(list.headers())
        .containsEntry("x-client", "client-1")
        .containsEntry("content-type", "application/json; charset=UTF-8");
    assertThat(list.query()).isEqualTo("access=t-1");
    var detail = market.asked.get(2);
    assertThat(detail.method()).isEqualTo("GET");
    assertThat(detail.path()).isEqualTo("/orders/o-1/items");
    assertThat(detail.query()).isEqualTo("access=t-1&part=1");
  }

  @Test
  void goesOnBehindTheLastLandedPage() {
    fill(25);
    market.beforeList = cursor -> stop |= cursor.equals("c20");
    var first = (Pull.Owed) pull(desk(), run());
    stop = false;
    market.beforeList = cursor -> {};

    var pull = pull(desk(), next());

    assertThat(first.reason()).contains("goes on from the last landed page");
    assertThat(((Pull.Pulled) pull).documents()).isEqualTo(3);
    assertThat(((Pull.Pulled) pull).attempts()).isEqualTo(1);
    assertThat(market.cursors()).containsExactly("", "c10", "c20", "c20");
    assertThat(market.detailCalls()).isEqualTo(50);
  }

  @Test
  void aStaleCursorSendsTheReadingBackToItsStart() {
    fill(25);
    var asked = new AtomicInteger();
    market.beforeList =
        cursor -> {
          if (cursor.equals("c10") && asked.getAndIncrement() == 0) {
            market.lie = null;
            market.faults.add(Reply.json("{\"error\":\"stale\"}"));
          }
        };
    var desk = desk();
    // The fault strikes the first call behind the second list: an order's.
    var pull = (Pull.Pulled) pull(desk, run());

    assertThat(pull.attempts()).isEqualTo(2);
    assertThat(market.cursors()).containsExactly("", "c10", "", "c10", "c20");
    assertThat(records(desk)).hasSize(25);
  }

  @Test
  void aCursorThatComesAgainIsNoEnd() {
    fill(25);
    market.lie = "c10";

    var owed = (Pull.Owed) pull(desk(), run());

    assertThat(owed.reason())
        .isEqualTo(
            "window [2026-11-20T16:00:00Z, 2026-11-20T16:25:00Z) has no proven end after 2 pages: a"
                + " cursor comes a second time; expected a last page; next: nothing, the next"
                + " run reads it again");
    assertThat(coverage.ledger.owed(feed, ALL.to()).windows()).containsExactly(ALL);
  }

  @Test
  void pagesWithoutAnythingNewDoNotGoOnForEver() {
    fill(5);
    var number = new AtomicInteger();
    market.beforeList = cursor -> market.lie = "c%d".formatted(1000 + number.incrementAndGet());

    var owed = (Pull.Owed) pull(desk(), run());

    assertThat(owed.reason()).contains("after 21 pages: 20 pages in a row bring nothing new");
  }

  @Test
  void anOrderThatCannotBeHadKeepsNoOtherBack() {
    fill(3);
    market.gone.add("o-2");
    var desk = desk();

    assertThat(((Pull.Pulled) pull(desk, run())).records()).isEqualTo(3);

    var records = records(desk);
    assertThat(records.get(0).damage()).isEmpty();
    assertThat(records.get(2).damage()).isEmpty();
    assertThat(records.get(1).damage())
        .singleElement()
        .satisfies(
            damage -> {
              assertThat(damage.place()).isEqualTo("page 1, record 2");
              assertThat(damage.expected()).isEqualTo("a field 'order' that is there");
            });
  }

  @Test
  void anOrderRefusedForNoKnownReasonKeepsNoOtherBack() {
    fill(3);
    market.odd.put("o-2", Reply.json("{\"error\":\"e-17\",\"says\":\"no such order\"}"));
    var desk = desk();

    assertThat(((Pull.Pulled) pull(desk, run())).records()).isEqualTo(3);

    var records = records(desk);
    assertThat(records.get(0).damage()).isEmpty();
    assertThat(records.get(2).damage()).isEmpty();
    assertThat(records.get(1).damage())
        .containsExactly(
            new Unreadable(
                "page 1, record 2",
                "record",
                "code 'e-17', no such order",
                "what order answers for o-2",
                "look the code up in the channel's error table; the second reading of its date asks"
                    + " again, or run: daybook rerun --mode all"));
  }

  @Test
  void anOrderRefusedInItsSecondPartIsNotTakenForWhole() {
    fill(1);
    market.secondParts = odd();
    var desk = desk();

    assertThat(((Pull.Pulled) pull(desk, run())).records()).isEqualTo(1);

    assertThat(records(desk))
        .singleElement()
        .satisfies(
            record ->
                assertThat(record.damage())
                    .extracting(Unreadable::value)
                    .containsExactly("code 'e-17', "));
  }

  @Test
  void twoOrdersRefusedAndNoneAnsweredAreTheShopsTrouble() {
    fill(2);
    market.odd.put("o-1", odd());
    market.odd.put("o-2", odd());

    var refused = (Pull.Refused) pull(desk(), run());

    assertThat(refused.reason())
        .startsWith(
            "no record's details can be had by order. If the code means that a record is not there,"
                + " name it as absent in the channel's mapping. GET ")
        .endsWith(
            "code 'e-17', ; trying again will not help; next: look the code up in the channel's error"
                + " table, correct the shop's settings or authorisation, then sync again");
    assertThat(coverage.ledger.owed(feed, ALL.to()).windows()).containsExactly(ALL);
  }

  @Test
  void anOrderThatIsSaidNotToBeThereShowsThatTheOthersCouldBeHad() {
    fill(3);
    market.gone.add("o-1");
    market.odd.put("o-2", odd());
    market.odd.put("o-3", odd());

    assertThat(((Pull.Pulled) pull(desk(), run())).records()).isEqualTo(3);
  }

  @Test
  void whatWasRefusedBeforeTheShopWasIsAskedForAgain() {
    mappings = CursorMarket.mappings(home.resolve("short-pages"), shop.channel(), 1);
    fill(2);
    market.odd.put("o-1", odd());
    market.odd.put("o-2", odd());
    var desk = desk();
    assertThat(pull(desk, run())).isInstanceOf(Pull.Refused.class);

    market.odd.clear();

    assertThat(((Pull.Pulled) pull(desk, next())).records()).isEqualTo(2);
    assertThat(records(desk)).allSatisfy(record -> assertThat(record.damage()).isEmpty());
  }

  @Test
  void aPlatformThatRefusesEveryOrderIsNotAskedForAllOfThem() {
    mappings = CursorMarket.mappings(home.resolve("long-pages"), shop.channel(), 30);
    fill(30);
    IntStream.rangeClosed(1, 30).forEach(order -> market.odd.put("o-" + order, odd()));

    assertThat(pull(desk(), run())).isInstanceOf(Pull.Refused.class);

    assertThat(market.detailCalls()).isEqualTo(10);
  }

  /** A quiet shop's pages have one order each. */
  @Test
  void aSingleOrderRefusedIsItsOwnTroubleUntilASecondOneIs() {
    clock.advance(Duration.ofMinutes(100));
    var desk = desk();
    fill(1);
    market.odd.put("o-1", odd());
    assertThat(pull(desk, run())).isInstanceOf(Pull.Pulled.class);
    assertThat(desk.puller.pull(plan(2).get(1), next(), () -> false))
        .as("the same order again")
        .isInstanceOf(Pull.Pulled.class);

    market.orders.set(0, "o-2");
    market.odd.put("o-2", odd());
    assertThat(desk.puller.pull(plan(3).get(2), next(), () -> false))
        .isInstanceOf(Pull.Refused.class);

    market.odd.remove("o-2");
    assertThat(desk.puller.pull(plan(3).get(2), next(), () -> false))
        .as("they can be had again")
        .isInstanceOf(Pull.Pulled.class);
    market.odd.put("o-2", odd());
    assertThat(desk.puller.pull(plan(4).get(3), next(), () -> false))
        .isInstanceOf(Pull.Pulled.class);
  }

  @Test
  void aRefusalThatTheChannelNamesIsTheShopsWhateverElseIsAnswered() {
    fill(3);
    market.odd.put("o-2", Reply.json("{\"error\":\"closed\"}"));
    assertThat(((Pull.Refused) pull(desk(), run())).reason()).contains("code 'closed'");

    for (int status : List.of(401, 403)) {
      market.odd.put("o-2", Reply.of(status, "{\"error\":\"e-17\"}"));
      assertThat(pull(desk(), next())).as("HTTP " + status).isInstanceOf(Pull.Refused.class);
    }
    market.odd.put("o-2", Reply.of(400, "{\"error\":\"e-17\"}"));
    assertThat(pull(desk(), next())).isInstanceOf(Pull.Pulled.class);
  }

  private static Reply odd() {
    return Reply.json("{\"error\":\"e-17\"}");
  }

  @Test
  void aWindowThatHoldsTooMuchIsAskedInHalves() {
    fill(3);
    // Asked with five minutes of overlap: only 18 minutes at most are given.
    market.most = 18 * 60;
    var run = run();
    var desk = desk();

    var halved = (Pull.Halved) pull(desk, run);

    var middle = GO_LIVE.plus(Duration.ofMinutes(12)).plusSeconds(30);
    assertThat(halved.halves())
        .extracting(Slice::window)
        .containsExactly(new Window(GO_LIVE, middle), new Window(middle, ALL.to()));
    for (var half : halved.halves()) {
      assertThat(desk.puller.pull(half, run, () -> false)).isInstanceOf(Pull.Pulled.class);
    }
    assertThat(coverage.ledger.unsealed(feed))
        .extracting(OpenWindow::window, OpenWindow::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(new Window(GO_LIVE, middle), WindowState.FETCHED),
            org.assertj.core.groups.Tuple.tuple(new Window(middle, ALL.to()), WindowState.FETCHED));
  }

  @Test
  void aWindowThatIsMostlyOverlapIsAskedWithLess() {
    fill(3);
    // Less than the overlap of five minutes: no half of a window, however short, would be given.
    market.most = 2 * 60;
    var desk = desk();
    var run = run();
    var owed = new ArrayDeque<>(plan(1));
    var read = new ArrayList<Window>();
    var proofs = new ArrayList<String>();

    while (!owed.isEmpty()) {
      var slice = owed.remove();
      var pull = desk.puller.pull(slice, run, () -> false);
      if (pull instanceof Pull.Halved halved) {
        owed.addAll(halved.halves());
      } else {
        read.add(slice.window());
        proofs.add(((Pull.Pulled) pull).proof());
      }
    }

    assertThat(read).hasSize(32);
    assertThat(read.stream().map(window -> Duration.between(window.from(), window.to())))
        .allMatch(length -> length.toSeconds() == 46 || length.toSeconds() == 47);
    assertThat(proofs)
        .allMatch(proof -> proof.endsWith("; asked with an overlap of PT37S, more holds too much"));
    assertThat(coverage.ledger.unsealed(feed))
        .extracting(OpenWindow::state)
        .hasSize(32)
        .containsOnly(WindowState.FETCHED);
  }

  @Test
  void aDetailThatIsGoneMayBeToldByTheStatusAlone() {
    fill(3);
    market.goneWithoutBody = true;
    market.gone.add("o-2");
    var desk = desk();

    assertThat(((Pull.Pulled) pull(desk, run())).records()).isEqualTo(3);

    assertThat(records(desk))
        .extracting(record -> record.damage().isEmpty())
        .containsExactly(true, false, true);
  }

  @Test
  void whatAChannelSaysRepeatsNoSecretAndNobodysNumber() {
    fill(1);
    market.faults.add(
        Reply.json("{\"error\":\"odd\",\"says\":\"client-1 of 13812345678, anna@example.com\"}"));

    var refused = (Pull.Refused) pull(desk(), run());

    assertThat(refused.reason())
        .contains("code 'odd', … of *******5678, …; trying again will not help");
  }

  @Test
  void theClockOfAProxyIsNotThePlatforms() {
    fill(1);
    market.faults.add(Reply.of(502, "bad gateway").with("Date", "Fri, 20 Nov 2020 16:38:01 GMT"));

    assertThat(((Pull.Pulled) pull(desk(), run())).records()).isEqualTo(1);
  }

  @Test
  void waitsAsLongAsTheAnswerSays() {
    fill(1);
    market.faults.add(Reply.json("{\"error\":\"busy\",\"wait\":17}"));
    var desk = desk();

    pull(desk, run());

    assertThat(desk.waiting.total()).isEqualTo(Duration.ofSeconds(17));
  }

  @Test
  void aTokenIsRenewedBeforeItsEndAndOnlyOnce() {
    fill(1);
    pull(desk(), run());
    clock.advance(Duration.ofMinutes(114));
    assertThat(market.tokens).isEqualTo(1);
    var windows = plan(2);
    desk().puller.pull(windows.get(0), next(), () -> false);
    assertThat(market.tokens).isEqualTo(1);

    clock.advance(Duration.ofMinutes(1));
    desk().puller.pull(plan(2).get(1), next(), () -> false);

    assertThat(market.tokens).isEqualTo(2);
    assertThat(market.asked).noneMatch(ask -> ask.query().contains("access=&"));
  }

  @Test
  void aTokenThatCannotBeRenewedYetIsTriedOnceAWindow() {
    fill(3);
    pull(desk(), run());
    clock.advance(Duration.ofMinutes(115));
    market.renewsNone = true;
    market.asked.clear();

    var pulled = (Pull.Pulled) desk().puller.pull(plan(2).get(1), next(), () -> false);

    assertThat(market.callsByPath())
        .containsEntry("/token", 1L)
        .containsEntry("/orders/list", 1L)
        .containsEntry("/orders/o-1/items", 2L);
    assertThat(pulled.warnings()).singleElement().asString().contains("cannot be renewed yet (");
  }

  private List<LandedRecord> records(PullDesk desk) {
    var records = new ArrayList<LandedRecord>();
    for (var document : documents(desk)) {
      try (var of = desk.landing.records(document, 1)) {
        of.forEachRemaining(records::add);
      }
    }
    return records;
  }

  private List<Document> documents(PullDesk desk) {
    return desk.landing.ofWindow(coverage.ledger.unsealed(feed).get(0).id());
  }

  private void fill(int orders) {
    IntStream.rangeClosed(1, orders).forEach(order -> market.orders.add("o-" + order));
  }

  private PullDesk desk() {
    var desk =
        new PullDesk(
            coverage.restarted(),
            shop,
            server.url(),
            home,
            PullDesk.LIMITS,
            Map.of("client_id", "client-1", "access_token", ""),
            mappings);
    desks.add(desk);
    return desk;
  }

  private Pull pull(PullDesk desk, Run run) {
    return desk.puller.pull(plan(1).get(0), run, () -> stop);
  }

  private List<Slice> plan(int slices) {
    var facts = Facts.of((PagedFeed) mappings.channel(shop.channel()).feed(feed.stream()));
    var range = new Window(GO_LIVE, GO_LIVE.plus(Duration.ofMinutes(25L * slices)));
    return coverage.restarted().ledger.plan(feed, facts, range, GO_LIVE.plus(Duration.ofHours(2)));
  }

  private Run run() {
    return coverage.run(shop);
  }

  /** The run of a later process. */
  private Run next() {
    processes.killAndRestartAs("node-a:500:" + SHOPS.incrementAndGet());
    return run();
  }
}

package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.StubServer.Reply;
import dev.daybook.coverage.CoverageDesk;
import dev.daybook.coverage.Facts;
import dev.daybook.coverage.LostWindow;
import dev.daybook.coverage.Run;
import dev.daybook.coverage.ShopBusy;
import dev.daybook.coverage.Slice;
import dev.daybook.coverage.TestClock;
import dev.daybook.coverage.TestProcesses;
import dev.daybook.coverage.WindowState;
import dev.daybook.database.TestDatabase;
import dev.daybook.landing.Document;
import dev.daybook.landing.ExactJson;
import dev.daybook.mapping.Call;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.PagedFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP, onto a real disk and a real database. */
class PullerTest {
  private static final TestDatabase db = TestDatabase.fresh();
  private static final AtomicInteger SHOPS = new AtomicInteger();
  private static final Instant GO_LIVE = Instant.parse("2026-11-20T16:00:00Z");
  private static final Window ALL = new Window(GO_LIVE, GO_LIVE.plus(Duration.ofMinutes(25)));

  @TempDir Path home;

  private final AcmeMarket market = new AcmeMarket();
  private final StubServer server = new StubServer(market::answer);
  private final TestClock clock = new TestClock("2026-11-20T16:28:00Z");
  private final TestProcesses processes = new TestProcesses();
  private final CoverageDesk coverage = new CoverageDesk(db, clock, processes);
  private final ShopId shop = new ShopId("acme", "pull-" + SHOPS.incrementAndGet());
  private final FeedId feed = shop.feed("orders", "updated");
  private final List<PullDesk> desks = new ArrayList<>();
  private volatile boolean stop;

  PullerTest() {
    coverage.feeds.register(feed, GO_LIVE);
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
  void whatTheCredentialsLackIsToldBeforeAnythingIsAsked() {
    fill(5);

    var pull = pull(desk(PullDesk.LIMITS, Map.of("client_secret", "")), run());

    assertThat(pull)
        .isEqualTo(
            new Pull.Refused(
                "%s: its credentials lack [client_secret]; next: add them to its credentials in config.yaml, their values to secrets.yaml"
                    .formatted(shop),
                0));
    assertThat(market.pagesAsked()).isEmpty();
  }

  @Test
  void landsEveryPageFromTheLastToTheFirst() {
    fill(95);
    var desk = desk();

    var pull = pull(desk, run());

    assertThat(pull)
        .isEqualTo(
            new Pull.Pulled(
                10,
                95,
                1,
                12,
                "total 95 before and after, 95 different records seen on 10 pages",
                List.of()));
    assertThat(market.pagesAsked()).containsExactly(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    assertThat(documents(desk)).extracting(Document::pageNo).startsWith(10, 9, 8).hasSize(10);
    assertThat(documents(desk).stream().mapToInt(Document::records).sum()).isEqualTo(95);
    var window = coverage.ledger.unsealed(feed).get(0);
    assertThat(window.state()).isEqualTo(WindowState.FETCHED);
    assertThat(window.proof())
        .isEqualTo("total 95 before and after, 95 different records seen on 10 pages");
  }

  @Test
  void landsAHundredPages() {
    fill(1000);

    assertThat(pull(desk(), run()))
        .isEqualTo(
            new Pull.Pulled(
                100,
                1000,
                1,
                102,
                "total 1000 before and after, 1000 different records seen on 100 pages",
                List.of()));
  }

  @Test
  void asksTheClosedWindowWithItsOverlapSigned() {
    fill(1);
    pull(desk(), run());

    var asked = market.asked.get(0);
    assertThat(asked.method()).isEqualTo("POST");
    assertThat(asked.path()).isEqualTo("/orders");
    assertThat(asked.fields())
        .containsEntry("from", "" + GO_LIVE.minus(Duration.ofMinutes(5)).getEpochSecond())
        .containsEntry("to", "" + ALL.to().getEpochSecond())
        .containsEntry("counting", "true")
        .containsEntry("token", "a-0");
    var unsigned = new TreeMap<>(asked.fields());
    unsigned.remove("sign");
    var ask =
        new HttpAsk(
            server.url(),
            "POST",
            "/orders",
            new TreeMap<>(),
            new TreeMap<>(),
            unsigned,
            new TreeMap<>());
    assertThat(
            new Md5SecretAround()
                .signed(ask, new Credentials(Map.of("client_secret", "secret-1")))
                .form())
        .isEqualTo(asked.fields());
  }

  @Test
  void keepsTheRequestWithoutAnythingSecret() {
    fill(1);
    var desk = desk();
    pull(desk, run());

    var request =
        org.springframework.jdbc.core.simple.JdbcClient.create(db.dataSource())
            .sql("SELECT request FROM document WHERE window_id = ?")
            .param(coverage.ledger.unsealed(feed).get(0).id())
            .query(String.class)
            .single();
    assertThat(request)
        .isEqualTo("POST /orders counting=false from=1795190100 page=1 size=10 to=1795191900");
  }

  @Test
  void neverAsksForTimeThatIsYoungerThanTheLag() {
    clock.set(ALL.to().plus(Duration.ofMinutes(3)).minusSeconds(1));

    var pull = desk().puller.pull(slice(), run(), () -> false);

    assertThat(pull).isInstanceOf(Pull.Owed.class);
    assertThat(market.asked).isEmpty();
  }

  @Test
  void anEmptyWindowLeavesItsCountingAnswerAsEvidence() {
    var desk = desk();

    assertThat(pull(desk, run()))
        .isEqualTo(
            new Pull.Pulled(
                1,
                0,
                1,
                2,
                "total 0 before and after, 0 different records seen on 1 pages",
                List.of()));
    assertThat(documents(desk)).extracting(Document::records).containsExactly(0);
  }

  @Test
  void movingRowsAreNeverLost() {
    fill(95);
    var stayed = new HashSet<>(market.orders.subList(20, 95));
    market.afterPage =
        page -> {
          if (market.orders.size() > 80) {
            market.orders.remove(0);
          }
        };
    var desk = desk();

    var pull = (Pull.Pulled) pull(desk, run());

    assertThat(seen(desk)).containsAll(stayed);
    assertThat(pull.attempts()).isGreaterThan(1);
    assertThat(pull.proof()).startsWith("total 80 before and after, 80 different records");
  }

  @Test
  void aForwardWalkWouldLoseTheSameMovingRows() {
    fill(95);
    var expected = new HashSet<>(market.orders.subList(10, 95));
    var lost = new HashSet<>(expected);
    for (int page = 1; page <= 10; page++) {
      var rows = new ArrayList<>(market.orders);
      int from = Math.min(rows.size(), (page - 1) * 10);
      lost.removeAll(rows.subList(from, Math.min(rows.size(), from + 10)));
      market.orders.remove(0);
    }
    assertThat(lost).hasSize(8);
  }

  @Test
  void rowsThatKeepLeavingDoNotKeepTheWindowOwed() {
    fill(95);
    var first = new ArrayList<>(market.orders);
    market.afterPage = page -> market.orders.remove(0);
    var desk = desk();

    var pull = (Pull.Pulled) pull(desk, run());

    assertThat(pull.attempts()).isEqualTo(4);
    assertThat(pull.proof())
        .isEqualTo(
            "total fell from 68 to 61 while read, 62 different records seen on 7 pages, backward,"
                + " 4 readings: none lost");
    assertThat(seen(desk)).containsAll(market.orders).isSubsetOf(first);
  }

  @Test
  void aTotalThatGrewIsReadAgain() {
    fill(15);
    var once = new AtomicInteger();
    market.afterPage =
        page -> {
          if (once.getAndIncrement() == 0) {
            market.orders.add(0, "late-1");
          }
        };
    var desk = desk();

    var pull = (Pull.Pulled) pull(desk, run());

    assertThat(pull.attempts()).isEqualTo(2);
    assertThat(pull.records()).isEqualTo(16);
    assertThat(seen(desk)).contains("late-1").hasSize(16);
  }

  @Test
  void aWindowThatEmptiesWhileReadHasItsEvidenceInTheReadingThatCounts() {
    fill(5);
    market.afterPage = page -> market.orders.clear();
    var desk = desk();

    var pull = (Pull.Pulled) pull(desk, run());

    assertThat(pull.attempts()).isEqualTo(2);
    assertThat(documents(desk)).extracting(Document::records).containsExactly(0);
  }

  @Test
  void aTotalThatKeepsGrowingStaysOwed() {
    fill(15);
    var next = new AtomicInteger();
    market.afterPage = page -> market.orders.add(0, "late-" + next.incrementAndGet());

    var owed = (Pull.Owed) pull(desk(), run());

    assertThat(owed.reason())
        .startsWith("window " + ALL + " is not proven after 4 readings: total 21 before, 24 after");
    var window = coverage.ledger.unsealed(feed).get(0);
    assertThat(window.state()).isEqualTo(WindowState.OPEN);
    assertThat(window.failure()).isEqualTo(owed.reason());
  }

  @Test
  void fewerRecordsThanTheTotalAreNoProof() {
    fill(15);
    market.orders.set(3, market.orders.get(4));

    var owed = (Pull.Owed) pull(desk(), run());

    assertThat(owed.reason()).contains("total 15 before, 15 after, 14 different records seen");
  }

  @Test
  void aLastPageThatSaysThatMoreFollowIsNoEnd() {
    fill(35);
    market.uncounted = 20;
    var desk = desk(tellingMore());

    var owed = (Pull.Owed) pull(desk, run());

    assertThat(owed.reason())
        .isEqualTo(
            "window "
                + ALL
                + " is not proven after 4 readings: the last page of a total of 15 says that more"
                + " follow; expected none behind it; next: nothing, the next run reads it again");
    assertThat(documents(desk)).isEmpty();

    market.uncounted = 0;
    assertThat(((Pull.Pulled) pull(desk, next())).records()).isEqualTo(35);
  }

  static Stream<Arguments> brokenAnswers() {
    var page = "{\"result\":{\"total\":3,\"list\":[]}}";
    return Stream.of(
        Arguments.of("dropped connection", Reply.drop(), "brought no whole answer"),
        Arguments.of("cut body", Reply.json(page).cutTo(10), "brought no whole answer"),
        Arguments.of(
            "cut JSON", Reply.json(page.substring(0, 20)), "is no whole JSON (cut or damaged)"),
        Arguments.of("HTML", Reply.json("<html>busy</html>"), "is no whole JSON (HTML or XML)"),
        Arguments.of("empty body", Reply.json(""), "HTTP 200 with an empty body"),
        Arguments.of("blank body", Reply.json(" \r\n"), "HTTP 200 with an empty body"),
        Arguments.of("no object", Reply.json("[]"), "the answer has no list of records"),
        Arguments.of("more after the end", Reply.json(page + "}"), "is no whole JSON"),
        Arguments.of("no list", Reply.json("{\"result\":{\"total\":3}}"), "has no list of records"),
        Arguments.of("empty object", Reply.json("{}"), "has no list of records"),
        Arguments.of("no total", Reply.json("{\"result\":{\"list\":[]}}"), "tells no total"),
        Arguments.of(
            "records of a total of 0",
            Reply.json("{\"result\":{\"total\":0,\"list\":[{\"no\":\"1\"}]}}"),
            "tells a total of 0 and has 1 records"),
        Arguments.of("error without a code", Reply.json("{\"error\":{}}"), "neither a success"),
        Arguments.of("HTTP 500", Reply.of(500, page), "HTTP 500"),
        Arguments.of("HTTP 502 HTML", Reply.of(502, "<html>"), "HTTP 502"),
        Arguments.of("too long", Reply.json("\"" + "x".repeat(200_000)), "more than 100000 bytes"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenAnswers")
  void aBrokenAnswerIsNeverAnEmptyPage(String name, Reply broken, String reason) {
    fill(15);
    for (int i = 0; i < 10; i++) {
      market.faults.add(broken);
    }

    var owed = (Pull.Owed) pull(desk(), run());

    assertThat(owed.reason()).contains(reason);
    assertThat(owed.calls()).isBetween(1, 3);
    assertThat(coverage.ledger.unsealed(feed).get(0).failure()).isEqualTo(owed.reason());
    assertThat(coverage.ledger.owed(feed, ALL.to()).windows()).containsExactly(ALL);
  }

  @Test
  void twoBrokenAnswersInARowAreGotOver() {
    fill(15);
    market.faults.add(Reply.drop());
    market.faults.add(Reply.json("<html>"));

    var pull = (Pull.Pulled) pull(desk(), run());

    assertThat(pull.records()).isEqualTo(15);
    assertThat(pull.calls()).isEqualTo(6);
  }

  @Test
  void anAnswerThatDoesNotComeInTimeIsBroken() {
    fill(15);
    for (int i = 0; i < 3; i++) {
      market.faults.add(Reply.never());
    }
    var impatient =
        new PullLimits(
            Duration.ofSeconds(5), Duration.ofMillis(200), 1000, 4, 3, Duration.ofMinutes(5), 4);

    var owed = (Pull.Owed) pull(desk(impatient, Map.of()), run());

    assertThat(owed.reason()).contains("brought no whole answer: SocketTimeoutException");
    assertThat(owed.calls()).isEqualTo(3);
  }

  @Test
  void aHostThatIsNotThereIsBroken() {
    server.close();

    var owed = (Pull.Owed) pull(desk(), run());

    assertThat(owed.reason()).contains("brought no whole answer: ");
    assertThat(owed.calls()).isEqualTo(3);
  }

  @Test
  void waitsAsLongAsABusyChannelAsks() {
    fill(15);
    market.faults.add(Reply.of(429, "").with("Retry-After", "7"));
    var desk = desk();

    assertThat(pull(desk, run())).isInstanceOf(Pull.Pulled.class);
    assertThat(desk.waiting.total()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @Test
  void waitsLongerEachTimeWhenABusyChannelNamesNoTime() {
    fill(15);
    for (int i = 0; i < 3; i++) {
      market.faults.add(Reply.json(AcmeMarket.error("52101")));
    }
    var desk = desk();

    assertThat(pull(desk, run())).isInstanceOf(Pull.Pulled.class);
    assertThat(desk.waiting.total()).isBetween(Duration.ofMillis(3500), Duration.ofSeconds(8));
  }

  @Test
  void aChannelThatStaysBusyIsLeftAloneUntilTheNextRun() {
    fill(15);
    for (int i = 0; i < 9; i++) {
      market.faults.add(Reply.json(AcmeMarket.error("52101")));
    }

    var owed = (Pull.Owed) pull(desk(), run());

    assertThat(owed.reason()).contains("code '52101', as told");
    assertThat(owed.calls()).isEqualTo(4);
  }

  @Test
  void doesNotWaitAnHour() {
    fill(15);
    market.faults.add(Reply.of(429, "").with("Retry-After", "3600"));
    var desk = desk();

    assertThat(pull(desk, run())).isInstanceOf(Pull.Owed.class);
    assertThat(desk.waiting.total()).isLessThan(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "soon", "", "0.001", "31536000", "99999999999999", "NaN"})
  void aNonsensicalWaitNeitherHammersNorStalls(String told) {
    fill(15);
    for (int i = 0; i < 3; i++) {
      market.faults.add(Reply.of(429, "").with("Retry-After", told));
    }
    var desk = desk();

    assertThat(pull(desk, run())).isInstanceOf(Pull.Pulled.class);
    assertThat(desk.waiting.total()).isBetween(Duration.ofMillis(3500), Duration.ofSeconds(8));
  }

  @Test
  void aChannelThatAsksForAnHourIsNotAskedForTheNextWindowEither() {
    market.faults.add(Reply.of(429, "").with("Retry-After", "3600"));

    assertThat(((Pull.Owed) pull(desk(), run())).outlook()).isEqualTo(Pull.Outlook.NONE);
  }

  @Test
  void goesAtThePaceThatTheHeadersTell() {
    fill(15);
    market.headers = Map.of("X-Limit", "0.1");
    var desk = desk();

    var pulled = (Pull.Pulled) pull(desk, run());

    assertThat(pulled.calls()).isEqualTo(4);
    assertThat(desk.waiting.total()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
  }

  @Test
  void waitsForABucketThatTheHeadersTellToBeFull() {
    fill(15);
    market.headers = Map.of("X-Limit", "2", "X-Used", "40", "X-Size", "40");
    var desk = desk();

    assertThat(((Pull.Pulled) pull(desk, run())).calls()).isEqualTo(4);
    assertThat(desk.waiting.total()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(8));
  }

  @Test
  void headersThatTellNonsenseAreOverlooked() {
    fill(15);
    market.headers = Map.of("X-Limit", "many", "X-Used", "a/b", "X-Size", "-1");
    var desk = desk();

    assertThat(pull(desk, run())).isInstanceOf(Pull.Pulled.class);
    assertThat(desk.waiting.total()).isLessThan(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aRefusalIsNotTriedAgainAndTellsWhatToDo(Reply refusal, String reason) {
    market.faults.add(refusal);

    var refused = (Pull.Refused) pull(desk(), run());

    assertThat(refused.reason()).contains(reason).contains("next: ");
    assertThat(refused.calls()).isEqualTo(1);
    assertThat(coverage.ledger.unsealed(feed).get(0).failure()).isEqualTo(refused.reason());
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(Reply.json(AcmeMarket.error("99999")), "code '99999', as told"),
        Arguments.of(Reply.of(403, ""), "HTTP 403 without a body"),
        Arguments.of(Reply.of(401, AcmeMarket.error("1")), "code '1'"),
        Arguments.of(Reply.of(404, "{}"), "code ''"),
        Arguments.of(
            Reply.of(302, "").with("Location", "http://elsewhere.invalid/"), "a redirect"));
  }

  @Test
  void renewsASpentTokenOnceAndGoesOn() {
    fill(15);
    market.goodToken = "spent-elsewhere";
    var desk = desk();

    var pull = (Pull.Pulled) pull(desk, run());

    assertThat(pull.records()).isEqualTo(15);
    assertThat(market.callsTo("/token")).isEqualTo(1);
    assertThat(pull.calls()).isEqualTo(1 + 1 + 1 + 2 + 1);
  }

  @Test
  void eightShopsThreadsRenewOneTokenOnce() throws Exception {
    fill(5);
    market.goodToken = "spent-elsewhere";
    clock.set(GO_LIVE.plus(Duration.ofDays(1)));
    var desk = desk();
    var run = run();
    var slices =
        coverage
            .ledger
            .plan(feed, Facts.of(PullDesk.FEED), later(8), clock.instant())
            .subList(0, 8);
    var pool = Executors.newFixedThreadPool(8);
    var pulls = new ArrayList<Future<Pull>>();
    for (var slice : slices) {
      pulls.add(pool.submit(() -> desk.puller.pull(slice, run, () -> false)));
    }
    for (var pull : pulls) {
      assertThat(((Pull.Pulled) pull.get()).records()).isEqualTo(5);
    }
    pool.shutdown();
    assertThat(market.callsTo("/token")).isEqualTo(1);
  }

  @Test
  void aSecondExpiryIsRefusedWithWhatToDo() {
    market.tokensLive = false;

    var refused = (Pull.Refused) pull(desk(), run());

    assertThat(refused.reason())
        .isEqualTo(
            shop
                + ": the token that was just renewed is called spent too (POST "
                + server.url()
                + "/orders: code '10019', as told); next: authorise the shop again");
    assertThat(market.callsTo("/token")).isEqualTo(1);
    assertThat(refused.calls()).isEqualTo(3);
  }

  @Test
  void aTokenThatCannotBeRenewedIsRefusedWithWhatToDo() {
    market.goodToken = "spent-elsewhere";

    var refused =
        (Pull.Refused) pull(desk(PullDesk.LIMITS, Map.of("refresh_token", "dead")), run());

    assertThat(refused.reason())
        .startsWith(shop + ": its token is spent and cannot be renewed (")
        .endsWith("next: authorise the shop again and put its new tokens into the configuration");
  }

  @Test
  void goesOnBelowTheLastLandedPageAfterAKill() {
    fill(95);
    var killed = desk();
    var calls = new AtomicInteger();
    assertThat(killed.puller.pull(slice(), run(), () -> calls.incrementAndGet() > 12))
        .isInstanceOf(Pull.Owed.class);
    var landed = documents(killed).size();
    assertThat(landed).isBetween(1, 9);
    market.asked.clear();
    processes.killAndRestartAs("node-a:200:2");

    var next = desk();
    var pull = (Pull.Pulled) pull(next, run());

    assertThat(market.pagesAsked())
        .isEqualTo(IntStream.range(0, 10 - landed).mapToObj(i -> 10 - landed - i).toList());
    assertThat(pull.records()).isEqualTo(95);
    assertThat(pull.documents()).isEqualTo(10);
    assertThat(pull.attempts()).isEqualTo(1);
    assertThat(documents(next)).hasSize(10);
    assertThat(seen(next)).hasSize(95);
  }

  @Test
  void beginsAgainAfterAKillWhenTheTotalHasChanged() {
    fill(95);
    var killed = desk();
    var calls = new AtomicInteger();
    killed.puller.pull(slice(), run(), () -> calls.incrementAndGet() > 12);
    market.orders.remove(0);
    processes.killAndRestartAs("node-a:200:2");

    var next = desk();
    var pull = (Pull.Pulled) pull(next, run());

    assertThat(pull.attempts()).isEqualTo(2);
    assertThat(pull.records()).isEqualTo(94);
    assertThat(seen(next)).containsExactlyInAnyOrderElementsOf(market.orders);
  }

  @Test
  void aKillAtAnyPageLosesAndDoublesNothing() {
    fill(35);
    for (int at = 1; at < 14; at++) {
      var limit = at;
      var calls = new AtomicInteger();
      desk().puller.pull(slice(), run(), () -> calls.incrementAndGet() > limit);
      processes.killAndRestartAs("node-a:300:" + at);
    }
    var desk = desk();
    var pull = (Pull.Pulled) pull(desk, run());

    assertThat(pull.records()).isEqualTo(35);
    assertThat(documents(desk)).extracting(Document::pageNo).containsExactly(4, 3, 2, 1);
    assertThat(seen(desk)).hasSize(35);
  }

  @Test
  void aFetchedWindowIsGivenBackWithoutACall() {
    fill(15);
    var run = run();
    pull(desk(), run);
    market.asked.clear();

    var again = (Pull.Pulled) pull(desk(), run);

    assertThat(market.asked).isEmpty();
    assertThat(again.records()).isEqualTo(15);
    assertThat(again.calls()).isZero();
  }

  @Test
  void stopsAtAPageBoundary() {
    fill(95);
    market.afterPage = page -> stop = page == 8;

    var owed = (Pull.Owed) desk().puller.pull(slice(), run(), () -> stop);

    assertThat(owed.reason()).startsWith("stopped as asked, ");
    assertThat(market.pagesAsked()).containsExactly(10, 9, 8);
    assertThat(coverage.ledger.unsealed(feed).get(0).failure()).isEmpty();
  }

  @Test
  void aRunThatWaitsGivesSignsOfLife() {
    var run = run();
    clock.advance(Duration.ofMinutes(30));
    market.faults.add(Reply.of(429, "").with("Retry-After", "200"));

    assertThat(pull(desk(), run)).isInstanceOf(Pull.Pulled.class);

    assertThatThrownBy(this::run)
        .isInstanceOf(ShopBusy.class)
        .hasMessageContaining("last sign of life 2026-11-20T16:58:00Z");
  }

  @Test
  void stopsWhileTheChannelMakesItWait() {
    market.faults.add(Reply.of(429, "").with("Retry-After", "200"));
    var desk = desk();

    var owed =
        (Pull.Owed) desk.puller.pull(slice(), run(), () -> desk.waiting.total().toSeconds() > 9);

    assertThat(owed.reason()).startsWith("stopped as asked, while waiting for the channel");
    assertThat(desk.waiting.total()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(11));
  }

  private static Watcher hearing(List<String> waits, BooleanSupplier stop) {
    return new Watcher() {
      @Override
      public void waitsFor(String what) {
        waits.add(what);
      }

      @Override
      public boolean getAsBoolean() {
        return stop.getAsBoolean();
      }
    };
  }

  @Test
  void stopsWhileTheChannelGivesNoAnswerAndHangsUp() throws Exception {
    market.faults.add(Reply.never());
    var waited = new ArrayList<String>();
    var watcher = hearing(waited, () -> !waited.isEmpty() && !market.asked.isEmpty());
    var patient =
        new PullLimits(
            Duration.ofSeconds(5), Duration.ofHours(1), 100_000, 4, 3, Duration.ofMinutes(5), 4);

    var owed = (Pull.Owed) desk(patient, Map.of()).puller.pull(slice(), run(), watcher);

    assertThat(owed.reason()).startsWith("stopped as asked, while waiting for the channel");
    assertThat(owed.calls()).isEqualTo(1);
    assertThat(waited).containsOnly("an answer of POST " + server.url() + "/orders");
    assertThat(server.hungUp.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void tellsWhatItWaitsForAndWhenItGoesOn() {
    market.faults.add(Reply.of(429, "").with("Retry-After", "200"));
    var waited = new ArrayList<String>();
    var watcher = hearing(waited, () -> false);

    assertThat(desk().puller.pull(slice(), run(), watcher)).isInstanceOf(Pull.Pulled.class);

    // A slow machine waits for an answer, too.
    assertThat(waited).containsSubsequence("the channel, which says that it is busy", null);
    assertThat(waited).containsOnlyOnce("the channel, which says that it is busy");
  }

  @Test
  void anAnswerThatTricklesPastItsTimeIsBroken() {
    fill(15);
    var desk = desk();
    market.afterCount = () -> desk.waiting.advance(Duration.ofSeconds(61));

    var owed = (Pull.Owed) pull(desk, run());

    assertThat(owed.reason()).contains("no whole answer within PT1M");
  }

  @Test
  void asksAChannelThatWantsGetByTheQuery() {
    fill(15);
    var get = like(PullDesk.FEED, "GET", PullDesk.FEED.more());

    assertThat(((Pull.Pulled) pull(desk(get), run())).records()).isEqualTo(15);
    assertThat(market.asked).extracting(StubServer.Asked::method).containsOnly("GET");
  }

  @Test
  void aRunThatLostItsWindowCannotMarkItFetched() {
    fill(15);
    var run = run();
    market.afterPage =
        page -> {
          if (page == 1) {
            coverage.ledger.begin(slice(), run.id() + 1);
          }
        };

    assertThatThrownBy(() -> desk().puller.pull(slice(), run, () -> false))
        .isInstanceOf(LostWindow.class);
  }

  @Test
  void timeThatThePlatformHasNotReachedIsOwedHoweverFastOurClockIs() {
    fill(15);
    market.headers = Map.of("Date", "Fri, 20 Nov 2026 16:20:00 GMT");
    var desk = desk();

    var owed = (Pull.Owed) pull(desk, run());

    assertThat(owed.reason())
        .isEqualTo(
            "window "
                + ALL
                + " ends only PT8M from now by the platform's clock (2026-11-20T16:20:00Z, lag PT3M"
                + " included), which our clock is ahead of; next: set this machine's clock; the"
                + " next run reads the window");
    var window = coverage.ledger.unsealed(feed).get(0);
    assertThat(window.state()).isEqualTo(WindowState.OPEN);
    assertThat(window.failure()).isEqualTo(owed.reason());
    assertThat(documents(desk)).isEmpty();

    market.orders.add(0, "late-1");
    market.headers = Map.of("Date", "Fri, 20 Nov 2026 16:28:00 GMT");
    assertThat(((Pull.Pulled) pull(desk, next())).records()).isEqualTo(16);
    assertThat(coverage.ledger.unsealed(feed).get(0).state()).isEqualTo(WindowState.FETCHED);
  }

  @Test
  void aPlatformThatIsAMomentBehindIsWaitedFor() {
    fill(15);
    market.headers = Map.of("Date", "Fri, 20 Nov 2026 16:27:40 GMT");
    var counts = new AtomicInteger();
    market.afterCount =
        () -> {
          if (counts.incrementAndGet() == 2) {
            market.headers = Map.of("Date", "Fri, 20 Nov 2026 16:28:00 GMT");
          }
        };
    var desk = desk();

    assertThat(((Pull.Pulled) pull(desk, run())).records()).isEqualTo(15);
    assertThat(desk.waiting.total()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
  }

  @Test
  void howFarTheClocksAreApartIsKeptAndTooFarIsRefused() {
    fill(5);
    var clocks = new PlatformClocks(db.mapper(PlatformClockMapper.class), coverage.shops);
    market.headers = Map.of("Date", "Fri, 20 Nov 2026 16:33:01 GMT");
    var desk = desk();
    assertThat(((Pull.Pulled) pull(desk, run())).warnings()).isEmpty();
    assertThat(clocks.of(shop)).contains(skew(301_500));
    assertThat(skew(301_500).isWide()).isTrue();

    var other = new Window(ALL.from(), ALL.to());
    coverage.ledger.newGeneration(feed);
    market.headers = Map.of("Date", "Fri, 20 Nov 2026 16:38:01 GMT");
    var again =
        coverage.ledger.planAll(feed, Facts.of(PullDesk.FEED), other, clock.instant()).get(0);

    var refused = (Pull.Refused) desk.puller.pull(again, next(), () -> false);

    assertThat(refused.reason())
        .isEqualTo(
            shop
                + ": our clock says 2026-11-20T16:28:00Z, the platform's 2026-11-20T16:38:01Z; it"
                + " allows PT10M of difference; next: set this machine's clock");
    assertThat(clocks.of(shop)).contains(skew(601_500));
    assertThat(PlatformClocks.all(db.settings())).contains(skew(601_500));
  }

  @Test
  void aPlatformThatTellsNoTimeIsNotMeasured() {
    fill(5);
    market.headers = Map.of("Date", "yesterday");

    assertThat(pull(desk(), run())).isInstanceOf(Pull.Pulled.class);

    assertThat(new PlatformClocks(db.mapper(PlatformClockMapper.class), coverage.shops).of(shop))
        .isEmpty();
  }

  private Skew skew(long aheadMillis) {
    return new Skew(
        shop,
        Duration.ofMillis(aheadMillis),
        Duration.ofMillis(500),
        Duration.ofMinutes(10),
        clock.instant());
  }

  private void fill(int orders) {
    market.orders.addAll(IntStream.range(0, orders).mapToObj(i -> "A-" + i).toList());
  }

  private PullDesk desk() {
    return desk(PullDesk.LIMITS, Map.of());
  }

  private PullDesk desk(PullLimits limits, Map<String, String> credentials) {
    var desk =
        new PullDesk(
            coverage.restarted(), shop, server.url(), home, limits, credentials, PullDesk.FEED);
    desks.add(desk);
    return desk;
  }

  private PullDesk desk(PagedFeed asked) {
    var desk =
        new PullDesk(
            coverage.restarted(), shop, server.url(), home, PullDesk.LIMITS, Map.of(), asked);
    desks.add(desk);
    return desk;
  }

  private static PagedFeed tellingMore() {
    return like(PullDesk.FEED, "POST", Optional.of(PullDesk.MORE));
  }

  private static PagedFeed like(PagedFeed f, String method, Optional<Expression> more) {
    return new PagedFeed(
        f.stream(),
        new Call(f.call().operation(), f.call().rate(), method, f.call().path(), f.call().fields()),
        f.longestWindow(),
        f.overlap(),
        f.lag(),
        f.precision(),
        f.paging(),
        f.records(),
        f.shapes(),
        f.total(),
        more,
        f.cursor(),
        f.recordId(),
        f.detail(),
        f.mapping(),
        f.optIn());
  }

  /** The run of a later process. */
  private Run next() {
    processes.killAndRestartAs("node-a:400:" + SHOPS.incrementAndGet());
    return run();
  }

  private Run run() {
    return coverage.run(shop);
  }

  private Pull pull(PullDesk desk, Run run) {
    return desk.puller.pull(slice(), run, () -> false);
  }

  private Slice slice() {
    return coverage
        .restarted()
        .ledger
        .plan(feed, Facts.of(PullDesk.FEED), ALL, GO_LIVE.plus(Duration.ofHours(1)))
        .get(0);
  }

  private Window later(int slices) {
    return new Window(GO_LIVE, GO_LIVE.plus(Duration.ofMinutes(25L * slices)));
  }

  private List<Document> documents(PullDesk desk) {
    return desk.landing.ofWindow(coverage.ledger.unsealed(feed).get(0).id());
  }

  private Set<String> seen(PullDesk desk) {
    var seen = new TreeSet<String>();
    var window = coverage.ledger.unsealed(feed).get(0);
    for (var page : desk.pages.landed(window)) {
      var answer = (Map<?, ?>) ExactJson.parse(page.bytes());
      var rows = (List<?>) ((Map<?, ?>) answer.get("result")).get("list");
      rows.forEach(row -> seen.add((String) ((Map<?, ?>) row).get("no")));
    }
    return Collections.unmodifiableSet(seen);
  }
}

package dev.daybook.simulator;

import static dev.daybook.simulator.TestDay.DAY_END;
import static dev.daybook.simulator.TestDay.DAY_START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Window;
import dev.daybook.simulator.pinduoduo.PddClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What goes wrong with worlds and with pages, on the oldest platform; others share all of it. */
class MaliceTest {
  private static final int ORDERS = 1_000;
  private static final Instant NOON = DAY_START.plus(Duration.ofHours(12));

  private final MovableClock clock = TestDay.nextMorning();
  private Marketplaces marketplaces;

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private PddClient with(String... malice) {
    marketplaces =
        Marketplaces.start(
            TestDay.settings(ORDERS, clock)
                .withMalice(malice)
                .withShops(Marketplaces.PINDUODUO, Marketplaces.JD));
    return new PddClient(marketplaces);
  }

  private static Set<String> listed(PddClient client) throws Exception {
    var listed = new HashSet<String>();
    for (Instant from = DAY_START; from.isBefore(DAY_END); from = from.plusSeconds(1_800)) {
      Instant to = from.plusSeconds(1_799);
      for (int page = (client.total(from, to) + 99) / 100; page >= 1; page--) {
        client.rows(from, to, page, 100).forEach(row -> listed.add(row.get("order_sn").asString()));
      }
    }
    return listed;
  }

  private Set<String> truth() {
    return marketplaces
        .truth(Marketplaces.PINDUODUO, clock.instant())
        .map(TruthOrder::externalNo)
        .collect(Collectors.toSet());
  }

  @Test
  void ordersThatNoListShowsAreInTheFileAndInTheTruthAndCanBeAskedFor(@TempDir Path folder)
      throws Exception {
    PddClient client = with("list-omissions:100");
    var hidden = new TreeSet<>(truth());
    hidden.removeAll(listed(client));
    String file =
        Files.readString(
            marketplaces.writeExport(Marketplaces.PINDUODUO, TestDay.DATE, folder).file());

    assertThat(hidden).hasSizeBetween(40, 120);
    assertThat(hidden).allSatisfy(number -> assertThat(file).contains(number));
    JsonNode detail = client.call("pdd.order.information.get", "order_sn", hidden.first());
    assertThat(detail.at("/order_info_get_response/order_info/order_sn").asString())
        .isEqualTo(hidden.first());
    assertThat(marketplaces.touch(Marketplaces.PINDUODUO, hidden.first())).isTrue();
    assertThat(client.total(clock.instant(), clock.instant())).isZero();
    assertThat(marketplaces.distinctOrders(Marketplaces.PINDUODUO, new Window(DAY_START, DAY_END)))
        .isEqualTo(ORDERS);
  }

  @Test
  void someCommitsComeLaterThanPlatformsPromise() throws Exception {
    assertThat(comeLaterThanThreeMinutes(with("late-commits:900"))).isNotEmpty();
  }

  @Test
  void withoutThatMaliceThreeMinutesAreEnough() throws Exception {
    assertThat(comeLaterThanThreeMinutes(with())).isEmpty();
  }

  /** Orders of the busiest half hour that are not there when it has been over for three minutes. */
  private Set<String> comeLaterThanThreeMinutes(PddClient client) throws Exception {
    Instant from = DAY_START.plus(Duration.ofHours(20));
    Instant to = from.plus(Duration.ofMinutes(30));
    clock.set(to.plusSeconds(180));
    Set<String> early = numbers(client, from, to);
    clock.advance(Duration.ofMinutes(15));
    Set<String> late = numbers(client, from, to);
    late.removeAll(early);
    return late;
  }

  private static Set<String> numbers(PddClient client, Instant from, Instant to) throws Exception {
    var numbers = new HashSet<String>();
    for (int page = 1; page <= (client.total(from, to) + 99) / 100; page++) {
      client.rows(from, to, page, 100).forEach(row -> numbers.add(row.get("order_sn").asString()));
    }
    return numbers;
  }

  @Test
  void aBurstFillsMoreThanAPageWithinOneSecond() throws Exception {
    PddClient client = with("burst:400");

    assertThat(client.total(NOON, NOON)).isGreaterThan(150);
    assertThat(truth()).hasSize(ORDERS);
  }

  private static HttpResponse<String> page(PddClient client, int page) throws Exception {
    return client.post(
        client.parameters(
            PddClient.INCREMENT,
            "start_updated_at",
            NOON.getEpochSecond(),
            "end_updated_at",
            NOON.getEpochSecond() + 1_800,
            "page",
            page,
            "page_size",
            5));
  }

  private static JsonNode list(HttpResponse<String> answer) {
    return Json.MAPPER.readTree(answer.body()).get("order_sn_increment_get_response");
  }

  @Test
  void aRepeatedPageIsThePageBeforeForEver() throws Exception {
    PddClient client = with();
    JsonNode second = list(page(client, 2)).get("order_sn_list");
    marketplaces.arm(FaultOrder.sometimes(FaultKind.REPEATED_PAGE, 1));

    for (int page = 1; page <= 3; page++) {
      assertThat(list(page(client, page)).get("order_sn_list")).isEqualTo(second);
    }
  }

  @Test
  void aChangingTotalIsAnotherOneEachTime() throws Exception {
    PddClient client = with();
    marketplaces.arm(FaultOrder.sometimes(FaultKind.CHANGING_TOTAL, 1));
    var totals = new HashSet<Integer>();
    for (int call = 0; call < 5; call++) {
      totals.add(list(page(client, 1)).get("total_count").asInt());
    }

    assertThat(totals).hasSizeGreaterThan(2);
  }

  @Test
  void aTokenMayDieBetweenTwoPagesOfAWindow() throws Exception {
    PddClient client = with();
    marketplaces.arm(FaultOrder.next(FaultKind.TOKEN_DIES, 1));

    assertThat(list(page(client, 2)).get("order_sn_list")).hasSize(5);
    JsonNode next = Json.MAPPER.readTree(page(client, 1).body());
    assertThat(PddClient.errorCode(next)).isEqualTo(10019);
  }

  @Test
  void answersOfWhatStandsInFrontOfAPlatformLookAsTheyDoInLife() throws Exception {
    PddClient client = with();
    marketplaces.arm(FaultOrder.next(FaultKind.HTTP_403, 1));
    var blocked = page(client, 1);
    assertThat(blocked.statusCode()).isEqualTo(403);
    assertThat(blocked.body()).isEmpty();

    marketplaces.arm(FaultOrder.next(FaultKind.HTTP_429, 1));
    var often = page(client, 1);
    assertThat(often.statusCode()).isEqualTo(429);
    assertThat(often.headers().firstValue("Retry-After").orElseThrow())
        .isIn("soon", "-5", "1e9", "");

    marketplaces.arm(FaultOrder.next(FaultKind.CUT_GZIP, 1));
    assertThat(page(client, 1).headers().firstValue("Content-Encoding")).contains("gzip");
  }

  @Test
  void aFaultCanBeMeantForOneShop() throws Exception {
    PddClient client = with();
    marketplaces.arm(FaultOrder.next(FaultKind.BUSY, 1).in(Marketplaces.JD));

    assertThat(PddClient.errorCode(Json.MAPPER.readTree(page(client, 1).body()))).isZero();
    assertThat(marketplaces.counts(Marketplaces.JD).faults()).isEmpty();
  }
}

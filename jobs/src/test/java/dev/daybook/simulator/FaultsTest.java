package dev.daybook.simulator;

import static dev.daybook.simulator.TestDay.DAY_START;
import static dev.daybook.simulator.pinduoduo.PddClient.INCREMENT;
import static dev.daybook.simulator.pinduoduo.PddClient.errorCode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.simulator.pinduoduo.PddClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

class FaultsTest {
  private static final Instant FROM = DAY_START.plus(Duration.ofHours(20));
  private static final Instant TO = FROM.plus(Duration.ofMinutes(10));

  private static final Set<FaultKind> DIES = Set.of(FaultKind.EXPIRED_TOKEN, FaultKind.TOKEN_DIES);

  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(500, TestDay.nextMorning()));
  private final PddClient gateway = new PddClient(marketplaces);

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private HttpResponse<String> page() throws Exception {
    return gateway.post(
        gateway.parameters(
            INCREMENT,
            "start_updated_at",
            FROM.getEpochSecond(),
            "end_updated_at",
            TO.getEpochSecond(),
            "use_has_next",
            false));
  }

  private static JsonNode content(HttpResponse<String> response) {
    return PddClient.JSON.readTree(response.body()).path("order_sn_increment_get_response");
  }

  private void arm(FaultKind kind) {
    marketplaces.arm(FaultOrder.next(kind, 1));
  }

  @ParameterizedTest
  @EnumSource(FaultKind.class)
  void everyKindStrikesAsOftenAsOrderedAndIsCounted(FaultKind kind) throws Exception {
    String good = page().body();
    marketplaces.arm(FaultOrder.next(kind, 2).delayed(Duration.ofMillis(1)));
    for (int struck = 0; struck < 2; struck++) {
      try {
        page();
      } catch (IOException seen) {
        assertThat(kind).isIn(FaultKind.DROPPED, FaultKind.SHORT_BODY);
      }
    }
    if (DIES.contains(kind)) {
      gateway.call("pdd.pop.auth.token.refresh", "refresh_token", "pdd-refresh-0001");
      gateway.token = "pdd-token-0002";
    }

    long strikes = DIES.contains(kind) ? 1 : 2;
    assertThat(marketplaces.counts().faults()).isEqualTo(Map.of(kind.word(), strikes));
    marketplaces.disarm();
    assertThat(content(page()).get("order_sn_list"))
        .isEqualTo(
            PddClient.JSON
                .readTree(good)
                .path("order_sn_increment_get_response")
                .get("order_sn_list"));
  }

  @Test
  void theRateCodesAndTheBusyCodesAllComeUp() throws Exception {
    marketplaces.arm(FaultOrder.next(FaultKind.RATE_LIMITED, 20));
    assertThat(codes(20)).isEqualTo(Set.of(52101, 70031));
    marketplaces.arm(FaultOrder.next(FaultKind.BUSY, 30));
    assertThat(codes(30)).isEqualTo(Set.of(50000, 52001, 52102));
  }

  private Set<Integer> codes(int calls) throws Exception {
    Set<Integer> codes = new HashSet<>();
    for (int call = 0; call < calls; call++) {
      codes.add(errorCode(PddClient.JSON.readTree(page().body())));
    }
    return codes;
  }

  @Test
  void anExpiredTokenStaysExpiredUntilItIsRefreshed() throws Exception {
    arm(FaultKind.EXPIRED_TOKEN);
    assertThat(codes(3)).isEqualTo(Set.of(10019));
    gateway.call("pdd.pop.auth.token.refresh", "refresh_token", "pdd-refresh-0001");
    gateway.token = "pdd-token-0002";
    assertThat(codes(1)).isEqualTo(Set.of(0));
  }

  @Test
  void aDroppedConnectionAnswersNothing() {
    arm(FaultKind.DROPPED);
    assertThatThrownBy(this::page).isInstanceOf(IOException.class);
  }

  @Test
  void aShortBodyBreaksOffBeforeThePromisedLength() {
    arm(FaultKind.SHORT_BODY);
    assertThatThrownBy(this::page)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("fixed content-length");
  }

  @Test
  void cutJsonComesWholeButCannotBeParsed() throws Exception {
    arm(FaultKind.CUT_JSON);
    String body = page().body();
    assertThat(body).startsWith("{\"order_sn_increment_get_response\"");
    assertThatThrownBy(() -> PddClient.JSON.readTree(body)).isInstanceOf(JacksonException.class);
  }

  @Test
  void aSlowAnswerIsRightButLate() throws Exception {
    marketplaces.arm(FaultOrder.next(FaultKind.SLOW, 1).delayed(Duration.ofMillis(300)));
    long begin = System.nanoTime();
    JsonNode content = content(page());
    assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(300_000_000L);
    assertThat(content.get("total_count").asInt()).isPositive();
  }

  @Test
  void duplicateRowsComeTwiceInOnePage() throws Exception {
    int rows = content(page()).get("order_sn_list").size();
    arm(FaultKind.DUPLICATE_ROWS);
    JsonNode list = content(page()).get("order_sn_list");
    Set<String> numbers = new HashSet<>();
    list.forEach(row -> numbers.add(row.get("order_sn").asString()));
    assertThat(list).hasSize(rows + 3);
    assertThat(numbers).hasSize(rows);
  }

  @Test
  void aWrongTotalWaitsForAnAnswerThatHasOne() throws Exception {
    int total = gateway.total(FROM, TO);
    arm(FaultKind.WRONG_TOTAL);
    gateway.rows(FROM, TO, 1, 10);
    assertThat(marketplaces.counts().faults()).isEmpty();
    assertThat(gateway.total(FROM, TO)).isEqualTo(total + 7);
    assertThat(gateway.total(FROM, TO)).isEqualTo(total);
  }

  @Test
  void emptyBodiesLoginPagesAndGatewayErrorsLookAsTheyDoInLife() throws Exception {
    arm(FaultKind.EMPTY_BODY);
    HttpResponse<String> empty = page();
    assertThat(empty.statusCode()).isEqualTo(200);
    assertThat(empty.body()).isEmpty();
    arm(FaultKind.LOGIN_PAGE);
    HttpResponse<String> login = page();
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
    assertThat(login.body()).contains("请登录");
    arm(FaultKind.HTTP_503);
    assertThat(page().statusCode()).isEqualTo(503);
  }

  @Test
  void faultsSpareTheClockAndTheTokensUnlessTheyNameThem() throws Exception {
    arm(FaultKind.BUSY);
    assertThat(errorCode(gateway.call("pdd.time.get"))).isZero();
    assertThat(codes(1)).doesNotContain(0);
    marketplaces.arm(FaultOrder.next(FaultKind.BUSY, 1).on("pdd.time.get"));
    assertThat(codes(1)).isEqualTo(Set.of(0));
    assertThat(errorCode(gateway.call("pdd.time.get"))).isNotZero();
  }

  @Test
  void equalSeedsStrikeTheSameRequests() throws Exception {
    List<List<Boolean>> runs = new ArrayList<>();
    for (int run = 0; run < 2; run++) {
      var settings = TestDay.settings(500, TestDay.nextMorning()).withMalice("http-503:0.3");
      try (var malicious = Marketplaces.start(settings)) {
        var client = new PddClient(malicious);
        List<Boolean> struck = new ArrayList<>();
        for (int call = 0; call < 60; call++) {
          struck.add(client.post(client.parameters("pdd.order.list.get")).statusCode() == 503);
        }
        runs.add(struck);
      }
    }
    assertThat(runs.get(0)).isEqualTo(runs.get(1)).contains(true, false);
  }

  @Test
  void aMaliceNobodyKnowsIsRefusedWithThoseThereAre() {
    var settings = TestDay.settings(5, TestDay.nextMorning()).withMalice("gremlins");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Marketplaces.start(settings))
        .withMessageContaining("'gremlins'")
        .withMessageContaining("rate-limited, busy, unsuccessful, expired-token")
        .withMessageContaining("tick-after-page");
  }
}

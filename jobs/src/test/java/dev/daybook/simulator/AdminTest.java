package dev.daybook.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.simulator.pinduoduo.PddClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTest {
  private final MovableClock clock = TestDay.nextMorning();
  private final Marketplaces marketplaces = Marketplaces.start(TestDay.settings(300, clock));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private HttpResponse<String> post(Marketplaces to, String path, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(to.pinduoduoUrl().resolve(path))
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI url = marketplaces.pinduoduoUrl().resolve(path);
    return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
  }

  @Test
  void anotherProcessArmsFaultsAndReadsTheCounts() throws Exception {
    assertThat(post(marketplaces, "/admin/faults", "{\"kind\":\"busy\",\"count\":1}").statusCode())
        .isEqualTo(200);
    var gateway = new PddClient(marketplaces);
    assertThat(PddClient.errorCode(gateway.call("pdd.order.list.get"))).isIn(50000, 52001, 52102);
    assertThat(PddClient.errorCode(gateway.call("pdd.order.list.get"))).isEqualTo(10000);

    assertThat(PddClient.JSON.readTree(get("/admin/counts").body()))
        .isEqualTo(
            PddClient.JSON.readTree(
                """
                {"requests":{"pdd.order.list.get":2},"violations":{"bad-parameter":1},"overRate":{},
                 "faults":{"busy":1},"rows":{},"moved":0,"now":"2026-03-01T22:00:00Z"}
                """));
  }

  @Test
  void anotherProcessMovesTheClock() throws Exception {
    post(marketplaces, "/admin/clock", "{\"instant\":\"2026-03-02T00:00:00Z\"}");
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
    post(marketplaces, "/admin/clock", "{\"advanceSeconds\":90}");
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T00:01:30Z"));
  }

  @Test
  void aClockThatCannotBeMovedSaysSo() throws Exception {
    var fixed = Clock.fixed(TestDay.NEXT_MORNING, ZoneOffset.UTC);
    try (var still = Marketplaces.start(SimulatorSettings.of(1, 5, TestDay.DATE, fixed))) {
      assertThat(post(still, "/admin/clock", "{\"advanceSeconds\":90}").statusCode())
          .isEqualTo(409);
    }
  }

  @Test
  void theSimulatorsOwnCountOfBothShopsIsTheNumberOfOrders() throws Exception {
    String day = "&from=" + TestDay.DAY_START + "&to=" + TestDay.DAY_END;
    assertThat(get("/admin/distinct?shop=pinduoduo/flagship" + day).body())
        .isEqualTo("{\"orders\":300}");
    assertThat(get("/admin/distinct?shop=jd/flagship" + day).body()).isEqualTo("{\"orders\":300}");
  }

  @Test
  void wrongRequestsAreToldWhatIsWrong() throws Exception {
    assertThat(post(marketplaces, "/admin/faults", "{\"kind\":\"gremlins\"}").statusCode())
        .isEqualTo(400);
    assertThat(post(marketplaces, "/admin/faults", "{").statusCode()).isEqualTo(400);
    assertThat(post(marketplaces, "/admin/clock", "{\"instant\":\"soon\"}").statusCode())
        .isEqualTo(400);
    assertThat(get("/admin/distinct?shop=pinduoduo/flagship").statusCode()).isEqualTo(400);
    assertThat(get("/admin/nothing").statusCode()).isEqualTo(404);
    assertThat(get("/api/router").statusCode()).isEqualTo(405);
  }

  @Test
  void theExportOfTheJdShopHoldsTheCountedOrders(@TempDir Path folder) {
    Exported export = marketplaces.writeJdExport(TestDay.DATE, folder);
    assertThat(export.orders()).isEqualTo(300);
    assertThat(export.file()).isEqualTo(folder.resolve("jd-orders-20260301.csv"));
  }
}

package dev.daybook.simulator.xiaohongshu;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Credentials;
import dev.daybook.simulator.Http;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A client of one Xiaohongshu shop over real HTTP. */
final class XhsClient {
  static final String LIST = "order.getOrderList";

  private final Http http;
  private final Marketplaces marketplaces;
  private final Credentials credentials;
  String token;

  XhsClient(Marketplaces marketplaces, ShopId shop) {
    this.http = new Http(marketplaces);
    this.marketplaces = marketplaces;
    this.credentials = marketplaces.credentials(shop);
    this.token = credentials.accessToken();
  }

  /** Names and values in turn. */
  Map<String, Object> body(String method, Object... business) {
    Map<String, Object> body =
        Json.object(
            "appId",
            credentials.clientId(),
            "timestamp",
            Long.toString(marketplaces.now().getEpochSecond()),
            "version",
            "2.0",
            "method",
            method,
            "accessToken",
            token);
    body.putAll(Json.object(business));
    return body;
  }

  /** Signs what is not signed yet. */
  JsonNode send(Map<String, Object> body) {
    body.putIfAbsent(
        "sign",
        XiaohongshuSign.of(
            body.get("method").toString(),
            body.get("appId").toString(),
            body.get("timestamp").toString(),
            body.get("version").toString(),
            credentials.clientSecret()));
    String text = Json.MAPPER.writeValueAsString(body);
    return Json.MAPPER.readTree(
        http.post("/ark/open_api/v3/common_controller", "application/json", text).body());
  }

  JsonNode call(String method, Object... business) {
    return send(body(method, business));
  }

  /** By change. */
  JsonNode page(long from, long to, int page, int size) {
    return call(
            LIST, "timeType", 2, "startTime", from, "endTime", to, "pageNo", page, "pageSize", size)
        .path("data");
  }
}

package dev.daybook.simulator.kuaishou;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Credentials;
import dev.daybook.simulator.Http;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** A client of one Kuaishou shop over real HTTP. */
final class KuaishouClient {
  static final String LIST = "open.order.cursor.list";

  private final Http http;
  private final Marketplaces marketplaces;
  private final Credentials credentials;
  String token;

  KuaishouClient(Marketplaces marketplaces, ShopId shop) {
    this.http = new Http(marketplaces);
    this.marketplaces = marketplaces;
    this.credentials = marketplaces.credentials(shop);
    this.token = credentials.accessToken();
  }

  Map<String, String> query(String method, Map<String, Object> param) {
    var query = new LinkedHashMap<String, String>();
    query.put("appkey", credentials.clientId());
    query.put("access_token", token);
    query.put("method", method);
    query.put("version", "1");
    query.put("timestamp", Long.toString(marketplaces.now().toEpochMilli()));
    query.put("signMethod", "MD5");
    query.put("param", Json.MAPPER.writeValueAsString(param));
    return query;
  }

  /** Signs what is not signed yet. */
  JsonNode send(String method, Map<String, String> query) {
    KuaishouSign.of(query, credentials.more().get("sign_secret"))
        .ifPresent(sign -> query.putIfAbsent("sign", sign));
    String path = "/" + method.replace('.', '/') + "?" + Http.form(query);
    return Json.MAPPER.readTree(http.get(path, Map.of()).body());
  }

  JsonNode call(String method, Map<String, Object> param) {
    return send(method, query(method, param));
  }

  /** By change, from and to in seconds. */
  static Map<String, Object> window(long from, long to, int sort, Object... more) {
    Map<String, Object> param =
        Json.object(
            "orderViewStatus",
            1,
            "pageSize",
            50,
            "sort",
            sort,
            "queryType",
            2,
            "beginTime",
            from * 1_000,
            "endTime",
            to * 1_000,
            "cursor",
            "");
    param.putAll(Json.object(more));
    return param;
  }

  /** Until the cursor says that there is no more; says how many pages were empty. */
  int read(Map<String, Object> param, Consumer<JsonNode> row) {
    int empty = 0;
    String cursor = "";
    while (!cursor.equals("nomore")) {
      param.put("cursor", cursor);
      JsonNode data = call(LIST, param).get("data");
      data.get("orderList").forEach(row);
      empty += data.get("orderList").isEmpty() ? 1 : 0;
      cursor = data.get("cursor").stringValue();
    }
    return empty;
  }
}

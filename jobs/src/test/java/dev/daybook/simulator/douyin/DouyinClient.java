package dev.daybook.simulator.douyin;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Credentials;
import dev.daybook.simulator.Http;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A client of one Douyin shop over real HTTP. */
final class DouyinClient {
  private final Http http;
  private final Marketplaces marketplaces;
  private final Credentials credentials;
  String token;

  DouyinClient(Marketplaces marketplaces, ShopId shop) {
    this.http = new Http(marketplaces);
    this.marketplaces = marketplaces;
    this.credentials = marketplaces.credentials(shop);
    this.token = credentials.accessToken();
  }

  Map<String, String> query(String method) {
    var query = new LinkedHashMap<String, String>();
    query.put("app_key", credentials.clientId());
    query.put("method", method);
    query.put("timestamp", Long.toString(marketplaces.now().getEpochSecond()));
    query.put("v", "2");
    query.put("sign_method", "hmac-sha256");
    query.put("access_token", token);
    return query;
  }

  HttpResponse<String> send(Map<String, String> query, String body) {
    boolean md5 = !query.getOrDefault("sign_method", "md5").equals("hmac-sha256");
    query.putIfAbsent("sign", DouyinSign.of(query, body, credentials.clientSecret(), md5));
    String path = "/" + query.get("method").replace('.', '/') + "?" + Http.form(query);
    return http.post(path, "application/json", body);
  }

  /** Names and values in turn. */
  JsonNode call(String method, Object... parameters) {
    String body = Json.MAPPER.writeValueAsString(new TreeMap<>(Json.object(parameters)));
    return Json.MAPPER.readTree(send(query(method), body).body());
  }

  JsonNode page(long from, long to, int page, int size) {
    return call(
            "order.searchList",
            "update_time_start",
            from,
            "update_time_end",
            to,
            "order_by",
            "update_time",
            "order_asc",
            true,
            "page",
            page,
            "size",
            size)
        .path("data");
  }
}

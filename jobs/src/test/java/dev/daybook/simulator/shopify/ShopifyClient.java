package dev.daybook.simulator.shopify;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Http;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A client of one Shopify shop over real HTTP. */
final class ShopifyClient {
  static final String PATH = "/admin/api/2024-10/orders.json";
  private static final Pattern NEXT =
      Pattern.compile("<[^<>]*[?&]page_info=([^<>&]+)[^<>]*>; rel=\"next\"");

  private final Http http;
  String token;

  ShopifyClient(Marketplaces marketplaces, ShopId shop) {
    this.http = new Http(marketplaces);
    this.token = marketplaces.credentials(shop).accessToken();
  }

  HttpResponse<String> get(String path) {
    return http.get(path, Map.of("X-Shopify-Access-Token", token));
  }

  /** Names and values in turn. */
  HttpResponse<String> list(Object... query) {
    var texts = new LinkedHashMap<String, String>();
    Json.object(query).forEach((name, value) -> texts.put(name, value.toString()));
    return get(PATH + "?" + Http.form(texts));
  }

  static JsonNode body(HttpResponse<String> answer) {
    return Json.MAPPER.readTree(answer.body());
  }

  static Optional<String> next(HttpResponse<String> answer) {
    return answer
        .headers()
        .firstValue("Link")
        .map(NEXT::matcher)
        .filter(java.util.regex.Matcher::find)
        .map(found -> found.group(1));
  }

  /** Follows the links to their end. */
  void read(Consumer<JsonNode> row, int limit, Object... query) {
    var first = new Object[query.length + 2];
    System.arraycopy(query, 0, first, 0, query.length);
    first[query.length] = "limit";
    first[query.length + 1] = limit;
    var answer = list(first);
    body(answer).get("orders").forEach(row);
    for (var next = next(answer); next.isPresent(); next = next(answer)) {
      answer = list("limit", limit, "page_info", next.get());
      body(answer).get("orders").forEach(row);
    }
  }
}

package dev.daybook.simulator.woocommerce;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Credentials;
import dev.daybook.simulator.Http;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A client of one WooCommerce site over real HTTP. */
final class WooClient {
  private final Http http;
  final Credentials credentials;

  WooClient(Marketplaces marketplaces, ShopId shop) {
    this.http = new Http(marketplaces);
    this.credentials = marketplaces.credentials(shop);
  }

  private String basic(String secret) {
    String text = credentials.clientId() + ":" + secret;
    return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  HttpResponse<String> get(String path, Map<String, String> query, Map<String, String> headers) {
    return http.get(query.isEmpty() ? path : path + "?" + Http.form(query), headers);
  }

  HttpResponse<String> as(String secret, Object... query) {
    return get(WoocommercePlatform.PATH, texts(query), Map.of("Authorization", basic(secret)));
  }

  /** Names and values in turn. */
  HttpResponse<String> list(Object... query) {
    return as(credentials.clientSecret(), query);
  }

  static Map<String, String> texts(Object... query) {
    var texts = new LinkedHashMap<String, String>();
    Json.object(query).forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }

  static JsonNode body(HttpResponse<String> answer) {
    return Json.MAPPER.readTree(answer.body());
  }

  static int total(HttpResponse<String> answer) {
    return Integer.parseInt(answer.headers().firstValue("X-WP-Total").orElseThrow());
  }
}

package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Marketplaces;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Pinduoduo client over real HTTP. */
public final class PddClient {
  public static final String INCREMENT = "pdd.order.number.list.increment.get";
  public static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI url;
  private final Marketplaces marketplaces;
  public String token = "pdd-token-0001";

  public PddClient(Marketplaces marketplaces) {
    this.marketplaces = marketplaces;
    this.url = marketplaces.pinduoduoUrl();
  }

  public Map<String, String> parameters(String method, Object... business) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("type", method);
    parameters.put("client_id", "pddclient0001");
    parameters.put("access_token", token);
    parameters.put("timestamp", Long.toString(marketplaces.now().getEpochSecond()));
    parameters.put("data_type", "JSON");
    for (int at = 0; at < business.length; at += 2) {
      parameters.put(business[at].toString(), business[at + 1].toString());
    }
    return signed(parameters);
  }

  public static Map<String, String> signed(Map<String, String> parameters) {
    parameters.put("sign", PinduoduoSign.of(parameters, "pdd-secret-0001"));
    return parameters;
  }

  public HttpResponse<String> post(Map<String, String> parameters) throws Exception {
    String form =
        parameters.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send("application/x-www-form-urlencoded", BodyPublishers.ofString(form));
  }

  public HttpResponse<String> send(String contentType, HttpRequest.BodyPublisher body)
      throws Exception {
    var request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", contentType)
            .timeout(Duration.ofSeconds(20))
            .POST(body)
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  public JsonNode call(String method, Object... business) throws Exception {
    var response = post(parameters(method, business));
    return JSON.readTree(response.body());
  }

  public JsonNode increment(Instant from, Instant to, Object... more) throws Exception {
    var business = new ArrayList<Object>();
    Collections.addAll(
        business, "start_updated_at", from.getEpochSecond(), "end_updated_at", to.getEpochSecond());
    Collections.addAll(business, more);
    return call(INCREMENT, business.toArray()).path("order_sn_increment_get_response");
  }

  public int total(Instant from, Instant to) throws Exception {
    return increment(from, to, "page", 1, "page_size", 1, "use_has_next", false)
        .path("total_count")
        .asInt();
  }

  public List<JsonNode> rows(Instant from, Instant to, int page, int size) throws Exception {
    var rows = new ArrayList<JsonNode>();
    increment(from, to, "page", page, "page_size", size, "use_has_next", true)
        .path("order_sn_list")
        .forEach(rows::add);
    return rows;
  }

  public static int errorCode(JsonNode answer) {
    return answer.path("error_response").path("error_code").asInt();
  }
}

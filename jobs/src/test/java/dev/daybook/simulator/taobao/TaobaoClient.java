package dev.daybook.simulator.taobao;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Credentials;
import dev.daybook.simulator.Http;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A client of one Taobao shop over real HTTP. */
final class TaobaoClient {
  static final String INCREMENT = "taobao.trades.sold.increment.get";
  static final String FIELDS =
      "tid,type,status,created,pay_time,modified,end_time,total_fee,payment,post_fee,platform_subsidy_fee,orders";
  static final String TYPES = "fixed,step";

  private final Http http;
  private final Marketplaces marketplaces;
  private final Credentials credentials;
  String session;

  TaobaoClient(Marketplaces marketplaces, ShopId shop) {
    this.http = new Http(marketplaces);
    this.marketplaces = marketplaces;
    this.credentials = marketplaces.credentials(shop);
    this.session = credentials.accessToken();
  }

  /** Names and values in turn. */
  Map<String, String> parameters(String method, Object... business) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("method", method);
    parameters.put("app_key", credentials.clientId());
    parameters.put("session", session);
    parameters.put("timestamp", TaobaoTime.of(marketplaces.now().getEpochSecond()));
    parameters.put("format", "json");
    parameters.put("v", "2.0");
    parameters.put("sign_method", "md5");
    Json.object(business).forEach((name, value) -> parameters.put(name, value.toString()));
    return parameters;
  }

  /** Signs what is not signed yet. */
  JsonNode send(Map<String, String> parameters) {
    TaobaoSign.of(parameters, credentials.clientSecret())
        .ifPresent(sign -> parameters.putIfAbsent("sign", sign));
    return Json.MAPPER.readTree(
        http.post("/router/rest", "application/x-www-form-urlencoded", Http.form(parameters))
            .body());
  }

  JsonNode call(String method, Object... business) {
    return send(parameters(method, business));
  }

  JsonNode page(long from, long to, int page, int size, boolean hasNext) {
    return call(
            INCREMENT,
            "fields",
            FIELDS,
            "type",
            TYPES,
            "start_modified",
            TaobaoTime.of(from),
            "end_modified",
            TaobaoTime.of(to),
            "page_no",
            page,
            "page_size",
            size,
            "use_has_next",
            hasNext)
        .path("trades_sold_increment_get_response");
  }

  static String code(JsonNode answer) {
    JsonNode error = answer.path("error_response");
    String sub = error.path("sub_code").asString("");
    return error.path("code").asInt(0) + (sub.isEmpty() ? "" : " " + sub);
  }
}

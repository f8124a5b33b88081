package dev.daybook.simulator.jd;

import dev.daybook.simulator.Http;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Marketplaces;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A client of the JD shop over real HTTP. */
final class JdClient {
  static final String SEARCH = "jingdong.pop.order.search";
  static final String FIELDS =
      "orderId,parentOrderId,orderState,orderTotalPrice,freightPrice,sellerDiscount,actualPay,"
          + "shouldPay,modified,paymentConfirmTime,outBoundDate,couponDetailList,itemInfoList,"
          + "venderRemark";

  private final Http http;
  private final Marketplaces marketplaces;

  JdClient(Marketplaces marketplaces) {
    this.http = new Http(marketplaces);
    this.marketplaces = marketplaces;
  }

  Map<String, String> parameters(String method, Object... business) {
    var credentials = marketplaces.credentials(Marketplaces.JD);
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("method", method);
    parameters.put("access_token", credentials.accessToken());
    parameters.put("app_key", credentials.clientId());
    parameters.put("timestamp", JdTime.orEmpty(marketplaces.now().getEpochSecond()));
    parameters.put("v", "2.0");
    parameters.put("360buy_param_json", Json.MAPPER.writeValueAsString(Json.object(business)));
    return parameters;
  }

  JsonNode send(Map<String, String> parameters) {
    String secret = marketplaces.credentials(Marketplaces.JD).clientSecret();
    var signed = new HashMap<>(parameters);
    signed.putIfAbsent("sign", JdSign.of(parameters, secret));
    String form = Http.form(signed);
    var response = http.post("/routerjson", "application/x-www-form-urlencoded", form);
    assert response.statusCode() == 200;
    return Json.MAPPER.readTree(response.body());
  }

  JsonNode refresh(String secret, String token) {
    var form =
        Map.of(
            "app_key",
            marketplaces.credentials(Marketplaces.JD).clientId(),
            "app_secret",
            secret,
            "grant_type",
            "refresh_token",
            "refresh_token",
            token);
    return Json.MAPPER.readTree(
        http.post("/oauth2/refresh_token", "application/x-www-form-urlencoded", Http.form(form))
            .body());
  }

  JsonNode call(String method, Object... business) {
    return send(parameters(method, business));
  }

  JsonNode search(String from, String to, int page, int size, String fields) {
    return call(
            SEARCH,
            "start_date",
            from,
            "end_date",
            to,
            "order_state",
            "ALL",
            "optional_fields",
            fields,
            "page",
            Integer.toString(page),
            "page_size",
            Integer.toString(size),
            "dateType",
            0,
            "sortType",
            0,
            "source_id",
            "JOS")
        .at("/jingdong_pop_order_search_responce/searchorderinfo_result");
  }

  JsonNode get(String number) {
    return call("jingdong.pop.order.get", "order_id", number, "optional_fields", FIELDS)
        .at("/jingdong_pop_order_get_responce/orderDetailInfo");
  }
}

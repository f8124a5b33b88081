package dev.daybook.simulator.jd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JdSignTest {
  @Test
  void reproducesThePlatformsOwnSample() {
    var parameters =
        Map.of(
            "360buy_param_json",
            "{\"end_date\":null,\"optional_fields\":null,\"order_state\":\"WAIT_SELLER_STOCK_OUT\","
                + "\"page\":\"1\",\"page_size\":\"200\",\"start_date\":null}",
            "access_token",
            "yourtoken",
            "app_key",
            "yourappkey",
            "method",
            "jingdong.pop.order.search",
            "timestamp",
            "2021-05-07 09:20:39.683+0800",
            "v",
            "2.0");

    assertThat(JdSign.of(parameters, "yourappSecret"))
        .isEqualTo("D70825340F4084360B9362B60DFD7930");
  }

  private static String sign(String method, String json) {
    var parameters =
        Map.of(
            "360buy_param_json", json,
            "access_token", "jd-token-0001",
            "app_key", "JDAPPKEY0001",
            "method", method,
            "timestamp", "2026-03-02 12:00:00",
            "v", "2.0",
            "sign", "left out");
    return JdSign.of(parameters, "jd-secret-0001");
  }

  @Test
  void signsTheJsonAsItIsSent() {
    assertThat(
            sign(
                "jingdong.pop.order.search",
                "{\"start_date\":\"2026-03-02 00:00:00\",\"end_date\":\"2026-03-02 06:00:00\","
                    + "\"order_state\":\"ALL\","
                    + "\"optional_fields\":\"orderId,venderId,orderState,modified,actualPay\","
                    + "\"page\":\"1\",\"page_size\":\"50\",\"dateType\":0,\"sortType\":0,"
                    + "\"source_id\":\"JOS\"}"))
        .isEqualTo("45B0086812C8E8E84F37F6FEF352A580");
    assertThat(
            sign(
                "jingdong.pop.order.get",
                "{\"optional_fields\":\"orderId,venderId,orderState\",\"order_id\":290000000101,"
                    + "\"source_id\":\"JOS\"}"))
        .isEqualTo("0E384A3D4C8E704E0C31718301037DB7");
  }
}

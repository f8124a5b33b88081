package dev.daybook.simulator.douyin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.simulator.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DouyinSignTest {
  private static final String SECRET = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

  private static String sign(String method, String json, boolean md5) {
    var query =
        Map.of(
            "app_key", "7000000000000000001",
            "method", method,
            "timestamp", "1772424000",
            "v", "2",
            "access_token", "not signed",
            "sign_method", "not signed");
    return DouyinSign.of(query, DouyinSign.canonical(Json.objectOf(json)), SECRET, md5);
  }

  @Test
  void signsTheListBothWaysWhateverTheOrderOfItsKeys() {
    String json =
        "{\"size\":50,\"page\":0,\"order_asc\":true,\"order_by\":\"update_time\","
            + "\"update_time_end\":1772402400,\"update_time_start\":1772380800}";

    assertThat(sign("order.searchList", json, false))
        .isEqualTo("7619d7f6d590b02718acd9a9feb1fe89d782ccff3ce0b174426355b5036f78c6");
    assertThat(sign("order.searchList", json, true)).isEqualTo("17263ee8bf80674bd9be99d604589d88");
  }

  @Test
  void signsTheDetail() {
    String json = "{\"shop_order_id\":\"6930000000000000101\"}";

    assertThat(sign("order.orderDetail", json, false))
        .isEqualTo("8a4ce4f5df1d50b2cdadcbc8c57dace3010fde7f809365d7cc96e60abc9cc0d3");
    assertThat(sign("order.orderDetail", json, true)).isEqualTo("3935f8625cfb364e7fecb57effb1c1e8");
  }

  @Test
  void sortsNestedKeysAndEscapesNothing() {
    String json = "{\"b\":{\"z\":1,\"a\":\"华东仓\"},\"a\":\"x/y\"}";

    assertThat(sign("demo.nested", json, false))
        .isEqualTo("a14b9dc0b65d6eddb9f2db2c89f07d216c3c2b0fdca339f33d5e560f30fb91e1");
    assertThat(sign("demo.nested", json, true)).isEqualTo("d4dc67cdc466f6c7eb2ada1e56f65006");
  }
}

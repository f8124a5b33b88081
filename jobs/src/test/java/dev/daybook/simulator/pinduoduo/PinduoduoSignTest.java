package dev.daybook.simulator.pinduoduo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PinduoduoSignTest {
  @Test
  void reproducesThePlatformsOwnSample() {
    var parameters =
        Map.of(
            "access_token", "asd78172s8ds9a921j9qqwda12312w1w21211",
            "client_id", "1",
            "data_type", "XML",
            "order_status", "1",
            "page", "1",
            "page_size", "10",
            "timestamp", "1480411125",
            "type", "pdd.order.number.list.get");

    assertThat(PinduoduoSign.of(parameters, "testSecret"))
        .isEqualTo("E4DE3ED21002510DED352819E7AE6775");
  }

  @Test
  void signsTheIncrementListWithAllItsParameters() {
    var parameters = new HashMap<>(common("pdd.order.number.list.increment.get"));
    parameters.put("version", "V1");
    parameters.put("is_lucky_flag", "0");
    parameters.put("order_status", "5");
    parameters.put("refund_status", "5");
    parameters.put("start_updated_at", "1772400600");
    parameters.put("end_updated_at", "1772402400");
    parameters.put("page", "1");
    parameters.put("page_size", "100");
    parameters.put("use_has_next", "false");

    assertThat(PinduoduoSign.of(parameters, "pdd-secret-0001"))
        .isEqualTo("A2ACA9E00364CB6A8FCBFDEEB725E7F0");
  }

  @Test
  void signsTheOrderDetailAndLeavesTheSignItselfOut() {
    var parameters = new HashMap<>(common("pdd.order.information.get"));
    parameters.put("order_sn", "260302-100000000000101");
    parameters.put("sign", "whatever");

    assertThat(PinduoduoSign.of(parameters, "pdd-secret-0001"))
        .isEqualTo("73CE524056440F4A8D00467FD3086A26");
  }

  private static Map<String, String> common(String type) {
    return Map.of(
        "client_id", "pddclient0001",
        "access_token", "pdd-token-0001",
        "timestamp", "1772424000",
        "data_type", "JSON",
        "type", type);
  }
}

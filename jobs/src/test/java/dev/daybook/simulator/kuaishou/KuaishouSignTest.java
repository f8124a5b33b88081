package dev.daybook.simulator.kuaishou;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KuaishouSignTest {
  private static Map<String, String> call(String way) {
    var call = new HashMap<String, String>();
    call.put("appkey", "ks700000000000000001");
    call.put("access_token", "ks-token-0001");
    call.put("timestamp", "1772424000000");
    call.put("version", "1");
    call.put("method", "open.order.cursor.list");
    call.put(
        "param",
        "{\"orderViewStatus\":1,\"pageSize\":50,\"sort\":1,\"queryType\":2,"
            + "\"beginTime\":1772380800000,\"endTime\":1772402400000,\"cursor\":\"\"}");
    call.put("signMethod", way);
    call.put("sign", "left out");
    return call;
  }

  @ParameterizedTest
  @CsvSource({
    "MD5, ee326d4afc0627620dd31d556829c9a2",
    "HMAC_SHA256, 9hdT0mtTM6iywdHylbnODHldycbMgV37wmECk9mOZUU="
  })
  void reproducesTheVectors(String way, String expected) {
    assertThat(KuaishouSign.of(call(way), "ks-sign-secret-0001")).contains(expected);
  }

  @Test
  void anUnknownWayHasNoSignature() {
    assertThat(KuaishouSign.of(call("md5"), "ks-sign-secret-0001")).isEmpty();
  }
}

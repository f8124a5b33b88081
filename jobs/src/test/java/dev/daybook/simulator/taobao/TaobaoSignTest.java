package dev.daybook.simulator.taobao;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaobaoSignTest {
  private static Map<String, String> call(String way) {
    var call = new HashMap<String, String>();
    call.put("app_key", "12345678");
    call.put("session", "tb-session-0001");
    call.put("method", "taobao.trades.sold.increment.get");
    call.put("timestamp", "2026-03-02 12:00:00");
    call.put("format", "json");
    call.put("v", "2.0");
    call.put("sign_method", way);
    call.put("fields", "tid,status,payment,modified,orders");
    call.put("start_modified", "2026-03-02 05:30:00");
    call.put("end_modified", "2026-03-02 06:00:00");
    call.put("page_no", "1");
    call.put("page_size", "100");
    call.put("use_has_next", "false");
    call.put("sign", "left out");
    return call;
  }

  @ParameterizedTest
  @CsvSource({
    "md5, 7CFBCE56B6D79278C255D8CF7CB1C0E2",
    "hmac, E3E4CC7DC79BD1CFE9C3E5B3DCF53C1E",
    "hmac-sha256, 73C86A58CBAFBCEA7F0F1F0F1DF23FCF1EA3548263A7E4AE796138641BA52C7C"
  })
  void reproducesTheVectors(String way, String expected) {
    assertThat(TaobaoSign.of(call(way), "tb-secret-0001")).contains(expected);
  }

  @Test
  void anUnknownWayHasNoSignature() {
    assertThat(TaobaoSign.of(call("sha1"), "tb-secret-0001")).isEmpty();
  }
}

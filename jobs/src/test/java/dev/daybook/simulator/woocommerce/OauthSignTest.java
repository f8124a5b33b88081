package dev.daybook.simulator.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OauthSignTest {
  @Test
  void reproducesTheVector() {
    var query =
        new HashMap<>(
            Map.of(
                "oauth_consumer_key", "ck_demo17",
                "oauth_nonce", "n0nce17",
                "oauth_signature_method", "HMAC-SHA256",
                "oauth_timestamp", "1793685923",
                "page", "2",
                "per_page", "50",
                "oauth_signature", "left out"));

    assertThat(
            OauthSign.of(
                "HMAC-SHA256", "http://shop.example.test/wp-json/wc/v3/orders", query, "cs_demo17"))
        .isEqualTo("++jiWabnI0fTEYiFr7ztyLWlSmwVEp+1u/JimkJ2yMM=");
  }
}

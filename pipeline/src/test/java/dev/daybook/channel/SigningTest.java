package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.landing.ExactJson;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every signature that the platforms' own pages or our fact sheets give. */
class SigningTest {
  private static final Map<String, Signing> KINDS =
      Map.of(
          "md5, UPPERCASE hex", new Md5SecretAround(),
          "hmac-md5, key=secret, UPPERCASE hex", new HmacSorted.Kinds().md5(),
          "hmac-sha256, key=secret, UPPERCASE hex", new HmacSorted.Kinds().sha256(),
          "hmac-sha256, key=secret, lowercase hex", new SignedJson.Kinds().hmacSha256(),
          "md5, lowercase hex (legacy)", new SignedJson.Kinds().md5(),
          "hmac-sha256, key=signSecret, Base64", new HmacSha256Pairs());

  @ParameterizedTest
  @MethodSource("vectors")
  void signsAsThePlatformsDo(String id, Map<String, Object> vector) {
    var credentials =
        new Credentials(
            Map.of("client_secret", text(vector, "secret"), "sign_secret", text(vector, "secret")));
    var kind = kind(vector);
    var ask = ask(vector);

    var signed = kind.signed(ask, credentials);

    assertThat(sign(signed)).isEqualTo(text(vector, "sign"));
    assertThat(kind.signed(signed, credentials)).isEqualTo(signed);
  }

  @Test
  void signsEveryVector() throws IOException {
    assertThat(vectors().count()).isEqualTo(18);
  }

  /**
   * Nothing is received by webhook yet; this is the digest by which Shopify and WooCommerce would
   * be known.
   */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          shpss_demo17  | {"id":5501170017,"name":"#1017","total_price":"129.90"}  | n6daLS6DtqKmrYBJVPpCVG4Q3YmQgjEyJAfuSgoRDeM=
          woo-secret-17 | {"id":7310001,"status":"processing","total":"129.90"}    | Pc7CUSD44D/b8LL5Ouvae6I4kbLIDb6b0nrw9sZZfJc=
          """)
  void digestsABodyAsWebhooksAreSigned(String secret, String body, String sign) {
    assertThat(Base64.getEncoder().encodeToString(Digests.hmac("HmacSHA256", secret, body)))
        .isEqualTo(sign);
  }

  /** RFC 5849; nonce and time are given, so that the sum is known. */
  @Test
  void signsAQueryByOAuth() throws IOException {
    var vector = all().stream().filter(v -> v.get("id").equals("woocommerce-oauth1")).findFirst();
    var fields = fields(vector.orElseThrow());
    var ask =
        new HttpAsk(
            URI.create("http://shop.example.test"),
            "GET",
            "/wp-json/wc/v3/orders",
            new TreeMap<>(Map.of("page", fields.get("page"), "per_page", fields.get("per_page"))),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>());
    var credentials =
        new Credentials(
            Map.of(
                "client_id", fields.get("client_id"),
                "client_secret", text(vector.get(), "secret")));

    var signed =
        new OAuth1HmacSha256(Clock.systemUTC())
            .signed(ask, credentials, fields.get("nonce"), Long.parseLong(fields.get("timestamp")));

    assertThat(signed.query())
        .containsEntry("oauth_signature", text(vector.get(), "sign"))
        .containsEntry("oauth_consumer_key", "ck_demo17")
        .containsEntry("page", "2")
        .hasSize(7);
  }

  private static Signing kind(Map<String, Object> vector) {
    return switch (text(vector, "channel")) {
      case "kuaishou" ->
          text(vector, "algorithm").startsWith("md5")
              ? new Md5Pairs()
              : KINDS.get(text(vector, "algorithm"));
      case "xiaohongshu" -> new Md5SystemFields();
      default -> KINDS.get(text(vector, "algorithm"));
    };
  }

  @SuppressWarnings("unchecked")
  private static HttpAsk ask(Map<String, Object> vector) {
    var fields = fields(vector);
    var nothing = new TreeMap<String, String>();
    return switch (text(vector, "channel")) {
      case "douyin" -> {
        var json =
            (Map<String, Object>)
                ExactJson.parse(fields.remove("param_json").getBytes(StandardCharsets.UTF_8));
        yield ask(fields, nothing, new TreeMap<>(json));
      }
      case "kuaishou" -> ask(fields, nothing, new TreeMap<>());
      case "xiaohongshu" -> ask(nothing, nothing, new TreeMap<>(fields));
      default -> ask(nothing, fields, new TreeMap<>());
    };
  }

  private static HttpAsk ask(
      SortedMap<String, String> query,
      SortedMap<String, String> form,
      SortedMap<String, Object> json) {
    return new HttpAsk(
        URI.create("https://api.example.com"), "POST", "/", query, new TreeMap<>(), form, json);
  }

  private static String sign(HttpAsk signed) {
    return Stream.of(signed.query(), signed.form(), signed.json())
        .filter(fields -> fields.containsKey("sign"))
        .map(fields -> fields.get("sign").toString())
        .findFirst()
        .orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private static SortedMap<String, String> fields(Map<String, Object> vector) {
    return new TreeMap<>((Map<String, String>) vector.get("signed_params"));
  }

  private static String text(Map<String, Object> vector, String key) {
    return (String) vector.get(key);
  }

  static Stream<Object[]> vectors() throws IOException {
    return all().stream()
        .filter(vector -> !vector.get("id").equals("woocommerce-oauth1"))
        .map(vector -> new Object[] {vector.get("id"), vector});
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> all() throws IOException {
    try (var file = SigningTest.class.getResourceAsStream("sign-vectors.json")) {
      var all = (Map<String, Object>) ExactJson.parse(file.readAllBytes());
      return (List<Map<String, Object>>) all.get("vectors");
    }
  }
}

package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and how answers are told apart. */
class ShopifyFeedTest {
  private static final AskedFeed ASKED = new AskedFeed("shopify", "orders/updated");

  @Test
  void aWindowIsAskedWithItsBoundsAndEveryStatus() {
    assertThat(ASKED.query(Map.of(), "", 1))
        .isEqualTo(
            Map.of(
                "limit", 250L,
                "status", "any",
                "updated_at_min", "2026-11-03T00:00:00Z",
                "updated_at_max", "2026-11-03T06:00:00Z"));
    assertThat(ASKED.feed.call().path()).isEqualTo("/admin/api/2024-10/orders.json");
    assertThat(ASKED.feed.call().rate())
        .isEqualTo(new Call.Rate(2, Duration.ofSeconds(1), OptionalInt.of(40)));
  }

  @Test
  void aFurtherPageIsAskedWithItsPageInfoAndTheLimitAlone() {
    assertThat(ASKED.query(Map.of(), "eyJkZW1vIjoxN30", 1))
        .isEqualTo(Map.of("limit", 250L, "page_info", "eyJkZW1vIjoxN30"));
  }

  @Test
  void everyCallCarriesTheToken() {
    assertThat(ASKED.headers(Map.of())).isEqualTo(Map.of("X-Shopify-Access-Token", "token-0001"));
    assertThat(ASKED.api.token()).isEmpty();
    assertThat(ASKED.api.host().getHost()).isEqualTo("shop.invalid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<https://d.example/o.json?limit=2&page_info=eyJkZW1vIjoxN30>; rel=\"next\" | eyJkZW1vIjoxN30",
        "<https://d.example/o.json?page_info=abc&limit=2>; rel=\"next\" | abc",
        "<https://d.example/o.json?page_info=old>; rel=\"previous\","
            + " <https://d.example/o.json?page_info=new%3D%3D>; rel=\"next\" | new==",
        "<https://d.example/o.json?page_info=new>; rel=\"next\","
            + " <https://d.example/o.json?page_info=old>; rel=\"previous\" | new",
        "<https://d.example/o.json?page_info=old>; rel=\"previous\" | ''"
      })
  void theNextPageStandsInTheLink(String link, String cursor) {
    assertThat(cursor(Map.of("link", link))).isEqualTo(cursor);
  }

  @Test
  void withoutALinkThereIsNoFurtherPage() {
    assertThat(cursor(Map.of())).isEqualTo("");
  }

  private static Object cursor(Map<String, String> headers) {
    var answer = AskedFeed.answer(200, headers, "{\"orders\":[{\"id\":5501170017}]}");
    assertThat(ASKED.feed.records().evaluate(answer)).isEqualTo(List.of(Map.of("id", 5501170017L)));
    return ASKED.feed.cursor().orElseThrow().evaluate(answer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {\"orders\":[]} | success",
        "429 | {\"errors\":\"Exceeded 2 calls per second\"} | busy",
        "401 | {\"errors\":\"[API] Invalid API key or access token\"} | expired",
        "402 | {\"errors\":\"unavailable shop\"} | refused 402",
        "403 | {\"errors\":[\"approval is needed\"]} | refused 403",
        "404 | {\"errors\":\"Not Found\"} | refused 404",
        "422 | {\"errors\":{\"limit\":[\"is too much\"]}} | refused 422",
        "423 | {\"errors\":\"locked\"} | refused 423",
        "400 | {\"errors\":{\"page_info\":\"Invalid value.\"}} | restart",
        "400 | {\"errors\":{\"created_at_min\":\"cannot be passed when page_info is present\"}}"
            + " | refused 400",
        "200 | {\"errors\":\"none of it\"} | refused errors"
      })
  void everyErrorIsToldApart(int status, String answer, String tells) {
    assertThat(ASKED.tells(status, answer)).isEqualTo(tells);
  }
}

package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and how answers are told apart. */
class WooCommerceFeedTest {
  private static final AskedFeed ASKED = new AskedFeed("woocommerce", "orders/updated");
  private static final Map<String, String> CREDENTIALS =
      Map.of("client_id", "ck_demo17", "client_secret", "cs_demo17");

  @Test
  void aPageIsAskedByNumberWithBoundsInGmt() {
    assertThat(ASKED.query(CREDENTIALS, "", 3))
        .isEqualTo(
            Map.of(
                "modified_after", "2026-11-03T00:00:00",
                "modified_before", "2026-11-03T06:00:00",
                "dates_are_gmt", true,
                "orderby", "id",
                "order", "asc",
                "page", 3L,
                "per_page", 100L));
    assertThat(ASKED.feed.call().path()).isEqualTo("/wp-json/wc/v3/orders");
    assertThat(ASKED.feed.paging()).isEqualTo(new PagedFeed.Paging("page-number-backward", 100, 1));
  }

  @Test
  void everyCallCarriesTheKeyAndItsSecret() {
    assertThat(ASKED.headers(CREDENTIALS))
        .isEqualTo(Map.of("Authorization", "Basic Y2tfZGVtbzE3OmNzX2RlbW8xNw=="));
  }

  @Test
  void theHeadersTellTheTotalAndWhetherMoreFollow() {
    var first =
        AskedFeed.answer(
            200,
            Map.of("x-wp-total", "3", "link", "<https://d.example/?page=2>; rel=\"next\""),
            "[{\"id\":7310001}]");
    assertThat(ASKED.feed.records().evaluate(first)).isEqualTo(List.of(Map.of("id", 7310001L)));
    assertThat(ASKED.feed.total().orElseThrow().evaluate(first)).isEqualTo(3L);
    assertThat(ASKED.feed.more().orElseThrow().evaluate(first)).isEqualTo(true);
    assertThat(ASKED.feed.recordId().evaluate(Map.of("row", Map.of("id", 7310001L))))
        .isEqualTo("7310001");
    var last =
        AskedFeed.answer(
            200,
            Map.of("x-wp-total", "0", "link", "<https://d.example/?page=1>; rel=\"prev\""),
            "[]");
    assertThat(ASKED.feed.more().orElseThrow().evaluate(last)).isEqualTo(false);
    var only = AskedFeed.answer(200, Map.of("x-wp-total", "0"), "[]");
    assertThat(ASKED.feed.more().orElseThrow().evaluate(only)).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | [] | success",
        "401 | {\"code\":\"woocommerce_rest_cannot_view\",\"message\":\"m\",\"data\":{\"status\":401}}"
            + " | refused woocommerce_rest_cannot_view",
        "404 | {\"code\":\"rest_no_route\",\"message\":\"m\",\"data\":{\"status\":404}}"
            + " | refused rest_no_route",
        "400 | {\"message\":\"no code\"} | refused 400",
        "429 | {\"message\":\"slower\"} | busy",
        "200 | {\"code\":\"internal_error\",\"message\":\"m\"} | refused internal_error"
      })
  void everyErrorIsToldApart(int status, String answer, String tells) {
    assertThat(ASKED.tells(status, answer)).isEqualTo(tells);
  }
}

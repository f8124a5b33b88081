package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and how answers are told apart. */
class AmazonFeedTest {
  private static final AskedFeed V0 = new AskedFeed("amazon", "orders/updated");
  private static final AskedFeed NEW = new AskedFeed("amazon", "orders/updated-2026");
  private static final Map<String, String> CREDENTIALS =
      Map.of(
          "client_id", "amzn1.application-oa2-client.demo17",
          "client_secret", "demo-secret-17",
          "marketplace_ids", "ATVPDKIKX0DER,A2EUQ1WTGCTBG2");

  @Test
  void aWindowIsAskedInUtcWithZ() {
    assertThat(V0.query(CREDENTIALS, "", 1))
        .isEqualTo(
            Map.of(
                "MarketplaceIds", "ATVPDKIKX0DER,A2EUQ1WTGCTBG2",
                "LastUpdatedAfter", "2026-11-03T00:00:00Z",
                "LastUpdatedBefore", "2026-11-03T06:00:00Z",
                "MaxResultsPerPage", 100L));
    assertThat(V0.feed.call().path()).isEqualTo("/orders/v0/orders");
    assertThat(V0.feed.call().rate())
        .isEqualTo(new Call.Rate(1, Duration.ofMinutes(1), OptionalInt.of(20)));
    assertThat(V0.feed.lag()).isGreaterThan(Duration.ofMinutes(2));
    assertThat(V0.feed.optIn()).isFalse();
  }

  @Test
  void aFurtherPageIsAskedWithTheSameFiltersAndItsToken() {
    var first = V0.query(CREDENTIALS, "", 1);
    var next = V0.query(CREDENTIALS, "ZGVt+b/w==", 1);
    assertThat(next)
        .containsEntry("NextToken", "ZGVt+b/w==")
        .containsAllEntriesOf(first)
        .hasSize(5);
  }

  @Test
  void theNewApiIsAskedWithAllItsDatasets() {
    assertThat(NEW.query(CREDENTIALS, "demo-next-17", 1))
        .isEqualTo(
            Map.of(
                "marketplaceIds", "ATVPDKIKX0DER,A2EUQ1WTGCTBG2",
                "lastUpdatedAfter", "2026-11-03T00:00:00Z",
                "lastUpdatedBefore", "2026-11-03T06:00:00Z",
                "maxResultsPerPage", 100L,
                "paginationToken", "demo-next-17",
                "includedData",
                    "BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,"
                        + "TAX,PAYMENT"));
    assertThat(NEW.feed.call().path()).isEqualTo("/orders/2026-01-01/orders");
    assertThat(NEW.feed.call().rate())
        .isEqualTo(new Call.Rate(1, Duration.ofMinutes(3), OptionalInt.of(20)));
    assertThat(NEW.feed.optIn()).isTrue();
  }

  @Test
  void everyCallCarriesTheTokenAndTheTimeInBasicFormat() {
    assertThat(V0.headers(CREDENTIALS))
        .isEqualTo(
            Map.of(
                "x-amz-access-token", "token-0001",
                "x-amz-date", "20261103T061005Z",
                "user-agent", "Daybook/1.0 (Language=Java)"));
    assertThat(V0.api.signing()).isEqualTo("none");
  }

  @Test
  void aTokenIsGotFromLoginWithAmazonWithoutTheCommonFields() {
    var token = V0.api.token().orElseThrow();
    assertThat(token.host()).contains(URI.create("https://api.amazon.com"));
    assertThat(token.signed()).isFalse();
    assertThat(token.call().path()).isEqualTo("/auth/o2/token");
    assertThat(
            AskedFeed.values(
                token.call().fields().form(),
                Map.of(
                    "credentials",
                    CREDENTIALS,
                    "refreshToken",
                    "Atzr|DEMO-17",
                    "now",
                    AskedFeed.NOW)))
        .isEqualTo(
            Map.of(
                "grant_type", "refresh_token",
                "refresh_token", "Atzr|DEMO-17",
                "client_id", "amzn1.application-oa2-client.demo17",
                "client_secret", "demo-secret-17"));
    var answer =
        Map.of(
            "answer",
            Map.of("access_token", "Atza|DEMO", "expires_in", 3600L),
            "now",
            AskedFeed.NOW);
    assertThat(token.accessToken().evaluate(answer)).isEqualTo("Atza|DEMO");
    assertThat(token.refreshToken().orElseThrow().evaluate(answer)).isNull();
    assertThat(token.expiresIn().evaluate(answer)).isEqualTo(3600L);
  }

  @Test
  void aPageTellsItsOrdersAndTheNext() {
    var page =
        AskedFeed.answer(
            200,
            Map.of(),
            "{\"payload\":{\"Orders\":[{\"AmazonOrderId\":\"1\"}],\"NextToken\":\"a+/=\"}}");
    assertThat(V0.feed.records().evaluate(page)).isEqualTo(List.of(Map.of("AmazonOrderId", "1")));
    assertThat(V0.feed.cursor().orElseThrow().evaluate(page)).isEqualTo("a+/=");
    var last = AskedFeed.answer(200, Map.of(), "{\"payload\":{\"Orders\":[]}}");
    assertThat(V0.feed.cursor().orElseThrow().evaluate(last)).isEqualTo("");
    var lastOfNew = AskedFeed.answer(200, Map.of(), "{\"orders\":[],\"pagination\":{}}");
    assertThat(NEW.feed.cursor().orElseThrow().evaluate(lastOfNew)).isEqualTo("");
  }

  @Test
  void anOrderIsMadeOfTheListAndAllPagesOfItsItems() {
    var detail = V0.feed.detail().orElseThrow();
    assertThat(detail.call().path()).isEqualTo("/orders/v0/orders/{id}/orderItems");
    assertThat(detail.call().rate())
        .isEqualTo(new Call.Rate(1, Duration.ofSeconds(2), OptionalInt.of(30)));
    var answers =
        List.of(
            Map.of("payload", Map.of("OrderItems", List.of("one"), "NextToken", "t")),
            Map.of("payload", Map.of("OrderItems", List.of("two"))));
    assertThat(
            detail
                .record()
                .evaluate(Map.of("row", Map.of("AmazonOrderId", "1"), "answers", answers)))
        .isEqualTo(Map.of("AmazonOrderId", "1", "OrderItems", List.of("one", "two")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {\"payload\":{\"Orders\":[]}} | success",
        "429 | {\"errors\":[{\"code\":\"QuotaExceeded\",\"message\":\"m\",\"details\":\"\"}]} | busy",
        "403 | {\"errors\":[{\"code\":\"Unauthorized\",\"message\":\"expired\"}]} | expired",
        "401 | {\"errors\":[{\"code\":\"Unauthorized\",\"message\":null}]} | expired",
        "400 | {\"errors\":[{\"code\":\"InvalidInput\",\"message\":null}]} | refused InvalidInput",
        "400 | {\"errors\":[{\"code\":\"InvalidInput\",\"message\":\"Could not decode your NextToken\"}]}"
            + " | restart",
        "404 | {\"errors\":[{\"code\":\"InvalidInput\",\"message\":\"no such order\"}]} | absent",
        "413 | {\"errors\":[{\"code\":\"TooLarge\"}]} | refused TooLarge",
        "400 | {\"error\":\"invalid_grant\",\"error_description\":\"revoked\"} | refused invalid_grant"
      })
  void everyErrorIsToldApart(int status, String answer, String tells) {
    assertThat(V0.tells(status, answer)).isEqualTo(tells);
  }
}

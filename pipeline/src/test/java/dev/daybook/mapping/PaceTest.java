package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code channel.yaml} says of budgets. */
class PaceTest {
  private static final String CHANNEL =
      """
      zone: UTC
      currency: CNY
      api:
        host: https://api.acme.example
        signing: none
        clock_skew: PT10M
        answers:
          success: status == 200
          code: "''"
          message: "''"
          busy: []
          expired: []
        pace:
          per_second: headers['x-amzn-ratelimit-limit']
          used: headers['x-shopify-shop-api-call-limit'].split('/')[0]
          size: headers['x-shopify-shop-api-call-limit'].split('/')[1]
      feeds:
        orders/updated:
          mapping: export.yaml
          pages:
            operation: list
            longest_window: PT30M
            overlap: PT3M
            lag: PT3M
            precision: PT1S
            rate: {calls: 2, per: PT1S, burst: 40, shared: app}
            paging: {kind: cursor, size: 100}
            method: GET
            path: /list
            records: answer.list
            record_id: row.no
      """;

  @TempDir Path folder;
  private Acme acme;

  @BeforeEach
  void channel() {
    acme = new Acme(folder).write("acme/channel.yaml", CHANNEL);
  }

  @Test
  void isReadFromTheHeadersOfAnAnswer() {
    var channel = MappingLoader.load(List.of(folder)).channel("acme");
    var pace = channel.api().orElseThrow().pace();
    var headers =
        Map.of(
            "headers",
            Map.of("x-amzn-ratelimit-limit", "0.0167", "x-shopify-shop-api-call-limit", "32/40"));

    assertThat(pace.perSecond().orElseThrow().evaluate(headers)).isEqualTo("0.0167");
    assertThat(pace.used().orElseThrow().evaluate(headers)).isEqualTo("32");
    assertThat(pace.size().orElseThrow().evaluate(headers)).isEqualTo("40");
    assertThat(((PagedFeed) channel.feed("orders/updated")).call().rate().sharedByApp()).isTrue();
  }

  @Test
  void halfOfABucketAndAnOwnerOfAnotherKindAreRefused() {
    acme.write(
        "acme/channel.yaml",
        CHANNEL.replaceAll(" +size: headers.*\n", "").replace("shared: app", "shared: planet"));

    assertThat(acme.errors().stream().map(error -> error.lines().findFirst().orElseThrow()))
        .containsExactly(
            "acme/channel.yaml:14:5: api.pace does not fit; expected per_second, or used and size",
            "acme/channel.yaml:25:54: feeds.orders/updated.pages.rate.shared does not fit; expected"
                + " app: all shops of one client_id have the budget together");
  }
}

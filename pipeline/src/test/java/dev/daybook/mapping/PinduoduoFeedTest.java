package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and how answers are told apart. */
class PinduoduoFeedTest {
  private static final Channel CHANNEL = MappingLoader.load(List.of()).channel("pinduoduo");
  private static final PagedFeed FEED = (PagedFeed) CHANNEL.feed("orders/updated");
  private static final Api API = CHANNEL.api().orElseThrow();

  private static Map<String, Object> values(Map<String, Expression> form, Map<String, ?> over) {
    var values = new LinkedHashMap<String, Object>();
    form.forEach((name, expression) -> values.put(name, expression.evaluate(over)));
    return values;
  }

  @Test
  void aPageIsAskedWithTheWindowInUnixSeconds() {
    var window =
        Map.of("from", Instant.ofEpochSecond(1772400600), "to", Instant.ofEpochSecond(1772402400));
    var asked =
        values(
            FEED.call().fields().form(),
            Map.of("window", window, "page", 1L, "pageSize", 100L, "counting", true));
    assertThat(asked)
        .isEqualTo(
            Map.of(
                "type", "pdd.order.number.list.increment.get",
                "is_lucky_flag", 0L,
                "order_status", 5L,
                "refund_status", 5L,
                "start_updated_at", 1772400600L,
                "end_updated_at", 1772402400L,
                "page", 1L,
                "page_size", 100L,
                "use_has_next", false));
    assertThat(FEED.longestWindow()).isEqualTo(Duration.ofMinutes(30));
    assertThat(FEED.paging()).isEqualTo(new PagedFeed.Paging("page-number-backward", 100, 1));
  }

  @Test
  void everyCallNamesTheClientTheTokenAndTheTime() {
    var asked =
        values(
            API.common().form(),
            Map.of(
                "credentials", Map.of("client_id", "pddclient0001", "client_secret", "s"),
                "token", "pdd-token-0001",
                "now", Instant.ofEpochSecond(1772424000)));
    assertThat(asked)
        .isEqualTo(
            Map.of(
                "client_id", "pddclient0001",
                "access_token", "pdd-token-0001",
                "timestamp", 1772424000L,
                "data_type", "JSON",
                "version", "V1"));
  }

  @Test
  void anAnswerTellsItsRecordsAndItsEnd() {
    var answer =
        answer(
            """
            {"order_sn_increment_get_response":{"total_count":2,"has_next":true,
             "order_sn_list":[{"order_sn":"1","pay_amount":62.30}]}}""");
    assertThat(API.answers().success().evaluate(answer)).isEqualTo(true);
    assertThat(API.answers().code().evaluate(answer)).isEqualTo("");
    assertThat(FEED.total().orElseThrow().evaluate(answer)).isEqualTo(2L);
    assertThat(FEED.more().orElseThrow().evaluate(answer)).isEqualTo(true);
    assertThat(FEED.records().evaluate(answer))
        .isEqualTo(List.of(Map.of("order_sn", "1", "pay_amount", "62.30")));
    assertThat(FEED.recordId().evaluate(Map.of("row", Map.of("order_sn", "1")))).isEqualTo("1");
  }

  @Test
  void anEmptyWindowMayLeaveItsListOut() {
    assertThat(
            FEED.records()
                .evaluate(answer("{\"order_sn_increment_get_response\":{\"total_count\":0}}")))
        .isEqualTo(List.of());
    var cut = answer("{\"order_sn_increment_get_response\":{\"total_count\":2}}");
    assertThatThrownBy(() -> FEED.records().evaluate(cut)).isInstanceOf(EvaluationFailed.class);
  }

  @Test
  void anErrorTellsItsCode() {
    var answer = answer("{\"error_response\":{\"error_code\":52101,\"error_msg\":\"busy\"}}");
    assertThat(API.answers().success().evaluate(answer)).isEqualTo(false);
    assertThat(API.answers().code().evaluate(answer)).isEqualTo("52101");
    assertThat(API.answers().message().evaluate(answer)).isEqualTo("busy");
    assertThat(API.answers().busy()).contains("52101", "70031", "50000").doesNotContain("20004");
    assertThat(API.answers().expired()).containsExactly("10019");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"order_list_get_response\":{\"order_list\":[{\"order_sn\":\"1\"}]}}",
        "{\"order_basic_list_get_response\":{\"order_list\":[{\"order_sn\":\"1\"}]}}",
        "{\"order_info_get_response\":{\"order_info\":{\"order_sn\":\"1\"}}}",
        "[{\"order_info_get_response\":{\"order_info\":{\"order_sn\":\"1\"}}}]",
        "{\"order_sn_list\":[{\"order_sn\":\"1\"}]}",
        "{\"order_list\":[{\"order_sn\":\"1\"}]}",
        "{\"order_info\":{\"order_sn\":\"1\"}}",
        "[{\"order_sn\":\"1\"}]",
        "{\"order_sn\":\"1\"}"
      })
  void savedAnswersAreReadInEveryShape(String json) {
    assertThat(new FeedDesk("pinduoduo").numbers(json)).isEqualTo(List.of("1"));
  }

  private static Map<String, Object> answer(String json) {
    return Map.of(
        "answer", SourceJson.read(json.getBytes(StandardCharsets.UTF_8)),
        "headers", Map.of(),
        "status", 200L);
  }
}

package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and how answers are told apart. */
class XiaohongshuFeedTest {
  private static final FeedDesk DESK = new FeedDesk("xiaohongshu");

  @Test
  void aPageIsAskedWithSystemFieldsAndTheWindowInSeconds() {
    assertThat(DESK.page(3, false, ""))
        .isEqualTo(
            Map.of(
                "json",
                Map.of(
                    "appId",
                    "app-0001",
                    "timestamp",
                    "1772424000",
                    "version",
                    "2.0",
                    "accessToken",
                    "token-0001",
                    "method",
                    "order.getOrderList",
                    "startTime",
                    1772400600L,
                    "endTime",
                    1772402400L,
                    "timeType",
                    2L,
                    "pageNo",
                    3L,
                    "pageSize",
                    100L)));
    assertThat(DESK.feed().longestWindow()).isEqualTo(Duration.ofMinutes(30));
    assertThat(DESK.feed().paging())
        .isEqualTo(new PagedFeed.Paging("page-number-backward", 100, 1));
  }

  @Test
  void aTokenIsRenewedInItsLastHalfHourAndToldByItsEnd() {
    var token = DESK.api().token().orElseThrow();
    assertThat(token.early()).isEqualTo(Duration.ofMinutes(30));
    assertThat(DESK.token().get("json"))
        .containsEntry("method", "oauth.refreshToken")
        .containsEntry("refreshToken", "refresh-0001");
    var answer = Map.of("data", Map.of("accessTokenExpiresAt", 1773028800000L));
    assertThat(
            token
                .expiresIn()
                .evaluate(Map.of("answer", answer, "now", Instant.ofEpochSecond(1772424000))))
        .isEqualTo(7 * 24 * 3600L);
  }

  @Test
  void anAnswerTellsItsRecordsAndItsEnd() {
    var page =
        "{\"success\":true,\"error_code\":0,\"data\":{\"total\":201,\"pageNo\":2,\"maxPageNo\":3,"
            + "\"orderList\":[{\"orderId\":\"P1\"}]}}";
    assertThat(DESK.taken(page)).isEqualTo("success");
    assertThat(DESK.told(DESK.feed().total().orElseThrow(), page)).isEqualTo(201L);
    assertThat(DESK.told(DESK.feed().more().orElseThrow(), page)).isEqualTo(true);
    assertThat(DESK.numbers(page)).isEqualTo(List.of("P1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"success\":true,\"error_code\":0,\"data\":{\"orderId\":\"P1\"}}",
        "[{\"success\":true,\"error_code\":0,\"data\":{\"orderId\":\"P1\"}}]",
        "{\"orderList\":[{\"orderId\":\"P1\"}]}",
        "[{\"orderId\":\"P1\"}]",
        "{\"orderId\":\"P1\"}"
      })
  void savedAnswersAreReadInEveryShape(String json) {
    assertThat(DESK.numbers(json)).isEqualTo(List.of("P1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"success\":true,\"error_code\":0,\"data\":{}} | success",
        "{\"success\":true,\"error_code\":0,\"data\":null} | success",
        "{\"success\":\"true\",\"error_code\":\"0\",\"code\":0,\"data\":[]} | success",
        "{\"success\":false,\"error_code\":-9,\"error_msg\":\"x\"} | refused -9",
        "{\"success\":true,\"error_code\":12,\"data\":{}} | refused 12",
        "{\"success\":true,\"error_code\":0,\"code\":13,\"data\":{}} | refused 13",
        "{\"success\":true,\"error_code\":0,\"data\":{\"code\":14}} | refused 14",
        "{\"success\":true,\"error_code\":0,\"data\":{\"error_code\":15}} | refused 15",
        "{\"success\":true,\"error_code\":0,\"data\":{\"success\":false,\"code\":16}} | refused 16",
        "{\"success\":false} | broken",
        "{} | broken"
      })
  void successIsToldByEveryCodeThatIsThere(String json, String taken) {
    assertThat(DESK.taken(json)).isEqualTo(taken);
  }

  @Test
  void theChannelIsAnExperiment() {
    assertThat(MappingLoader.load(List.of()).channel("xiaohongshu").experimental()).isTrue();
  }
}

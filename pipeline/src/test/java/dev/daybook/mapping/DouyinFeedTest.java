package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and how answers are told apart. */
class DouyinFeedTest {
  private static final FeedDesk DESK = new FeedDesk("douyin");

  @Test
  void aPageIsAskedWithTheWindowInUnixSecondsFromPageZero() {
    assertThat(DESK.page(0, true, ""))
        .isEqualTo(
            Map.of(
                "query",
                Map.of(
                    "app_key", "app-0001",
                    "method", "order.searchList",
                    "timestamp", 1772424000L,
                    "v", "2",
                    "sign_method", "hmac-sha256",
                    "access_token", "token-0001"),
                "json",
                Map.of(
                    "update_time_start", 1772400600L,
                    "update_time_end", 1772402400L,
                    "order_by", "update_time",
                    "order_asc", true,
                    "page", 0L,
                    "size", 100L)));
    assertThat(DESK.feed().paging())
        .isEqualTo(new PagedFeed.Paging("page-number-backward", 100, 0));
    assertThat(DESK.api().signing()).isEqualTo("hmac-sha256-json");
  }

  @Test
  void aTokenIsRenewedByASignedCall() {
    assertThat(DESK.api().token().orElseThrow().signed()).isTrue();
    assertThat(DESK.token().get("query"))
        .containsEntry("method", "token.refresh")
        .containsEntry("app_key", "app-0001")
        .containsEntry("timestamp", 1772424000L);
    assertThat(DESK.token().get("json"))
        .isEqualTo(Map.of("grant_type", "refresh_token", "refresh_token", "refresh-0001"));
  }

  @Test
  void anAnswerTellsItsRecordsAndItsTotal() {
    var page = "{\"code\":10000,\"data\":{\"total\":\"1\",\"shop_order_list\":[{\"order_id\":1}]}}";
    assertThat(DESK.taken(page)).isEqualTo("success");
    assertThat(DESK.told(DESK.feed().total().orElseThrow(), page)).isEqualTo(1L);
    assertThat(DESK.numbers(page)).isEqualTo(List.of("1"));
    assertThat(DESK.rows("{\"code\":10000,\"data\":{\"total\":0,\"shop_order_list\":null}}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"code\":10000,\"data\":{\"shop_order_detail\":{\"order_id\":1}}}",
        "[{\"code\":10000,\"data\":{\"shop_order_detail\":{\"order_id\":1}}}]",
        "{\"shop_order_list\":[{\"order_id\":1}]}",
        "{\"shop_order_detail\":{\"order_id\":1}}",
        "[{\"order_id\":1}]",
        "{\"order_id\":1}"
      })
  void savedAnswersAreReadInEveryShape(String json) {
    assertThat(DESK.numbers(json)).isEqualTo(List.of("1"));
  }

  @ParameterizedTest
  @CsvSource({
    "10000, '', success",
    "10001, '', busy",
    "20000, isp.service-error:1, busy",
    "20001, '', busy",
    "60000, '', busy",
    "90000, '', busy",
    "40003, isv.access-token-expired, expired",
    "40003, isv.access-token-no-existed, refused 40003 isv.access-token-no-existed",
    "40003, isv.signature-invalid, refused 40003 isv.signature-invalid",
    "40003, isv.timestamp-invalid, refused 40003 isv.timestamp-invalid",
    "30001, isv.app-permissions-insufficient, refused 30001",
    "30002, '', refused 30002",
    "40001, isv.signature-missing, refused 40001",
    "40002, '', refused 40002",
    "40004, '', refused 40004",
    "50001, dop.token-generate-failed:1, refused 50001",
    "50002, '', refused 50002",
    "70000, '', refused 70000",
    "80000, '', refused 80000"
  })
  void everyCodeOfTheTableIsToldApart(String code, String sub, String taken) {
    var answer = "{\"code\":%s,\"msg\":\"said\",\"sub_code\":\"%s\"}".formatted(code, sub);
    assertThat(DESK.taken(answer)).isEqualTo(taken);
    assertThat(DESK.message(answer)).contains("said", sub);
  }

  @Test
  void anAnswerThatTellsNothingIsNoEmptyPage() {
    assertThat(DESK.taken("{}")).isEqualTo("broken");
  }
}

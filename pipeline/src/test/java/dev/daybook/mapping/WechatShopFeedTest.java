package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and how answers are told apart. */
class WechatShopFeedTest {
  private static final FeedDesk DESK = new FeedDesk("wechat-shop");

  @Test
  void aPageIsAskedWithTheSameFieldsButForItsKey() {
    var range = Map.of("start_time", 1772400600L, "end_time", 1772402400L);
    assertThat(DESK.page(1, false, ""))
        .isEqualTo(
            Map.of(
                "query",
                Map.of("access_token", "token-0001"),
                "json",
                Map.of("update_time_range", range, "page_size", 100L, "next_key", "")));
    assertThat(DESK.page(1, false, "key-2").get("json")).containsEntry("next_key", "key-2");
    assertThat(DESK.feed().paging()).isEqualTo(new PagedFeed.Paging("cursor", 100, 0));
    assertThat(DESK.feed().longestWindow()).isLessThanOrEqualTo(Duration.ofDays(7));
  }

  @Test
  void anOrderIsAskedByItsNumber() {
    assertThat(DESK.detail("3700000000000000101").get("json"))
        .isEqualTo(Map.of("order_id", "3700000000000000101"));
  }

  @Test
  void aTokenIsAskedForWithoutASignatureAndNeverForced() {
    assertThat(DESK.token())
        .isEqualTo(
            Map.of(
                "json",
                Map.of(
                    "grant_type", "client_credential",
                    "appid", "app-0001",
                    "secret", "secret-0001",
                    "force_refresh", false)));
    assertThat(DESK.taken("{\"access_token\":\"t\",\"expires_in\":345}")).isEqualTo("success");
  }

  @Test
  void aPageTellsWhereTheNextBegins() {
    var cursor = DESK.feed().cursor().orElseThrow();
    assertThat(DESK.told(cursor, "{\"has_more\":true,\"next_key\":\"k\",\"order_id_list\":[]}"))
        .isEqualTo("k");
    assertThat(DESK.told(cursor, "{\"has_more\":false,\"next_key\":\"k\"}")).isEqualTo("");
  }

  @Test
  void aPageThatSaysThatMoreFollowsAndGivesNoKeyIsNotTheLast() {
    var cursor = DESK.feed().cursor().orElseThrow();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> DESK.told(cursor, "{\"has_more\":true,\"next_key\":\"\"}"))
        .isInstanceOf(EvaluationFailed.class);
  }

  @Test
  void aListOfNumbersIsToldToBeOne() {
    var list = "{\"errcode\":0,\"order_id_list\":[\"3700000000000000101\",202],\"has_more\":false}";
    assertThat(DESK.rows(list))
        .extracting(row -> row.missing().orElseThrow().expected())
        .containsExactly(
            "what /channels/ec/order/get answers for 3700000000000000101: the list has its number"
                + " only",
            "what /channels/ec/order/get answers for 202: the list has its number only");
    assertThat(DESK.feed().recordId().evaluate(Map.of("row", 202L))).isEqualTo("202");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"errcode\":0,\"order\":{\"order_id\":\"1\"}}",
        "[{\"errcode\":0,\"order\":{\"order_id\":\"1\"}}]",
        "[{\"order_id\":\"1\"}]",
        "{\"order_id\":\"1\"}",
        "{\"list\":{\"order_id_list\":[\"1\"]},\"details\":[[{\"order\":{\"order_id\":\"1\"}}]]}"
      })
  void savedAnswersAreReadInEveryShape(String json) {
    assertThat(DESK.numbers(json)).isEqualTo(List.of("1"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, success",
    "-1, busy",
    "45011, busy",
    "45009, refused 45009",
    "40001, expired",
    "40014, expired",
    "42001, expired",
    "31042, too much",
    "606006, restart",
    "40097, refused 40097",
    "43001, refused 43001",
    "48001, refused 48001",
    "61003, refused 61003",
    "40164, refused 40164"
  })
  void everyCodeOfTheTableIsToldApart(String code, String taken) {
    assertThat(DESK.taken("{\"errcode\":%s,\"errmsg\":\"said\"}".formatted(code))).isEqualTo(taken);
    assertThat(DESK.message("{\"errcode\":%s,\"errmsg\":\"said\"}".formatted(code)))
        .isEqualTo("said");
  }

  @Test
  void anAnswerThatTellsNothingIsNoEmptyPage() {
    assertThat(DESK.taken("{}")).isEqualTo("broken");
  }
}

package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and how answers are told apart. */
class JdFeedTest {
  private static final FeedDesk DESK = new FeedDesk("jd");
  private static final String PAGE =
      """
      {"jingdong_pop_order_search_responce":{"code":"0","searchorderinfo_result":{
       "apiResult":{"success":%s,"numberCode":%d,"chineseErrCode":"said"},
       "orderTotal":"1","orderInfoList":[{"orderId":"1"}]}}}""";

  @Test
  void aPageIsAskedWithTheWindowInBeijingTime() {
    assertThat(DESK.page(2, false, ""))
        .isEqualTo(
            Map.of(
                "form",
                Map.of(
                    "method",
                    "jingdong.pop.order.search",
                    "access_token",
                    "token-0001",
                    "app_key",
                    "app-0001",
                    "timestamp",
                    "2026-03-02 12:00:00",
                    "v",
                    "2.0",
                    "360buy_param_json",
                    """
                    {"dateType":0,"end_date":"2026-03-02 06:00:00","optional_fields":"orderId,\
                    parentOrderId,directParentOrderId,venderId,orderType,payType,orderTotalPrice,\
                    orderSellerPrice,orderPayment,freightPrice,sellerDiscount,balanceUsed,\
                    actualPay,shouldPay,totalOriginalPrice,totalSellerDiscount,\
                    totalSellerReceivable,payDiscount,orderState,orderStateRemark,orderStartTime,\
                    paymentConfirmTime,orderEndTime,modified,outBoundDate,orderRemark,venderRemark,\
                    returnOrder,waybill,logisticsId,partialLogisticsInfoModel,pin,open_id_buyer,\
                    couponDetailList,itemInfoList,consigneeInfo","order_state":"ALL","page":"2",\
                    "page_size":"100","sortType":0,"source_id":"JOS",\
                    "start_date":"2026-03-02 05:30:00"}""")));
    assertThat(DESK.feed().paging())
        .isEqualTo(new PagedFeed.Paging("page-number-backward", 100, 1));
    assertThat(DESK.feed().longestWindow()).isLessThan(Duration.ofDays(28));
  }

  /** Only the fields that are named are answered, so every one that the mapping reads is. */
  @Test
  void everyFieldThatTheMappingReadsIsAskedFor() throws Exception {
    var asked = String.valueOf(DESK.page(1, false, "").get("form").get("360buy_param_json"));
    var mapping =
        new String(
            getClass().getResourceAsStream("/mappings/jd/orders.yaml").readAllBytes(),
            StandardCharsets.UTF_8);
    Set<String> read = new TreeSet<>();
    Pattern.compile("\\brow\\.(\\w+)")
        .matcher(mapping)
        .results()
        .forEach(m -> read.add(m.group(1)));
    assertThat(read)
        .contains("orderId", "actualPay")
        .allSatisfy(f -> assertThat(asked).contains(f));
  }

  @Test
  void aTokenIsRenewedElsewhereAndInItsLastDay() {
    var token = DESK.api().token().orElseThrow();
    assertThat(token.host()).hasValueSatisfying(h -> assertThat(h).hasHost("open-oauth.jd.com"));
    assertThat(token.renewable()).contains(Duration.ofHours(24));
    assertThat(token.early()).isEqualTo(Duration.ofHours(24));
    assertThat(DESK.token())
        .isEqualTo(
            Map.of(
                "form",
                Map.of(
                    "app_key", "app-0001",
                    "app_secret", "secret-0001",
                    "grant_type", "refresh_token",
                    "refresh_token", "refresh-0001")));
    assertThat(DESK.taken("{\"access_token\":\"t\",\"expires_in\":86400}")).isEqualTo("success");
  }

  @Test
  void anAnswerTellsItsRecordsAndItsTotal() {
    var page = PAGE.formatted("true", 200);
    assertThat(DESK.told(DESK.feed().total().orElseThrow(), page)).isEqualTo(1L);
    assertThat(DESK.numbers(page)).isEqualTo(List.of("1"));
    assertThat(
            DESK.rows(
                "{\"jingdong_pop_order_search_responce\":{\"searchorderinfo_result\":"
                    + "{\"orderTotal\":0}}}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true | 200 | success",
        "\"true\" | 200 | success",
        "false | 400 | refused apiResult 400",
        "\"false\" | 400 | refused apiResult 400"
      })
  void aCallThatFailedBehindTheGatewayIsNoEmptyPage(String success, int code, String taken) {
    assertThat(DESK.taken(PAGE.formatted(success, code))).isEqualTo(taken);
    assertThat(DESK.message(PAGE.formatted(success, code))).isEqualTo("said");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"jingdong_pop_order_get_responce\":{\"orderDetailInfo\":{\"orderInfo\":{\"orderId\":1}}}}",
        "{\"jingdong_pop_order_enGet_responce\":{\"orderDetailInfo\":{\"orderInfo\":{\"orderId\":1}}}}",
        "{\"jingdong_pop_order_enSearch_responce\":{\"searchorderinfo_result\":"
            + "{\"orderInfoList\":[{\"orderId\":1}]}}}",
        "[{\"jingdong_pop_order_get_responce\":{\"orderDetailInfo\":{\"orderInfo\":{\"orderId\":1}}}}]",
        "{\"searchorderinfo_result\":{\"orderInfoList\":[{\"orderId\":1}]}}",
        "{\"orderInfoList\":[{\"orderId\":1}]}",
        "{\"orderDetailInfo\":{\"orderInfo\":{\"orderId\":1}}}",
        "{\"orderInfo\":{\"orderId\":1}}",
        "[{\"orderId\":1}]",
        "{\"orderId\":1}"
      })
  void savedAnswersAreReadInEveryShape(String json) {
    assertThat(DESK.numbers(json)).isEqualTo(List.of("1"));
  }

  @ParameterizedTest
  @CsvSource({
    "2, busy",
    "4, refused 4",
    "5, refused 5",
    "7, refused 7",
    "8, refused 8",
    "11, refused 11",
    "12, refused 12",
    "14, refused 14",
    "15, refused 15",
    "19, expired",
    "21, refused 21",
    "61, busy",
    "67, busy"
  })
  void everyCodeOfTheTableIsToldApart(String code, String taken) {
    assertThat(
            DESK.taken("{\"error_response\":{\"code\":\"%s\",\"zh_desc\":\"x\"}}".formatted(code)))
        .isEqualTo(taken);
    assertThat(DESK.taken("{\"code\":\"%s\",\"errorMessage\":\"x\"}".formatted(code)))
        .isEqualTo(taken);
    assertThat(
            DESK.taken(
                "{\"jingdong_pop_order_search_responce\":{\"code\":\"%s\"}}".formatted(code)))
        .isEqualTo(taken);
  }
}

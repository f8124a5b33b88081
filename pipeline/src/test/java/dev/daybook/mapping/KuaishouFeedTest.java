package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and how answers are told apart. */
class KuaishouFeedTest {
  private static final FeedDesk DESK = new FeedDesk("kuaishou");

  @Test
  void aPageIsAskedWithTheWindowInMilliseconds() {
    assertThat(DESK.page(1, false, "c-2"))
        .isEqualTo(
            Map.of(
                "query",
                Map.of(
                    "appkey",
                    "app-0001",
                    "access_token",
                    "token-0001",
                    "method",
                    "open.order.cursor.list",
                    "version",
                    "1",
                    "timestamp",
                    1772424000000L,
                    "signMethod",
                    "MD5",
                    "param",
                    "{\"beginTime\":1772400600000,\"cursor\":\"c-2\",\"endTime\":1772402400000,"
                        + "\"orderViewStatus\":1,\"pageSize\":50,\"queryType\":2,\"sort\":1}")));
    assertThat(DESK.feed().call().method()).isEqualTo("GET");
    assertThat(DESK.feed().longestWindow()).isLessThanOrEqualTo(Duration.ofDays(7));
    assertThat(DESK.feed().paging()).isEqualTo(new PagedFeed.Paging("cursor", 50, 0));
  }

  @Test
  void onlyNomoreIsAnEnd() {
    var cursor = DESK.feed().cursor().orElseThrow();
    assertThat(DESK.told(cursor, "{\"data\":{\"cursor\":\"nomore\",\"orderList\":[1]}}"))
        .isEqualTo("");
    assertThat(DESK.told(cursor, "{\"data\":{\"cursor\":\"c-2\",\"orderList\":[]}}"))
        .isEqualTo("c-2");
    assertThatThrownBy(() -> DESK.told(cursor, "{\"data\":{\"cursor\":\"\",\"orderList\":[]}}"))
        .isInstanceOf(EvaluationFailed.class);
    assertThatThrownBy(() -> DESK.told(cursor, "{\"data\":{\"orderList\":[]}}"))
        .isInstanceOf(EvaluationFailed.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"result\":1,\"data\":{\"cursor\":\"nomore\",\"orderList\":[{\"orderBaseInfo\":7}]}}",
        "{\"result\":1,\"data\":{\"orderBaseInfo\":7}}",
        "[{\"result\":1,\"data\":{\"orderBaseInfo\":7}}]",
        "{\"orderList\":[{\"orderBaseInfo\":7}]}",
        "[{\"orderBaseInfo\":7}]",
        "{\"orderBaseInfo\":7}"
      })
  void savedAnswersAreReadInEveryShape(String json) {
    assertThat(DESK.numbers(json)).isEqualTo(List.of("7"));
  }

  @ParameterizedTest
  @CsvSource({"1, success", "24, expired", "100, busy", "2001, refused 2001"})
  void everyCodeOfTheSheetIsToldApart(String code, String taken) {
    var answer = "{\"result\":%s,\"error_msg\":\"said\"}".formatted(code);
    assertThat(DESK.taken(answer)).isEqualTo(taken);
    assertThat(DESK.message(answer)).isEqualTo("said");
  }

  @Test
  void theChannelIsAnExperiment() {
    assertThat(MappingLoader.load(List.of()).channel("kuaishou").experimental()).isTrue();
    assertThat(DESK.taken("{}")).isEqualTo("broken");
  }
}

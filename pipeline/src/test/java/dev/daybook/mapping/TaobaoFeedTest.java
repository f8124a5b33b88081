package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked, and how answers are told apart. */
class TaobaoFeedTest {
  private static final FeedDesk DESK = new FeedDesk("taobao");

  @Test
  void aPageIsAskedWithTheWindowInBeijingTime() {
    var form = new TreeMap<>(DESK.page(2, false, "").get("form"));
    assertThat(form.remove("type").toString().split(",")).contains("guarantee_trade", "cod");
    assertThat(form.remove("fields").toString().split(",")).contains("tid", "orders", "payment");
    assertThat(form)
        .isEqualTo(
            Map.ofEntries(
                Map.entry("method", "taobao.trades.sold.increment.get"),
                Map.entry("app_key", "app-0001"),
                Map.entry("session", "token-0001"),
                Map.entry("timestamp", "2026-03-02 12:00:00"),
                Map.entry("format", "json"),
                Map.entry("v", "2.0"),
                Map.entry("sign_method", "md5"),
                Map.entry("start_modified", "2026-03-02 05:30:00"),
                Map.entry("end_modified", "2026-03-02 06:00:00"),
                Map.entry("page_no", 2L),
                Map.entry("page_size", 100L),
                Map.entry("use_has_next", true)));
    assertThat(DESK.page(1, true, "").get("form")).containsEntry("use_has_next", false);
    assertThat(DESK.page(1, true, "")).containsOnlyKeys("form");
    assertThat(DESK.feed().longestWindow()).isEqualTo(Duration.ofMinutes(30));
    assertThat(DESK.api().token()).isEmpty();
  }

  /** Only the fields that are named are answered, so every one that the mapping reads is. */
  @Test
  void everyFieldThatTheMappingReadsIsAskedFor() throws Exception {
    var asked = List.of(DESK.page(1, false, "").get("form").get("fields").toString().split(","));
    var mapping =
        new String(
            getClass().getResourceAsStream("/mappings/taobao/orders.yaml").readAllBytes(),
            StandardCharsets.UTF_8);
    Set<String> read = new TreeSet<>();
    Pattern.compile("\\brow\\.(\\w+)")
        .matcher(mapping)
        .results()
        .forEach(m -> read.add(m.group(1)));
    assertThat(asked).containsAll(read);
  }

  @Test
  void anAnswerTellsItsRecordsAndItsEnd() {
    var page =
        "{\"trades_sold_increment_get_response\":{\"total_results\":1,\"has_next\":true,"
            + "\"trades\":{\"trade\":[{\"tid\":1}]}}}";
    assertThat(DESK.taken(page)).isEqualTo("success");
    assertThat(DESK.told(DESK.feed().total().orElseThrow(), page)).isEqualTo(1L);
    assertThat(DESK.told(DESK.feed().more().orElseThrow(), page)).isEqualTo(true);
    assertThat(DESK.numbers(page)).isEqualTo(List.of("1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"trades_sold_get_response\":{\"trades\":{\"trade\":[{\"tid\":1}]}}}",
        "{\"trade_fullinfo_get_response\":{\"trade\":{\"tid\":1}}}",
        "{\"trade_get_response\":{\"trade\":{\"tid\":1}}}",
        "[{\"trade_fullinfo_get_response\":{\"trade\":{\"tid\":1}}}]",
        "{\"trades\":{\"trade\":[{\"tid\":1}]}}",
        "{\"trade\":{\"tid\":1}}",
        "[{\"tid\":1}]",
        "{\"tid\":1}"
      })
  void savedAnswersAreReadInEveryShape(String json) {
    assertThat(DESK.numbers(json)).isEqualTo(List.of("1"));
  }

  @ParameterizedTest
  @CsvSource({
    "7, accesscontrol.limited-by-app-access-count, busy",
    "10, '', busy",
    "15, isp.top-remote-service-unavailable, busy",
    "15, isv.invalid-parameter, refused 15",
    "25, '', refused 25",
    "26, '', expired",
    "27, '', expired",
    "520, isv.trade-service-rejection, too much",
    "520, '', refused 520"
  })
  void everyCodeOfTheTableIsToldApart(String code, String sub, String taken) {
    var answer =
        "{\"error_response\":{\"code\":%s,\"msg\":\"said\",\"sub_code\":\"%s\"}}"
            .formatted(code, sub);
    assertThat(DESK.taken(answer)).isEqualTo(taken);
    assertThat(DESK.message(answer)).contains("said", sub);
  }

  @Test
  void aBanTellsHowLongItLasts() {
    var answer = "{\"error_response\":{\"code\":7,\"msg\":\"x\",\"sub_msg\":\"%s\"}}";
    assertThat(DESK.waits(answer.formatted("This ban will last for 12 more seconds")))
        .isEqualTo("12");
    assertThat(DESK.waits(answer.formatted("ban will last 7 seconds"))).isEqualTo("7");
    assertThat(DESK.waits(answer.formatted("later"))).isEqualTo("");
  }

  @Test
  void anAnswerThatTellsNothingIsNoEmptyPage() {
    assertThat(DESK.taken("{}")).isEqualTo("broken");
  }
}

package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.landing.FileRefused;
import dev.daybook.mapping.MappingLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.ObjectMapper;

/** A saved answer in which the channel says no is told as what it is. */
class SavedRefusalTest {
  private static final Path MAPPINGS = Path.of("..", "mappings");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "jd | {'error_response': {'code': '19', 'zh_desc': 'token spent'}} | '19', token spent",
        "taobao | {'error_response': {'code': 27, 'msg': 'Invalid session'}} | '27', Invalid session",
        "pinduoduo | {'error_response': {'error_code': 10019, 'error_msg': 'spent'}} | '10019', spent",
        "douyin | {'code': 30002, 'msg': 'no permission'} | '30002', no permission",
        "wechat-shop | {'errcode': 40001, 'errmsg': 'invalid credential'} | '40001', invalid credential",
        "amazon | {'errors': [{'code': 'InvalidInput', 'message': 'bad'}]} | 'InvalidInput', bad",
        "woocommerce | {'code': 'rest_no_route', 'message': 'No route'} | 'rest_no_route', No route",
      })
  void theChannelsCodeAndWordsAreTold(String channel, String answer, String told)
      throws IOException {
    assertThatThrownBy(() -> preview(channel, answer))
        .isInstanceOf(FileRefused.class)
        .hasMessage(
            "answer.json: found the channel's refusal: code %s; expected an answer with records;"
                    .formatted(told)
                + " next: look the code up in the channel's error table, ask again and save the"
                + " new answer");
  }

  @Test
  void aRefusalThatCountsNoRecordsIsNoEmptyPage() {
    assertThatThrownBy(
            () ->
                preview(
                    "jd",
                    "{'jingdong_pop_order_search_responce': {'code': '0', 'searchorderinfo_result':"
                        + " {'apiResult': {'success': false, 'numberCode': 7, 'chineseErrCode':"
                        + " 'wrong date'}, 'orderTotal': 0}}}"))
        .hasMessageContaining("the channel's refusal: code 'apiResult 7', wrong date;");
  }

  @Test
  void noSampleIsTakenForOne() throws IOException {
    var loaded = MappingLoader.load(List.of());
    try (var files = Files.walk(MAPPINGS)) {
      var samples = files.filter(file -> file.endsWith("in.json")).toList();
      assertThat(samples).hasSizeGreaterThan(50);
      for (var sample : samples) {
        var channel = loaded.channel(MAPPINGS.relativize(sample).getName(0).toString());
        assertThat(SavedRefusal.find(channel.api().orElseThrow().answers(), sample))
            .as("%s", sample)
            .isEmpty();
      }
    }
  }

  /** JD tells in the wrapper that it is well, and in the answer a code all the same. */
  @Test
  void anAnswerWithoutItsWrapperIsNone() throws IOException {
    var whole = MAPPINGS.resolve("jd/samples/api-states/in.json");
    var answer = new ObjectMapper().readTree(Files.readString(whole));
    var inner = answer.path("jingdong_pop_order_search_responce");
    assertThat(inner.path("code").asString()).isEqualTo("0");
    var file = Files.writeString(folder.resolve("answer.json"), inner.toString());

    var read = Previews.under(List.of()).preview("jd", file, Optional.empty(), record -> {});

    assertThat(read.stream()).isEqualTo("orders/updated");
    assertThat(read.records())
        .isEqualTo(inner.at("/searchorderinfo_result/orderInfoList").size())
        .isPositive();
  }

  private void preview(String channel, String answer) throws IOException {
    var file = Files.writeString(folder.resolve("answer.json"), answer.replace('\'', '"'));
    Previews.under(List.of()).preview(channel, file, Optional.empty(), record -> {});
  }
}

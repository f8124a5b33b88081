package dev.daybook.simulator.jd;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.PageShape;
import java.util.Map;

/**
 * What the answers of one method are wrapped in, the platform's spelling of "responce" included.
 *
 * @param result {@code searchorderinfo_result}
 */
record Wrapper(String method, String result) {
  String response() {
    return method.replace('.', '_') + "_responce";
  }

  /** Where the answers of a list have their rows and their total. */
  PageShape pages(String rows, String total) {
    var within = "/%s/%s/".formatted(response(), result);
    return PageShape.of(within + rows, within + total);
  }

  Answer of(Map<String, Object> content) {
    return Json.answer(Map.of(response(), Json.object("code", "0", result, content)));
  }

  /**
   * HTTP 200 and code 0, and yet a failure.
   *
   * @param asText {@code "false"} instead of {@code false}
   */
  Answer unsuccessful(boolean asText, String chinese) {
    Object success = asText ? "false" : Boolean.FALSE;
    return of(
        Json.object(
            "apiResult",
            Json.object(
                "success",
                success,
                "numberCode",
                400,
                "chineseErrCode",
                chinese,
                "englishErrCode",
                "failed")));
  }

  static Map<String, Object> success(boolean asText) {
    Object success = asText ? "true" : Boolean.TRUE;
    return Json.object(
        "success", success, "numberCode", 200, "chineseErrCode", "成功", "englishErrCode", "success");
  }
}

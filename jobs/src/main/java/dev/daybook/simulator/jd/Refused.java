package dev.daybook.simulator.jd;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Refusal;
import java.util.Map;

/** How JD says no, inside HTTP 200: by an error of the gateway, or by a method without success. */
final class Refused {
  private Refused() {}

  static Refusal gateway(String code, String violation, String chinese, String english) {
    return new Refusal(violation, requestId -> error(code, chinese, english));
  }

  private static Answer error(String code, String chinese, String english) {
    return Json.answer(
        Map.of(
            "error_response", Json.object("code", code, "zh_desc", chinese, "en_desc", english)));
  }

  static Refusal version(boolean missing) {
    return missing
        ? gateway("4", "bad-version", "缺少版本参数", "Missing Version")
        : gateway("5", "bad-version", "版本参数错误", "Invalid Version");
  }

  static Refusal timestamp(boolean missing) {
    return missing
        ? gateway("7", "bad-timestamp", "缺少时间戳参数", "Missing Timestamp")
        : gateway("8", "bad-timestamp", "无效的时间戳参数", "Invalid Timestamp");
  }

  static Refusal sign(boolean missing) {
    return missing
        ? gateway("11", "bad-sign", "缺少签名参数", "Missing Signature")
        : gateway("12", "bad-sign", "无效签名", "Invalid Signature");
  }

  static Refusal method(boolean missing) {
    return missing
        ? gateway("14", "unknown-method", "缺少方法名参数", "Missing Method")
        : gateway("15", "unknown-method", "不存在的方法名", "Invalid Method");
  }

  /** Code unconfirmed. */
  static Refusal token(String violation) {
    return gateway("19", violation, "无效access_token", "Invalid access_token");
  }

  /** Code unconfirmed. */
  static Refusal client() {
    return gateway("21", "bad-client", "无效app_key", "Invalid App Key");
  }

  static Refusal tooOften() {
    return gateway("2", "over-rate", "应用调用次数超限", "App Call Limited");
  }

  /** Code unconfirmed. */
  static Refusal busy() {
    return gateway("61", "busy", "服务不可用", "Service Unavailable");
  }

  static Refusal unreadable() {
    return gateway("50", "unreadable", "无效调用", "Invalid Request");
  }

  /** The form of the refusal of a parameter is unconfirmed. */
  static Refusal parameter(Wrapper wrapper, String violation, String chinese) {
    return new Refusal(violation, requestId -> wrapper.unsuccessful(false, chinese));
  }
}

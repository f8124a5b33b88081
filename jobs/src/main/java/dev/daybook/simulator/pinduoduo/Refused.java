package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Refusal;

/**
 * How Pinduoduo says no, inside HTTP 200.
 *
 * @see <a href="https://open.pinduoduo.com">open.pinduoduo.com, "API call guide", error codes</a>
 */
final class Refused {
  private Refused() {}

  static Refusal verb() {
    return new Refusal(
        "bad-verb", requestId -> Answer.json(405, "{\"message\":\"the gateway takes POST\"}"));
  }

  static Refusal with(int code, String violation, String message) {
    return new Refusal(violation, requestId -> Envelope.error(code, message, requestId));
  }

  static Refusal parameter(String violation, String message) {
    return with(10000, violation, "参数错误: " + message);
  }

  static Refusal client() {
    return with(10016, "bad-client", "client_id不正确");
  }

  static Refusal method() {
    return with(10017, "unknown-method", "type不正确");
  }

  static Refusal tokenExpired() {
    return with(10019, "expired-token", "access_token已过期");
  }

  static Refusal refreshTokenExpired() {
    return with(10019, "unknown-token", "refresh_token已过期");
  }

  static Refusal sign() {
    return with(20004, "bad-sign", "签名sign校验失败");
  }

  static Refusal tokenOfAnother() {
    return with(20032, "unknown-token", "access_token不属于该client_id");
  }

  static Refusal business(String violation, String message) {
    return with(50001, violation, message);
  }

  static Refusal tooOften(int code) {
    return with(code, "over-rate", "接口调用频率超限");
  }

  static Refusal busy(int code) {
    return with(code, "busy", "系统繁忙,请稍后再试");
  }

  static Refusal unreadable() {
    return with(52004, "unreadable", "请求体无法解析");
  }
}

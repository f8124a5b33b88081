package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.Refusal;
import java.util.Map;

/** How Douyin says no, inside HTTP 200: the sub code decides, as one code stands for many cases. */
final class Refused {
  private Refused() {}

  static Refusal with(int code, String subCode, String violation, String message) {
    return new Refusal(
        violation,
        requestId ->
            Json.answer(
                Json.object(
                    "code", code,
                    "msg", message,
                    "sub_code", subCode,
                    "sub_msg", message,
                    "log_id", requestId,
                    "data", Map.of())));
  }

  static Refusal missing(String subCode, String violation) {
    return with(40001, subCode, violation, "缺少参数");
  }

  static Refusal client() {
    return with(30001, "dop.app-forbidden", "bad-client", "应用无权限");
  }

  static Refusal method() {
    return with(30001, "isv.app-permissions-insufficient", "unknown-method", "应用无接口权限");
  }

  static Refusal sign() {
    return with(40003, "isv.signature-invalid", "bad-sign", "签名校验失败");
  }

  static Refusal timestamp() {
    return with(40003, "isv.timestamp-invalid", "bad-timestamp", "时间戳超出范围");
  }

  static Refusal timestampFormat() {
    return with(40003, "isv.timestamp-format-error", "bad-timestamp", "时间戳格式错误");
  }

  static Refusal tokenExpired() {
    return with(40003, "isv.access-token-expired", "expired-token", "access_token已过期");
  }

  static Refusal tokenUnknown() {
    return with(40003, "isv.access-token-no-existed", "unknown-token", "access_token不存在");
  }

  static Refusal refreshToken() {
    return with(
        50001, "dop.token-generate-failed:refresh_token", "unknown-token", "refresh_token无效");
  }

  /** The sub codes of refused parameters are unconfirmed. */
  static Refusal parameter(String violation, String message) {
    return with(40004, "isv.parameter-invalid", violation, "参数错误: " + message);
  }

  /** The sub code is unconfirmed. */
  static Refusal business(String violation, String message) {
    return with(50002, "isv.business-failed", violation, message);
  }

  static Refusal tooOften() {
    return with(60000, "", "over-rate", "请求过于频繁");
  }

  static Refusal busy(int code, String subCode) {
    return with(code, subCode, "busy", "系统繁忙,请稍后重试");
  }
}

package dev.daybook.simulator.xiaohongshu;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.Refusal;

/**
 * How Xiaohongshu says no, inside HTTP 200: {@code success} is false, or it is true and a code
 * within {@code data} says otherwise. All codes are placeholders, unconfirmed, and so is the name
 * of the inner one.
 */
final class Refused {
  private Refused() {}

  static Refusal with(int code, String violation, String message) {
    return new Refusal(
        violation,
        requestId ->
            Json.answer(Json.object("success", false, "error_code", code, "error_msg", message)));
  }

  static Refusal client() {
    return with(40001, "bad-client", "appId无效");
  }

  static Refusal sign() {
    return with(40002, "bad-sign", "签名错误");
  }

  static Refusal timestamp() {
    return with(40003, "bad-timestamp", "timestamp无效");
  }

  static Refusal token(String violation) {
    return with(40004, violation, "accessToken无效");
  }

  static Refusal refreshToken(String violation) {
    return with(40005, violation, "refreshToken无效");
  }

  static Refusal method() {
    return with(40006, "unknown-method", "method无效");
  }

  static Refusal version() {
    return with(40007, "bad-version", "version无效");
  }

  static Refusal verb() {
    return with(40008, "bad-verb", "请使用POST");
  }

  static Refusal parameter(String violation, String name) {
    return with(40009, violation, "参数错误: " + name);
  }

  static Refusal tooOften() {
    return with(42900, "over-rate", "调用过于频繁");
  }

  static Refusal busy() {
    return with(50000, "busy", "系统繁忙");
  }

  /** Looks like success to who asks only the outer code. */
  static Refusal inner() {
    return new Refusal(
        "busy",
        requestId -> XhsCall.ok(Json.object("success", false, "code", 50000, "message", "系统繁忙")));
  }
}

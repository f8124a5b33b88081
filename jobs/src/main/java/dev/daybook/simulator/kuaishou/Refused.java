package dev.daybook.simulator.kuaishou;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.Refusal;

/**
 * How Kuaishou says no, inside HTTP 200: a {@code result} other than 1. Of its codes 2001 alone was
 * seen; all others are placeholders, unconfirmed.
 */
final class Refused {
  private static final int BAD_PARAMETER = 2001;
  private static final int BAD_TOKEN = 24;
  private static final int TOO_OFTEN = 100;

  private Refused() {}

  static Refusal with(int result, String violation, String message) {
    return new Refusal(
        violation, requestId -> Json.answer(Json.object("result", result, "error_msg", message)));
  }

  static Refusal parameter(String violation, String name) {
    return with(BAD_PARAMETER, violation, name + "无效");
  }

  static Refusal verb() {
    return with(20, "bad-verb", "请使用GET");
  }

  static Refusal client() {
    return with(21, "bad-client", "appkey无效");
  }

  static Refusal method() {
    return with(22, "unknown-method", "method无效");
  }

  static Refusal timestamp() {
    return with(23, "bad-timestamp", "timestamp无效");
  }

  static Refusal token(String violation) {
    return with(BAD_TOKEN, violation, "access_token无效");
  }

  static Refusal sign() {
    return with(28, "bad-sign", "sign无效");
  }

  static Refusal version() {
    return with(29, "bad-version", "version无效");
  }

  static Refusal tooOften() {
    return with(TOO_OFTEN, "over-rate", "调用过于频繁");
  }

  static Refusal busy() {
    return with(10, "busy", "系统繁忙");
  }
}

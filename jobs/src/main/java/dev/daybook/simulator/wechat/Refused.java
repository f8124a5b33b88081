package dev.daybook.simulator.wechat;

import dev.daybook.simulator.Json;
import dev.daybook.simulator.Refusal;

/** How WeChat says no, inside HTTP 200. */
final class Refused {
  private Refused() {}

  static Refusal with(int code, String violation, String message) {
    return new Refusal(
        violation, requestId -> Json.answer(Json.object("errcode", code, "errmsg", message)));
  }

  static Refusal verb() {
    return with(43001, "bad-verb", "require POST method");
  }

  static Refusal body(String violation, String message) {
    return with(40097, violation, "invalid args: " + message);
  }

  static Refusal tokenUnknown() {
    return with(40001, "unknown-token", "invalid credential, access_token is invalid");
  }

  static Refusal tokenMissing() {
    return with(40014, "unknown-token", "invalid access_token");
  }

  static Refusal tokenExpired() {
    return with(42001, "expired-token", "access_token expired");
  }

  static Refusal method() {
    return with(48001, "unknown-method", "api unauthorized");
  }

  /** Code unconfirmed. */
  static Refusal client() {
    return with(40013, "bad-client", "invalid appid");
  }

  /** Code unconfirmed. */
  static Refusal secret() {
    return with(40125, "bad-secret", "invalid appsecret");
  }

  static Refusal tooMany() {
    return with(31042, "too-many-in-window", "too many orders in time range");
  }

  static Refusal cursor() {
    return with(606006, "bad-cursor", "next_key does not match the parameters");
  }

  /** The code for an order that does not exist is unconfirmed. */
  static Refusal unknown(String violation) {
    return with(100002, violation, "order not found");
  }

  static Refusal tooOften() {
    return with(45011, "over-rate", "api minute-quota reach limit, please retry next minute");
  }

  static Refusal busy() {
    return with(-1, "busy", "system error");
  }
}

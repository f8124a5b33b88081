package dev.daybook.simulator.wechat;

import dev.daybook.simulator.Md5;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code next_key}: how far a reader has come, valid only with the parameters it was given for.
 *
 * @param key of the last row given; 0 at the beginning
 * @param rested an empty page was given here
 */
record Cursor(long key, boolean rested) {
  private static final Cursor BEGIN = new Cursor(0, false);

  /**
   * @throws Refusal when it was given for other parameters, or never
   */
  static Cursor of(WechatCall call) {
    String given = call.body().path("next_key").asString("");
    if (given.isEmpty()) {
      return BEGIN;
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(given), StandardCharsets.US_ASCII);
      String[] parts = text.split(":");
      if (parts.length == 3 && parts[0].equals(parametersOf(call))) {
        return new Cursor(Long.parseLong(parts[1]), parts[2].equals("1"));
      }
    } catch (IllegalArgumentException e) {
      throw Refused.cursor();
    }
    throw Refused.cursor();
  }

  String sealedFor(WechatCall call) {
    String text = "%s:%d:%d".formatted(parametersOf(call), key, rested ? 1 : 0);
    return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String parametersOf(WechatCall call) {
    var others = (ObjectNode) call.body().deepCopy();
    others.remove("next_key");
    return Md5.hex(call.operation() + others);
  }

  /** One place in seven has an empty page before its rows. */
  boolean rests() {
    return !rested && Long.remainderUnsigned(key * 0x9E3779B97F4A7C15L >>> 8, 7) == 3;
  }

  Cursor afterRest() {
    return new Cursor(key, true);
  }
}

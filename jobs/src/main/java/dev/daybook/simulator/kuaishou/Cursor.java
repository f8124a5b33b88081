package dev.daybook.simulator.kuaishou;

import dev.daybook.simulator.Md5;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * A place in a list, good for the parameters it was given for (unconfirmed).
 *
 * @param key of the last row given; -1 before the first
 * @param answers given so far
 */
record Cursor(long key, int answers) {
  static final String END = "nomore";
  private static final Cursor START = new Cursor(-1, 0);
  private static final int RESTS_EVERY = 4;
  private static final int RESTS_AT = 2;

  /** Now and then an answer has no row although there are more. */
  boolean rests() {
    return answers % RESTS_EVERY == RESTS_AT;
  }

  Cursor at(long newKey) {
    return new Cursor(newKey, answers + 1);
  }

  String sealedFor(KuaishouCall call) {
    String text = "%s:%d:%d".formatted(seal(call), key, answers);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static Cursor of(KuaishouCall call) {
    JsonNode given = call.param().path("cursor");
    if (!given.isString()) {
      throw Refused.parameter("bad-cursor", "cursor");
    }
    return given.stringValue().isEmpty() ? START : opened(given.stringValue(), call);
  }

  private static Cursor opened(String sealed, KuaishouCall call) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(sealed);
      String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":");
      if (parts.length == 3 && parts[0].equals(seal(call))) {
        return new Cursor(Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
      }
    } catch (IllegalArgumentException e) {
      throw Refused.parameter("bad-cursor", "cursor");
    }
    throw Refused.parameter("bad-cursor", "cursor");
  }

  private static String seal(KuaishouCall call) {
    var parameters = new TreeMap<String, String>();
    call.param().properties().forEach(at -> parameters.put(at.getKey(), at.getValue().toString()));
    parameters.remove("cursor");
    return Md5.hex(call.query("appkey") + parameters);
  }
}

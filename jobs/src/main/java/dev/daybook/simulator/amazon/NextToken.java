package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Md5;
import dev.daybook.simulator.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far a reader has come, valid only with the filters it was given for. Its text holds {@code
 * +}, {@code /} and {@code =}, so that who does not escape it is refused.
 *
 * @param key of the last row given; 0 at the beginning
 * @param end of the span, when the platform chose it; 0 at the beginning
 */
record NextToken(long key, long end) {
  private static final String MARK = new String(new char[] {0xFB, 0xEF, 0xBE, 0xFF, 0xFF, 0xFF});

  /**
   * @param name of the parameter
   */
  static NextToken of(AmazonCall call, String name) {
    if (!call.has(name)) {
      return new NextToken(0, 0);
    }
    String[] parts = decoded(call.parameter(name)).split(":");
    if (parts.length < 4 || !parts[1].equals(filters(call, name))) {
      throw Refused.otherFilters();
    }
    return new NextToken(Long.parseLong(parts[2]), Long.parseLong(parts[3]));
  }

  private static String decoded(String given) {
    try {
      String text = new String(Base64.getDecoder().decode(given), StandardCharsets.ISO_8859_1);
      if (text.startsWith(MARK)) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      throw undecodable();
    }
    throw undecodable();
  }

  private static Refusal undecodable() {
    return Refused.input("bad-cursor", "could not decode your NextToken");
  }

  String sealedFor(AmazonCall call, String name) {
    String text = "%s:%s:%d:%d:".formatted(MARK, filters(call, name), key, end);
    String padded = text + ".".repeat(text.length() % 3 == 0 ? 1 : 0);
    return Base64.getEncoder().encodeToString(padded.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String filters(AmazonCall call, String name) {
    Map<String, String> others = new TreeMap<>(call.parameters());
    others.remove(name);
    return Md5.hex(call.operation() + call.order() + others);
  }
}

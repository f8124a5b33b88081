package dev.daybook.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What most platforms sign with. UTF-8. */
public final class Md5 {
  private Md5() {}

  /** In lower case. */
  public static String hex(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has MD5", e);
    }
  }

  /** {@code key + value} of all parameters in ASCII order of their keys, {@code sign} left out. */
  public static String joined(Map<String, String> parameters) {
    var text = new StringBuilder();
    new TreeMap<>(parameters)
        .forEach(
            (key, value) -> {
              if (!key.equals("sign")) {
                text.append(key).append(value);
              }
            });
    return text.toString();
  }
}

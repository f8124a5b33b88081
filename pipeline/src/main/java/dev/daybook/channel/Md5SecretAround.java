package dev.daybook.channel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * {@code sign = UPPER(MD5(secret + Σ(key + value, keys in ASCII order, without sign) + secret))},
 * UTF-8, values exactly as sent.
 *
 * @see <a href="https://open.pinduoduo.com">Pinduoduo open platform, API call guide</a>
 */
@Component("md5-secret-around")
class Md5SecretAround implements Signing {
  private static final String FIELD = "sign";

  @Override
  public SortedMap<String, String> signed(
      SortedMap<String, String> fields, Credentials credentials) {
    var unsigned = new TreeMap<>(fields);
    unsigned.remove(FIELD);
    var text = new StringBuilder(credentials.secret());
    unsigned.forEach((key, value) -> text.append(key).append(value));
    var signed = new TreeMap<>(unsigned);
    signed.put(FIELD, md5(text.append(credentials.secret()).toString()));
    return signed;
  }

  private static String md5(String text) {
    try {
      var digest = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has MD5", impossible);
    }
  }
}

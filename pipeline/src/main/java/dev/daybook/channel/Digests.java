package dev.daybook.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The digests that platforms sign with, over UTF-8 text. */
final class Digests {
  private Digests() {}

  static byte[] md5(String text) {
    try {
      return MessageDigest.getInstance("MD5").digest(bytes(text));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has MD5", impossible);
    }
  }

  /**
   * @param algorithm such as {@code HmacSHA256}
   */
  static byte[] hmac(String algorithm, String key, String text) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(bytes(key), algorithm));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + algorithm, impossible);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

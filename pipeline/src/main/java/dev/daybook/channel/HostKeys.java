package dev.daybook.channel;

import com.jcraft.jsch.HostKey;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A server's key in words: its type and its fingerprint, as {@code ssh-keygen -l} prints it. */
final class HostKeys {
  private HostKeys() {}

  static String shown(HostKey key) {
    if (key == null) {
      return "no key";
    }
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(Base64.getDecoder().decode(key.getKey()));
      return "%s SHA256:%s"
          .formatted(key.getType(), Base64.getEncoder().withoutPadding().encodeToString(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}

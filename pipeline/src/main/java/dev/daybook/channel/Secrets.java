package dev.daybook.channel;

import dev.daybook.canonical.Masked;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What of a shop's requests nobody may read: its credentials and its tokens. */
record Secrets(Credentials credentials, Token token) {
  private static final String HIDDEN = "…";

  /** Shorter ones, such as a region, would be found within words. */
  private static final int SHORTEST_FOUND = 6;

  /** More of a message than this is not looked at. */
  private static final int LONGEST_TEXT = 2000;

  private static final Pattern PHONE = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");

  /** A value of a request as it may be shown. */
  String shown(String value) {
    boolean secret =
        !token.access().isEmpty() && value.contains(token.access())
            || !value.isEmpty() && credentials.values().containsValue(value);
    return secret ? HIDDEN : value;
  }

  /**
   * The beginning of a platform's own words, which may repeat what they were asked with, or name a
   * person.
   */
  String without(String text) {
    var safe = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    for (var secret : found().toList()) {
      safe = safe.replace(secret, HIDDEN);
    }
    safe = PHONE.matcher(safe).replaceAll(phone -> Masked.phone(phone.group()));
    return MAIL.matcher(safe).replaceAll(HIDDEN);
  }

  /** The longest first: one may be part of another. */
  private Stream<String> found() {
    return Stream.concat(
            credentials.values().values().stream(), Stream.of(token.access(), token.refresh()))
        .filter(value -> value.length() >= SHORTEST_FOUND)
        .sorted(Comparator.comparing(String::length).reversed());
  }
}

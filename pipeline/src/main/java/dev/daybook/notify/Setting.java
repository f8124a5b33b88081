package dev.daybook.notify;

import java.util.function.Predicate;

/**
 * One thing that a kind of receiver needs to know.
 *
 * @param expected what it looks like, in words; no error shows the value itself
 */
public record Setting(String key, boolean required, String expected, Predicate<String> valid) {
  private static final String ADDRESS = "https?://[A-Za-z0-9.:-]+(/[A-Za-z0-9._~/-]*)?";

  static Setting required(String key, String expected, String pattern) {
    return new Setting(key, true, expected, value -> value.matches(pattern));
  }

  static Setting optional(String key, String expected, String pattern) {
    return new Setting(key, false, expected, value -> value.matches(pattern));
  }

  static Setting host(String usual) {
    return optional("host", "another address than %s, such as a proxy".formatted(usual), ADDRESS);
  }
}

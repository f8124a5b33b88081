package dev.daybook.notify;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Texts that are too long, cut between two characters, with how much was left out. */
final class Cut {
  private Cut() {}

  static String characters(String text, int most) {
    return text.length() <= most ? text : cut(text, most, "", String::length);
  }

  /**
   * @param next where the whole text is to be found
   * @param most UTF-8 bytes, the note included
   */
  static String bytes(String text, int most, String next) {
    return bytes(text) <= most ? text : cut(text, most, next, Cut::bytes);
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private interface Measure {
    int of(String text);
  }

  private static String cut(String text, int most, String next, Measure measure) {
    int kept = 0;
    int tooMuch = Math.min(text.length(), most) + 1;
    while (kept + 1 < tooMuch) {
      int middle = (kept + tooMuch) / 2;
      boolean fits = measure.of(whole(text, middle) + note(text, middle, next)) <= most;
      kept = fits ? middle : kept;
      tooMuch = fits ? tooMuch : middle;
    }
    return whole(text, kept) + note(text, kept, next);
  }

  /** Never half of a character that takes two. */
  private static String whole(String text, int kept) {
    boolean half = kept > 0 && Character.isHighSurrogate(text.charAt(kept - 1));
    return text.substring(0, half ? kept - 1 : kept);
  }

  private static String note(String text, int kept, String next) {
    int left = text.codePointCount(whole(text, kept).length(), text.length());
    return String.format(
        Locale.ROOT, "… (%,d characters left out%s)", left, next.isEmpty() ? "" : "; " + next);
  }
}

package dev.daybook.canonical;

/** Absent text is empty text. */
final class Text {
  private Text() {}

  static String orEmpty(String text) {
    return text == null ? "" : text;
  }

  static String orKeep(String text, String known) {
    return text.isEmpty() ? known : text;
  }
}

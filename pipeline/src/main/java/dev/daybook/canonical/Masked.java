package dev.daybook.canonical;

/** How people's data looks where it is not needed: enough to recognise, too little to use. */
public final class Masked {
  private static final int PHONE_DIGITS_SHOWN = 4;

  private Masked() {}

  /** The first character, then a star for each that follows: {@code 王**}. */
  public static String name(String name) {
    if (name.isEmpty()) {
      return "";
    }
    int shown = name.offsetByCodePoints(0, 1);
    int hidden = name.codePointCount(shown, name.length());
    return name.substring(0, shown) + "*".repeat(Math.max(1, hidden));
  }

  /**
   * A star for each character but the last four: {@code *******1234}. A short one shows nothing.
   */
  public static String phone(String phone) {
    int hidden = phone.length() - PHONE_DIGITS_SHOWN;
    return hidden < PHONE_DIGITS_SHOWN ? text(phone) : "*".repeat(hidden) + phone.substring(hidden);
  }

  /** Only whether there is something. */
  public static String text(String text) {
    return text.isEmpty() ? "" : "***";
  }
}

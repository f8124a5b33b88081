package dev.daybook.mapping;

import dev.cel.common.values.NullValue;

/** Makes the failure that names the offending value. */
final class Unread {
  private Unread() {}

  static EvaluationFailed value(Object value, String expected) {
    return new EvaluationFailed(shown(value), expected, null);
  }

  /** A value for people; nothing at all is shown as empty text. */
  static String shown(Object value) {
    return value == null || value instanceof NullValue ? "" : String.valueOf(value);
  }
}

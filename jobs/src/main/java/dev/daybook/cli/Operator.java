package dev.daybook.cli;

/** Who presses the key: {@code DAYBOOK_OPERATOR}, else the user of the machine. */
final class Operator {
  private Operator() {}

  static String name() {
    var named = System.getenv("DAYBOOK_OPERATOR");
    return named == null || named.isBlank() ? System.getProperty("user.name", "unknown") : named;
  }
}

package dev.daybook.mapping;

/** A value of the source could not be read by an expression. */
public class EvaluationFailed extends RuntimeException {
  private final String value;
  private final String expected;

  public EvaluationFailed(String value, String expected, Throwable cause) {
    super("cannot read \"%s\" as %s".formatted(value, expected), cause);
    this.value = value;
    this.expected = expected;
  }

  public String value() {
    return value;
  }

  public String expected() {
    return expected;
  }
}

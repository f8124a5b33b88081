package dev.daybook.simulator;

/**
 * The platform says no, inside HTTP 200. Codes: open.pinduoduo.com, "API call guide", error codes.
 *
 * @see #code
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  static final int BAD_PARAMETER = 10000;
  static final int BAD_CLIENT = 10016;
  static final int BAD_METHOD = 10017;
  static final int TOKEN_EXPIRED = 10019;
  static final int BAD_SIGN = 20004;
  static final int TOKEN_OF_ANOTHER_CLIENT = 20032;
  static final int BUSINESS = 50001;
  static final int RATE_LIMITED = 52101;
  static final int UNREADABLE = 52004;

  private final int code;
  private final String violation;

  /**
   * @param violation the name under which it is counted, such as {@code bad-window}
   */
  Refusal(int code, String violation, String message) {
    super(message, null, false, false);
    this.code = code;
    this.violation = violation;
  }

  int code() {
    return code;
  }

  String violation() {
    return violation;
  }
}

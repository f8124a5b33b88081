package dev.daybook.channel;

/**
 * Refused with a code that the channel does not name. Where one record was asked for, it may be
 * that record's own trouble; everywhere else it is the shop's.
 */
final class UnknownRefusal extends Refused {
  private final String said;
  private final byte[] answer;

  /**
   * @param said code and message, without anything secret
   * @param answer the answer's bytes, which are JSON
   */
  UnknownRefusal(String message, String said, byte[] answer) {
    super(message);
    this.said = said;
    this.answer = answer;
  }

  String said() {
    return said;
  }

  byte[] answer() {
    return answer;
  }
}

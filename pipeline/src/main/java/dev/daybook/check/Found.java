package dev.daybook.check;

/**
 * A finding to be: what a rule says of a version of an order.
 *
 * @param evidence SHA-256, in hex, of the rule's id and the values of its facts
 */
record Found(
    long orderId,
    String rule,
    int version,
    String severity,
    boolean hold,
    String message,
    String messageZh,
    String evidence) {
  Key key() {
    return new Key(orderId, rule, evidence);
  }

  /** A finding is made once for each of these. */
  record Key(long orderId, String rule, String evidence) {}
}

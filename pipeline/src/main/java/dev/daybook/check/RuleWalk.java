package dev.daybook.check;

import java.util.Arrays;

/**
 * How far the whole book was walked with one set of rules.
 *
 * @param throughId the last order that was looked at
 */
record RuleWalk(byte[] rulesHash, long throughId, boolean done) {
  static RuleWalk begun(byte[] rulesHash) {
    return new RuleWalk(rulesHash, 0, false);
  }

  boolean isWith(byte[] hash) {
    return Arrays.equals(rulesHash, hash);
  }

  RuleWalk through(long orderId) {
    return new RuleWalk(rulesHash, orderId, false);
  }

  RuleWalk ended() {
    return new RuleWalk(rulesHash, throughId, true);
  }
}

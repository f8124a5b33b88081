package dev.daybook.operate;

import dev.daybook.notify.Dispatch.Failure;
import dev.daybook.notify.KeptAlert;
import dev.daybook.notify.ReceiverState;
import java.util.List;

/** What verb {@code alerts} answers. */
public interface AlertReport {
  /**
   * @param more whether there are more than these
   * @param receivers how each last answered
   * @param unsent messages that wait: held back, for companions, or to be tried again
   */
  record Listed(List<KeptAlert> alerts, boolean more, List<ReceiverState> receivers, int unsent) {}

  /**
   * @param told the receiver's own words
   */
  record Tested(String receiver, boolean taken, String told) {}

  /**
   * @param messages how many receivers took one
   * @param failures what those said that did not take theirs
   * @param unsent messages that wait
   */
  record Sent(int messages, List<Failure> failures, int unsent) {}
}

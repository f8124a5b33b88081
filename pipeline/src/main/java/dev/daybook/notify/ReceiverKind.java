package dev.daybook.notify;

import java.time.Clock;
import java.util.List;

/** A kind of receivers, such as the group robots of WeCom. Found by {@link ReceiverKinds}. */
public interface ReceiverKind {
  /** As the configuration names it. */
  String name();

  /** All that it may be told beside {@code name} and {@code kind}. */
  List<Setting> settings();

  /**
   * @param settings checked against {@link #settings()}
   */
  Receiver open(ReceiverSettings settings, Clock clock);
}

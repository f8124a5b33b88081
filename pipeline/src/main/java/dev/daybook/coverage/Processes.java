package dev.daybook.coverage;

import java.time.Instant;

/** Which process this is, and which others are alive. */
public interface Processes {
  /** This process as {@code host:pid:start}, start in milliseconds since 1970. */
  String self();

  /**
   * @param process as {@link #self()} of that process gave it
   * @param aliveAt its last sign of life, for processes that cannot be seen from here
   */
  boolean isAlive(String process, Instant aliveAt);
}

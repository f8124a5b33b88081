package dev.daybook.notify;

/** What a message says of its alert. */
public enum MessageAbout {
  /** It is there. */
  RAISED,
  /** It matters more than before. */
  WORSE,
  /** It lasts. */
  REMINDER,
  /** It is over. */
  ENDED
}

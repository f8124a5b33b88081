package dev.daybook.notify;

/** What became of a message. */
public enum MessageState {
  /** It waits: for others that go with it, for the end of quiet hours, or for its receiver. */
  PENDING,
  /** A process is handing it over. */
  SENDING,
  SENT,
  /** Its receiver refused or is none any more; another one is told. */
  PASSED_ON,
  /** Overtaken: the alert ended before it went out. */
  DROPPED
}

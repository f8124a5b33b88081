package dev.daybook.channel;

import java.time.Duration;

/**
 * Where patience ends.
 *
 * @param connect to reach the host
 * @param answer for the whole answer, from the request to its last byte
 * @param bytes of one answer
 * @param busyTries calls in a row that may be told to wait
 * @param brokenTries calls in a row that may break
 * @param longestWait a channel that asks for more is left alone until the next run
 * @param readings of one window whose total changes while it is read
 */
public record PullLimits(
    Duration connect,
    Duration answer,
    int bytes,
    int busyTries,
    int brokenTries,
    Duration longestWait,
    int readings) {
  public static PullLimits usual() {
    return new PullLimits(
        Duration.ofSeconds(10),
        Duration.ofSeconds(60),
        32 * 1024 * 1024,
        8,
        5,
        Duration.ofMinutes(5),
        4);
  }
}

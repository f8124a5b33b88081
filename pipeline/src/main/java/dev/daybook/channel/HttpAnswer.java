package dev.daybook.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * One answer, whole.
 *
 * @param body its bytes, uncompressed
 * @param date the platform's clock; null when it does not tell
 * @param retryAfter the wait it asks for; null when it asks for none
 */
record HttpAnswer(int status, byte[] body, Instant date, Duration retryAfter) {}

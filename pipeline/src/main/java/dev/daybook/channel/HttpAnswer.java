package dev.daybook.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One answer, whole.
 *
 * @param body its bytes, uncompressed
 * @param headers by their names in lower case; values of one name are joined with commas
 * @param date the platform's clock; null when it does not tell
 * @param retryAfter the wait it asks for; null when it asks for none
 */
record HttpAnswer(
    int status, byte[] body, Map<String, String> headers, Instant date, Duration retryAfter) {}

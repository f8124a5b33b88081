package dev.daybook.channel;

import java.util.Map;

/**
 * A successful answer, as expressions see it and as it came.
 *
 * @param answer a JSON object or list
 * @param headers by their names in lower case
 * @param absent whether it says that what was asked for is not there
 * @param request what was asked, without anything secret
 */
record Answered(
    Object answer,
    Map<String, String> headers,
    int status,
    byte[] body,
    boolean absent,
    String request) {
  Map<String, ?> variables() {
    return Map.of("answer", answer, "headers", headers, "status", (long) status);
  }
}

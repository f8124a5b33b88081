package dev.daybook.channel;

import java.io.IOException;

/** Our own disk does not take the bytes: no file can be taken before that is mended. */
final class InboxUnwritable extends RuntimeException {
  InboxUnwritable(IOException cause) {
    super(
        "the inbox cannot be written: %s; next: check who owns it and make room on its disk; what"
                .formatted(cause)
            + " waits on the server is taken with the next look",
        cause);
  }
}

package dev.daybook.notify;

import java.util.List;

/** What one process alone hands over to a receiver now, as one message. */
record Claim(long sendingId, String receiver, List<DueMessage> messages) {}

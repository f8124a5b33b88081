package dev.daybook.notify;

import java.time.Duration;

/** At most so many messages in any such span. */
public record Rate(int messages, Duration per) {}

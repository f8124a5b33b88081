package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Query.VersionFilter;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * The time that a list is asked for: by creation or by change, both ends inclusive, the end at
 * least two minutes ago.
 *
 * @param first seconds since 1970, as {@code last}
 */
record Span(boolean updated, long first, long last) {
  private static final long TWO_MINUTES = 120;

  /**
   * @param names of the parameters in this version of the API
   */
  static Span of(AmazonCall call, Names names) {
    boolean updated = call.has(names.updatedAfter()) || call.has(names.updatedBefore());
    boolean created = call.has(names.createdAfter()) || call.has(names.createdBefore());
    String after = updated ? names.updatedAfter() : names.createdAfter();
    String before = updated ? names.updatedBefore() : names.createdBefore();
    if (updated == created || !call.has(after)) {
      throw Refused.input(
          "bad-window",
          "Either %s or %s is needed, not both"
              .formatted(names.createdAfter(), names.updatedAfter()));
    }
    long newest = call.now() - TWO_MINUTES;
    Instant from = time(call, after);
    Instant to = call.has(before) ? time(call, before) : Instant.ofEpochSecond(newest);
    if (to.isAfter(Instant.ofEpochSecond(newest))) {
      throw Refused.input("bad-window", before + " must be at least two minutes ago");
    }
    if (to.isBefore(from) && call.has(before)) {
      throw Refused.input("bad-window", before + " must not be earlier than " + after);
    }
    return new Span(
        updated, from.getEpochSecond() + (from.getNano() > 0 ? 1 : 0), to.getEpochSecond());
  }

  /** With {@code Z} or without a zone, which means UTC; never with an offset. */
  private static Instant time(AmazonCall call, String name) {
    try {
      return LocalDateTime.parse(call.parameter(name).replaceFirst("Z$", ""))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw Refused.input("bad-time", "timestamp must follow ISO8601: " + name);
    }
  }

  Query query(VersionFilter filter) {
    return new Query(updated ? Axis.UPDATED : Axis.CREATED, first, last, filter);
  }

  String end() {
    return Instant.ofEpochSecond(last).toString();
  }

  /** What the parameters are called. */
  record Names(
      String createdAfter, String createdBefore, String updatedAfter, String updatedBefore) {}
}

package dev.daybook.coverage;

import java.time.Instant;

/**
 * How far a run is.
 *
 * @param planned windows that it is to pull; 0 when it pulls none
 * @param done windows that it has read to their proven end
 * @param records that it has landed, repeated ones included
 * @param booked records that it has given an outcome, also those that earlier runs have landed
 * @param calls made to the channel, all retries included
 * @param endsAt when it is expected to be done; null when nobody knows
 * @param waitsFor what it waits for, in words; null when it is at work
 */
public record RunProgress(
    int planned, int done, long records, long booked, long calls, Instant endsAt, String waitsFor) {
  public static final RunProgress NONE = new RunProgress(0, 0, 0, 0, 0, null, null);
}

package dev.daybook.coverage;

import java.time.Instant;

/**
 * How far a run is.
 *
 * @param planned steps that are known beforehand: windows that it is to pull, or the documents of a
 *     replay, each twice; 0 when there are none
 * @param done steps of these that are done: windows read to their proven end
 * @param records that it has landed, repeated ones included
 * @param booked records that it has given an outcome, also those that earlier runs have landed
 * @param calls made to the channel, all retries included
 * @param endsAt when it is expected to be done; null when nobody knows
 * @param waitsFor what it waits for, in words; null when it is at work
 */
public record RunProgress(
    int planned, int done, long records, long booked, long calls, Instant endsAt, String waitsFor) {
  public static final RunProgress NONE = new RunProgress(0, 0, 0, 0, 0, null, null);

  public RunProgress planning(int steps) {
    return new RunProgress(planned + steps, done, records, booked, calls, endsAt, waitsFor);
  }

  public RunProgress doing(int steps) {
    return new RunProgress(planned, done + steps, records, booked, calls, endsAt, waitsFor);
  }

  public RunProgress landing(long more) {
    return new RunProgress(planned, done, records + more, booked, calls, endsAt, waitsFor);
  }

  public RunProgress booking(long more) {
    return new RunProgress(planned, done, records, booked + more, calls, endsAt, waitsFor);
  }

  public RunProgress calling(long more) {
    return new RunProgress(planned, done, records, booked, calls + more, endsAt, waitsFor);
  }

  public RunProgress ending(Instant at) {
    return new RunProgress(planned, done, records, booked, calls, at, waitsFor);
  }

  public RunProgress waiting(String what) {
    return new RunProgress(planned, done, records, booked, calls, endsAt, what);
  }
}

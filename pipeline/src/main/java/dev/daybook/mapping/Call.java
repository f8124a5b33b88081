package dev.daybook.mapping;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * One call of a channel's API.
 *
 * @param operation the channel's name of it; rate budgets are kept by it
 * @param method GET or POST
 * @param path below the host; {@code {id}} stands for the record's id, percent-encoded
 */
public record Call(String operation, Rate rate, String method, String path, RequestFields fields) {

  /**
   * A budget: {@code calls} per {@code per}.
   *
   * @param burst how many calls may go at once on top of the even pace; empty where the channel's
   *     bound holds for any span of time, so that the burst must come out of it
   * @param sharedByApp whether all shops of one app ({@code client_id}) have it together; else each
   *     shop has its own
   */
  public record Rate(int calls, Duration per, OptionalInt burst, boolean sharedByApp) {
    public Rate(int calls, Duration per) {
      this(calls, per, OptionalInt.empty());
    }

    public Rate(int calls, Duration per, OptionalInt burst) {
      this(calls, per, burst, false);
    }
  }
}

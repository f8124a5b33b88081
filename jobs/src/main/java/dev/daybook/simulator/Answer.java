package dev.daybook.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * One HTTP answer, or the lack of one.
 *
 * @param promised the Content-Length; more than the body holds when the connection breaks within it
 * @param pause before anything is sent
 * @param dropped the connection closes and nothing is sent
 */
record Answer(
    int status, String contentType, byte[] body, int promised, Duration pause, boolean dropped) {
  static final String JSON = "application/json;charset=UTF-8";

  static Answer json(byte[] body) {
    return of(200, JSON, body);
  }

  static Answer json(int status, String body) {
    return of(status, JSON, body.getBytes(StandardCharsets.UTF_8));
  }

  static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, contentType, body, body.length, Duration.ZERO, false);
  }

  static Answer none() {
    return new Answer(0, "", new byte[0], 0, Duration.ZERO, true);
  }

  Answer after(Duration longer) {
    return new Answer(status, contentType, body, promised, longer, dropped);
  }

  Answer withBody(byte[] other) {
    return new Answer(status, contentType, other, other.length, pause, dropped);
  }

  /** Half of the body under the promise of all of it. */
  Answer broken() {
    return new Answer(
        status, contentType, Arrays.copyOf(body, body.length / 2), body.length, pause, dropped);
  }
}

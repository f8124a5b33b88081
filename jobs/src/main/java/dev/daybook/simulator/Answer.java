package dev.daybook.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP answer, or the lack of one.
 *
 * @param headers beside those that every answer has
 * @param promised the Content-Length; more than the body holds when the connection breaks within it
 * @param pause before anything is sent
 * @param dropped the connection closes and nothing is sent
 */
public record Answer(
    int status,
    String contentType,
    Map<String, String> headers,
    byte[] body,
    int promised,
    Duration pause,
    boolean dropped) {
  public static final String JSON = "application/json;charset=UTF-8";

  public static Answer json(byte[] body) {
    return of(200, JSON, body);
  }

  public static Answer json(int status, String body) {
    return of(status, JSON, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Answer of(int status, String contentType, byte[] body) {
    return new Answer(status, contentType, Map.of(), body, body.length, Duration.ZERO, false);
  }

  static Answer none() {
    return new Answer(0, "", Map.of(), new byte[0], 0, Duration.ZERO, true);
  }

  public Answer with(String header, String value) {
    var more = new TreeMap<>(headers);
    more.put(header, value);
    return new Answer(status, contentType, more, body, promised, pause, dropped);
  }

  Answer after(Duration longer) {
    return new Answer(status, contentType, headers, body, promised, longer, dropped);
  }

  Answer withBody(byte[] other) {
    return new Answer(status, contentType, headers, other, other.length, pause, dropped);
  }

  /** The same answer as one of its own. */
  Answer again() {
    return withBody(body);
  }

  /** Half of the body under the promise of all of it. */
  Answer broken() {
    byte[] half = Arrays.copyOf(body, body.length / 2);
    return new Answer(status, contentType, headers, half, body.length, pause, dropped);
  }
}

package dev.daybook.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The group robot of one chat platform. Found as services, like {@link Platform}; {@link Robots}
 * keeps its rate and remembers what it was told.
 */
public interface Robot {
  /** As the kind of a receiver in {@code config.yaml}. */
  String platform();

  /** What its paths begin with. */
  String path();

  /** What a receiver needs to know of it, beside its host. */
  Map<String, String> settings();

  List<RateLimit> rates();

  /** How long it is deaf after one message too many; zero when it is not. */
  Duration penalty();

  /** What it says then. */
  Said tooMany();

  /** Checks credential, signature, time and length by itself, with no code of {@code pipeline}. */
  Said hear(Ask ask, Instant now);

  /** In the platform's own form: HTTP 200 also for a refusal. */
  Answer answer(Said said);

  /**
   * What a robot says to a call.
   *
   * @param code 0 when it takes the message
   * @param text of the message that it takes; empty otherwise
   */
  record Said(long code, String message, String text) {
    public static Said taken(String text) {
      return new Said(0, "ok", text);
    }

    public static Said refused(long code, String message) {
      return new Said(code, message, "");
    }
  }
}

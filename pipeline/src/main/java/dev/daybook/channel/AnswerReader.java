package dev.daybook.channel;

import dev.daybook.landing.ExactJson;
import dev.daybook.mapping.Api;
import dev.daybook.mapping.EvaluationFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * Tells an answer from everything else that may come in its place. What is not clearly a success is
 * a {@link Failure}; an unknown error code is an {@link UnknownRefusal}.
 */
final class AnswerReader {
  private static final int LONGEST_MESSAGE = 200;
  private static final byte[] NOTHING = {'{', '}'};

  private final Api.Answers answers;

  AnswerReader(Api.Answers answers) {
    this.answers = answers;
  }

  /**
   * A successful answer.
   *
   * @param absent error codes that are an answer too: what was asked for is not there
   */
  Answered read(HttpAsk ask, HttpAnswer http, Set<String> absent, String request, Secrets secrets) {
    if (isNothing(http, absent)) {
      return answered(Map.of(), NOTHING, http, true, request);
    }
    checkStatus(ask, http);
    var answered = answered(json(ask, http), http.body(), http, false, request);
    if (isSuccess(ask, answered) && http.status() < 400) {
      return answered;
    }
    var code = answers.code().text(answered.variables());
    if (!code.isEmpty() && absent.contains(code)) {
      return answered(answered.answer(), http.body(), http, true, request);
    }
    throw failure(ask, http, answered, code, secrets);
  }

  private static Answered answered(
      Object json, byte[] body, HttpAnswer http, boolean absent, String request) {
    return new Answered(json, http.headers(), http.status(), body, absent, request);
  }

  /** Some say only by their status that it is not there; what is kept of that must be JSON. */
  private boolean isNothing(HttpAnswer http, Set<String> absent) {
    return !absent.isEmpty()
        && http.status() >= 400
        && http.status() < 500
        && isBlank(http.body())
        && absent.contains(
            answers.code().text(answered(Map.of(), NOTHING, http, true, "").variables()));
  }

  private static void checkStatus(HttpAsk ask, HttpAnswer http) {
    int status = http.status();
    if (status == 429 || status == 503 && http.retryAfter() != null) {
      throw new Busy("%s: HTTP %d".formatted(ask, status), http.retryAfter());
    }
    if (status >= 500 || status == 408) {
      throw new Broken("%s: HTTP %d".formatted(ask, status));
    }
    if (status >= 300 && status < 400) {
      throw new Refused(
          "%s: HTTP %d, a redirect; expected an answer; next: correct the host"
              .formatted(ask, status));
    }
    if (status >= 400 && isBlank(http.body())) {
      throw new Refused(
          "%s: HTTP %d without a body; next: check the shop's authorisation and address"
              .formatted(ask, status));
    }
  }

  private static boolean isBlank(byte[] body) {
    for (byte each : body) {
      if (each > ' ' || each < 0) {
        return false;
      }
    }
    return true;
  }

  private static Object json(HttpAsk ask, HttpAnswer http) {
    if (isBlank(http.body())) {
      throw new Broken("%s: HTTP %d with an empty body".formatted(ask, http.status()));
    }
    try {
      var value = ExactJson.parse(http.body());
      if (value instanceof Map<?, ?> || value instanceof List<?>) {
        return value;
      }
      throw new Broken("%s: the answer is neither a JSON object nor a list".formatted(ask));
    } catch (JacksonException unreadable) {
      var kind = new String(http.body(), 0, 1, java.nio.charset.StandardCharsets.US_ASCII);
      throw new Broken(
          "%s: the answer of %d bytes is no whole JSON (%s)"
              .formatted(
                  ask, http.body().length, kind.equals("<") ? "HTML or XML" : "cut or damaged"));
    }
  }

  private boolean isSuccess(HttpAsk ask, Answered answered) {
    try {
      return Boolean.TRUE.equals(answers.success().evaluate(answered.variables()));
    } catch (EvaluationFailed unclear) {
      throw new Broken("%s: the answer does not tell whether it is one".formatted(ask), unclear);
    }
  }

  private Failure failure(
      HttpAsk ask, HttpAnswer http, Answered answered, String code, Secrets secrets) {
    var message = cut(secrets.without(answers.message().text(answered.variables())));
    var words = "code '%s', %s".formatted(code, message);
    var said = "%s: %s".formatted(ask, words);
    if (answers.busy().contains(code)) {
      return new Busy(said, askedWait(http, answered));
    }
    if (answers.expired().contains(code)) {
      return new Expired(said);
    }
    if (answers.restart().contains(code)) {
      return new Stale(said);
    }
    if (answers.tooMuch().contains(code)) {
      return new TooMuch(said);
    }
    if (code.isEmpty() && http.status() < 400) {
      return new Broken("%s: neither a success nor an error code".formatted(ask));
    }
    var refusal =
        said
            + "; trying again will not help; next: look the code up in the channel's error table,"
            + " correct the shop's settings or authorisation, then sync again";
    return isOfTheShop(http, code)
        ? new Refused(refusal)
        : new UnknownRefusal(refusal, words, http.body());
  }

  /** HTTP says so of 401 and 403, whatever the platform's own code is. */
  private boolean isOfTheShop(HttpAnswer http, String code) {
    return code.isEmpty()
        || answers.refused().contains(code)
        || http.status() == 401
        || http.status() == 403;
  }

  /** What the answer itself asks for, else its header; null when it asks for nothing. */
  private Duration askedWait(HttpAnswer http, Answered answered) {
    return answers
        .waitSeconds()
        .map(seconds -> seconds.text(answered.variables()))
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(http.retryAfter());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }
}

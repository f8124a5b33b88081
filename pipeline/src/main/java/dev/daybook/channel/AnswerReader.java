package dev.daybook.channel;

import dev.daybook.landing.ExactJson;
import dev.daybook.mapping.Api;
import dev.daybook.mapping.EvaluationFailed;
import dev.daybook.mapping.Expression;
import java.util.Map;
import tools.jackson.core.JacksonException;

/**
 * Tells an answer from everything else that may come in its place. What is not clearly a success is
 * a {@link Failure}; an unknown error code is refused.
 */
final class AnswerReader {
  private static final int LONGEST_MESSAGE = 200;

  private final Api.Answers answers;

  AnswerReader(Api.Answers answers) {
    this.answers = answers;
  }

  /** The variable {@code answer} of a successful answer. */
  Map<String, ?> read(HttpAsk ask, HttpAnswer http) {
    checkStatus(ask, http);
    var answer = json(ask, http);
    if (isSuccess(ask, answer) && http.status() < 400) {
      return answer;
    }
    throw failure(ask, http, answer);
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

  @SuppressWarnings("unchecked")
  private static Map<String, ?> json(HttpAsk ask, HttpAnswer http) {
    if (isBlank(http.body())) {
      throw new Broken("%s: HTTP %d with an empty body".formatted(ask, http.status()));
    }
    try {
      if (ExactJson.parse(http.body()) instanceof Map<?, ?> object) {
        return (Map<String, ?>) object;
      }
      throw new Broken("%s: the answer is not a JSON object".formatted(ask));
    } catch (JacksonException unreadable) {
      var kind = new String(http.body(), 0, 1, java.nio.charset.StandardCharsets.US_ASCII);
      throw new Broken(
          "%s: the answer of %d bytes is no whole JSON (%s)"
              .formatted(
                  ask, http.body().length, kind.equals("<") ? "HTML or XML" : "cut or damaged"));
    }
  }

  private boolean isSuccess(HttpAsk ask, Map<String, ?> answer) {
    try {
      return Boolean.TRUE.equals(answers.success().evaluate(Map.of("answer", answer)));
    } catch (EvaluationFailed unclear) {
      throw new Broken("%s: the answer does not tell whether it is one".formatted(ask), unclear);
    }
  }

  private Failure failure(HttpAsk ask, HttpAnswer http, Map<String, ?> answer) {
    var code = text(answers.code(), answer);
    var said = "%s: code '%s', %s".formatted(ask, code, cut(text(answers.message(), answer)));
    if (answers.busy().contains(code)) {
      return new Busy(said, http.retryAfter());
    }
    if (answers.expired().contains(code)) {
      return new Expired(said);
    }
    if (code.isEmpty() && http.status() < 400) {
      return new Broken("%s: neither a success nor an error code".formatted(ask));
    }
    return new Refused(
        said
            + "; trying again will not help; next: look the code up in the channel's error table,"
            + " correct the shop's settings or authorisation, then sync again");
  }

  private static String text(Expression expression, Map<String, ?> answer) {
    try {
      var value = expression.evaluate(Map.of("answer", answer));
      return value == null ? "" : value.toString();
    } catch (EvaluationFailed absent) {
      return "";
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…";
  }
}

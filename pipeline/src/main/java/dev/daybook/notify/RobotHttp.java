package dev.daybook.notify;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts to the webhook of a chat robot. All of them answer 200 with a code in JSON also when they
 * refuse: only the code 0 is a success. The address is the credential, so nothing that is told
 * shows it.
 */
final class RobotHttp {
  private static final Duration MOST_WAIT_FOR_CONNECTION = Duration.ofSeconds(5);
  private static final Duration MOST_WAIT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;
  private static final int BAD_REQUEST = 400;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A redirect would take the credential elsewhere. */
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .connectTimeout(MOST_WAIT_FOR_CONNECTION)
          .followRedirects(Redirect.NEVER)
          .build();

  private final String codeField;
  private final String messageField;
  private final Collection<String> secrets;

  /**
   * @param secrets never told
   */
  RobotHttp(String codeField, String messageField, Collection<String> secrets) {
    this.codeField = codeField;
    this.messageField = messageField;
    this.secrets = secrets;
  }

  /**
   * A code that is no success.
   *
   * @param resetSeconds what the header {@code x-ogw-ratelimit-reset} says; 0 without one
   */
  record Failed(long code, String told, long resetSeconds) {}

  interface Codes {
    /** What to do about it. */
    Answer of(Failed failed);
  }

  Answer post(URI address, Object body, Codes codes) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(MOST_WAIT)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    try {
      return read(CLIENT.send(request, BodyHandlers.ofString()), codes);
    } catch (IOException broken) {
      return new Answer.Later(
          told(
              "no answer: %s%s (%s://%s)"
                  .formatted(
                      broken.getClass().getSimpleName(),
                      because(broken),
                      address.getScheme(),
                      address.getAuthority())));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Answer.Later("interrupted while it was sent");
    }
  }

  private static String because(IOException broken) {
    return broken.getMessage() == null ? "" : ", " + broken.getMessage();
  }

  private Answer read(HttpResponse<String> response, Codes codes) {
    var json = json(response.body());
    if (json == null || !json.path(codeField).isIntegralNumber()) {
      return withoutCode(response.statusCode());
    }
    long code = json.get(codeField).asLong();
    var told = told("%s %d: %s".formatted(codeField, code, json.path(messageField).asString("")));
    if (code == 0 && response.statusCode() == OK) {
      return new Answer.Taken(told);
    }
    var reset =
        response
            .headers()
            .firstValue("x-ogw-ratelimit-reset")
            .filter(text -> text.matches("\\d{1,6}"));
    return codes.of(new Failed(code, told, reset.map(Long::parseLong).orElse(0L)));
  }

  /** A proxy or a wrong host has answered: the robot would have said a code. */
  private Answer withoutCode(int status) {
    var told = "HTTP %d without %s: that is no robot's answer".formatted(status, codeField);
    boolean mayPass =
        status < BAD_REQUEST
            || status == REQUEST_TIMEOUT
            || status == TOO_MANY
            || status >= SERVER_ERROR;
    return mayPass ? new Answer.Later(told) : new Answer.Refused(told);
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException notJson) {
      return null;
    }
  }

  private String told(String text) {
    var clean = text;
    for (var secret : secrets) {
      clean = secret.isEmpty() ? clean : clean.replace(secret, "***");
    }
    return Cut.characters(clean, 400);
  }
}

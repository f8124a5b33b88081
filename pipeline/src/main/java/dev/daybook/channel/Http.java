package dev.daybook.channel;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Sends one request through {@link PullRoute}. */
@Component
class Http {
  private final ProducerTemplate route;
  private final Clock clock;

  Http(ProducerTemplate route, Clock clock) {
    this.route = route;
    this.clock = clock;
  }

  /**
   * @throws Broken when no whole answer came
   */
  HttpAnswer send(HttpAsk ask) {
    start();
    var exchange = route.send(PullRoute.START, message -> message.getMessage().setBody(ask));
    if (exchange.getException() != null) {
      var cause = exchange.getException();
      throw new Broken(
          "%s brought no whole answer: %s: %s"
              .formatted(ask, cause.getClass().getSimpleName(), cause.getMessage()),
          cause);
    }
    var message = exchange.getMessage();
    return new HttpAnswer(
        message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
        message.getBody(byte[].class),
        date(message.getHeader("Date", String.class)),
        retryAfter(message));
  }

  /** In an application whose beans are made when they are needed, nobody has started Camel yet. */
  private void start() {
    if (!route.getCamelContext().getStatus().isStarted()) {
      route.getCamelContext().start();
    }
  }

  private static Instant date(String header) {
    try {
      return header == null
          ? null
          : Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  /** Seconds, or the time of day to come back at (RFC 9110, 10.2.3). */
  private Duration retryAfter(Message message) {
    var header = message.getHeader("Retry-After", String.class);
    if (header == null) {
      return null;
    }
    if (header.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    var until = date(header);
    return until == null ? null : Duration.between(clock.instant(), until);
  }
}

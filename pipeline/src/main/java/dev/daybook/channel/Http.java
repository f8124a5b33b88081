package dev.daybook.channel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Sends one request through {@link PullRoute}. A thread of its own waits for the answer, so that
 * nobody has to wait for it who is asked to stop.
 */
@Component
class Http implements DisposableBean {
  private final ProducerTemplate route;
  private final Clock clock;
  private final ExecutorService wires = Executors.newCachedThreadPool(Http::thread);

  Http(ProducerTemplate route, Clock clock) {
    this.route = route;
    this.clock = clock;
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "channel-answer");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * @throws Broken when no whole answer came
   * @throws Stopped when stopping was asked for meanwhile; the request is broken off
   */
  HttpAnswer send(HttpAsk ask, Patience patience) {
    start();
    var wire = new OnTheWire<>(() -> exchange(ask));
    try {
      return answer(ask, patience.answer(wires.submit(wire), () -> "an answer of " + ask));
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    } catch (RuntimeException stopped) {
      wire.breakOff();
      throw stopped;
    }
  }

  private Exchange exchange(HttpAsk ask) {
    return route.send(PullRoute.START, message -> message.getMessage().setBody(ask));
  }

  private HttpAnswer answer(HttpAsk ask, Exchange exchange) {
    if (exchange.getException() != null) {
      var cause = exchange.getException();
      throw new Broken(
          "%s brought no whole answer: %s: %s"
              .formatted(ask, cause.getClass().getSimpleName(), cause.getMessage()),
          cause);
    }
    var message = exchange.getMessage();
    var headers = headers(message);
    return new HttpAnswer(
        message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
        message.getBody(byte[].class),
        headers,
        date(headers.get("date")),
        retryAfter(headers.get("retry-after")));
  }

  @Override
  public void destroy() {
    wires.shutdownNow();
  }

  private static Map<String, String> headers(Message message) {
    var headers = new TreeMap<String, String>();
    message
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("Camel") && value != null) {
                headers.put(name.toLowerCase(Locale.ROOT), text(value));
              }
            });
    return headers;
  }

  private static String text(Object value) {
    return value instanceof Collection<?> values
        ? values.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : value.toString();
  }

  /** In an application whose beans are made when they are needed, nobody has started Camel yet. */
  private synchronized void start() {
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

  /**
   * Seconds, with decimals from some platforms, or the time of day to come back at (RFC 9110,
   * 10.2.3). What is neither, or lies in the past, asks for nothing.
   */
  private Duration retryAfter(String header) {
    if (header == null) {
      return null;
    }
    if (header.strip().matches("\\d{1,9}(\\.\\d{1,9})?")) {
      var millis = new BigDecimal(header.strip()).movePointRight(3);
      return Duration.ofMillis(millis.setScale(0, RoundingMode.CEILING).longValueExact());
    }
    var until = date(header);
    return until == null || until.isBefore(clock.instant())
        ? null
        : Duration.between(clock.instant(), until);
  }
}

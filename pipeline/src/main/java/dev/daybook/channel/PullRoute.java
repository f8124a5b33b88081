package dev.daybook.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.springframework.stereotype.Component;

/**
 * Asks one page: {@link HttpAsk} in, its answer's bytes out. One request on the wire for one
 * message: no redirect is followed, nothing is tried again here.
 */
@Component
class PullRoute extends RouteBuilder {
  static final String START = "direct:pull-page";
  private static final String ONE_REQUEST = "oneRequestOnTheWire";
  private static final int CHUNK = 16 * 1024;

  /** One a shop at work, all of them at one platform: a silent one must not keep others waiting. */
  private static final int CONNECTIONS = 64;

  private final PullLimits limits;
  private final Waiting waiting;

  PullRoute(PullLimits limits, Waiting waiting) {
    this.limits = limits;
    this.waiting = waiting;
  }

  @Override
  public void configure() {
    HttpClientConfigurer oneRequest =
        client ->
            client
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .addExecInterceptorFirst("onTheWire", new OnTheWire.Watch());
    getContext().getRegistry().bind(ONE_REQUEST, HttpClientConfigurer.class, oneRequest);
    from(START)
        .routeId("pull-page")
        .errorHandler(noErrorHandler())
        .process(this::prepare)
        .toF(
            "http://channel?throwExceptionOnFailure=false&disableStreamCache=true"
                + "&httpClientConfigurer=#%s&connectTimeout=%d&connectionRequestTimeout=%d"
                + "&responseTimeout=%d&soTimeout=%d&connectionsPerRoute=%d",
            ONE_REQUEST,
            limits.connect().toMillis(),
            limits.answer().toMillis(),
            limits.answer().toMillis(),
            limits.answer().toMillis(),
            CONNECTIONS)
        .process(this::readWhole);
  }

  private void prepare(Exchange exchange) {
    var message = exchange.getMessage();
    var ask = message.getBody(HttpAsk.class);
    exchange.setProperty("askedAt", waiting.nanoTime());
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_URI, ask.url());
    message.setHeader(Exchange.HTTP_METHOD, ask.method());
    message.setHeader("Accept", "application/json");
    ask.headers().forEach(message::setHeader);
    if (!ask.encodedQuery().isEmpty()) {
      message.setHeader(Exchange.HTTP_QUERY, ask.encodedQuery());
    }
    if (ask.hasBody()) {
      message.setHeader(Exchange.CONTENT_TYPE, ask.contentType());
      message.setBody(ask.body().getBytes(StandardCharsets.UTF_8));
    } else {
      message.setBody(null);
    }
  }

  private void readWhole(Exchange exchange) throws IOException {
    long begun = exchange.getProperty("askedAt", Long.class);
    var body = exchange.getMessage().getBody(InputStream.class);
    exchange.getMessage().setBody(body == null ? new byte[0] : bytes(body, begun));
  }

  private byte[] bytes(InputStream body, long begun) throws IOException {
    try (body) {
      var whole = new ByteArrayOutputStream();
      var chunk = new byte[CHUNK];
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        whole.write(chunk, 0, read);
        if (whole.size() > limits.bytes()) {
          throw new IOException("an answer of more than %d bytes".formatted(limits.bytes()));
        }
        if (waiting.nanoTime() - begun > limits.answer().toNanos()) {
          throw new SocketTimeoutException("no whole answer within " + limits.answer());
        }
      }
      return whole.toByteArray();
    }
  }
}

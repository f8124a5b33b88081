package dev.daybook.channel;

import dev.daybook.canonical.Window;
import dev.daybook.landing.ExactJson;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.EvaluationFailed;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.PagedFeed;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * What a sync script does that was written on a good day: asks page after page, first to last, up
 * to now; stops at a page that is not full, or that is no page; believes every answer; begins the
 * next time where it stopped. It knows the platform's signature, windows and fields, as
 * channel.yaml tells them, and none of its traps. It shows what the conformance suite would find.
 */
public final class NaivePuller {
  private static final int MOST_PAGES = 2000;
  private static final Map<String, Signing> SIGNINGS =
      Map.of(
          "none", new Unsigned(),
          "md5-secret-around", new Md5SecretAround(),
          "hmac-sha256-json", new SignedJson.Kinds().hmacSha256(),
          "md5-pairs", new Md5Pairs(),
          "md5-system-fields", new Md5SystemFields());

  private final Channel channel;
  private final PagedFeed feed;
  private final ShopSettings shop;
  private final Signing signing;
  private final Clock clock;
  private final Http http;
  private final Map<String, String> orders = new LinkedHashMap<>();
  private final Set<String> rows = new HashSet<>();
  private int appended;
  private String token;

  /** What many of them send by. */
  public static final class Wire implements AutoCloseable {
    private final CamelContext camel = new DefaultCamelContext();
    private final Http http;

    public Wire(Clock clock) {
      try {
        camel.addRoutes(new PullRoute(PullLimits.usual(), new ThreadWaiting()));
        camel.start();
        http = new Http(camel.createProducerTemplate(), clock);
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }

    @Override
    public void close() {
      camel.stop();
    }
  }

  public NaivePuller(Channel channel, String stream, ShopSettings shop, Clock clock, Wire wire) {
    this.channel = channel;
    this.feed = (PagedFeed) channel.feed(stream);
    this.shop = shop;
    this.signing = SIGNINGS.get(channel.api().orElseThrow().signing());
    this.clock = clock;
    this.token = shop.credentials().get("access_token");
    this.http = wire.http;
  }

  /** The orders it has seen, by the channel's own number. */
  public Set<String> orders() {
    return orders.keySet();
  }

  /** How many rows it has written a second time, word for word. */
  public int doubled() {
    return appended - rows.size();
  }

  /** The order as it was read last; empty when it was never seen. */
  public Optional<String> row(String order) {
    return Optional.ofNullable(orders.get(order));
  }

  /** Asks for a token of its own, where the platform gives them, as at the start of a script. */
  public void logIn() {
    token = "";
  }

  /** Asks for all that changed in the window, in spans that the platform allows. */
  public void pull(Window window) {
    pull(window, MOST_PAGES);
  }

  /** As {@link #pull(Window)}, but so many pages of each span at most. */
  public void pull(Window window, int pages) {
    for (var from = window.from(); from.isBefore(window.to()); ) {
      var end = from.plus(feed.longestWindow().minus(Duration.ofSeconds(1)));
      var to = end.isBefore(window.to()) ? end : window.to();
      read(new Window(from, to), pages);
      from = to;
    }
  }

  private void read(Window span, int pages) {
    int number = feed.paging().first();
    var cursor = "";
    for (int page = 0; page < pages; page++) {
      var answer = answer(variables(span, number++, cursor));
      var records = answer == null ? List.of() : records(answer);
      records.forEach(this::append);
      cursor = answer == null ? "" : cursor(answer);
      if (feed.cursor().isPresent() ? cursor.isEmpty() : records.size() < feed.paging().size()) {
        return;
      }
    }
  }

  private void append(Object row) {
    var id = String.valueOf(feed.recordId().evaluate(Map.of("row", row)));
    orders.put(id, String.valueOf(row));
    rows.add(String.valueOf(row));
    appended++;
  }

  private Answered answer(Map<String, ?> variables) {
    try {
      if (token.isEmpty() && channel.api().orElseThrow().token().isPresent()) {
        token = newToken();
      }
      var answered = sent(requests().of(feed.call(), variables, held()));
      return answered.status() == 200 ? answered : null;
    } catch (RuntimeException ignoredAsScriptsDo) {
      return null;
    }
  }

  private String newToken() {
    var how = channel.api().orElseThrow().token().orElseThrow();
    var answered = sent(requests().of(how, held()));
    return String.valueOf(
        how.accessToken().evaluate(Map.of("answer", answered.answer(), "now", clock.instant())));
  }

  private Answered sent(HttpAsk ask) {
    var answer =
        http.send(ask, new Patience(new ThreadWaiting(), Watcher.of(() -> false), () -> {}));
    return new Answered(
        ExactJson.parse(answer.body()),
        answer.headers(),
        answer.status(),
        answer.body(),
        false,
        "");
  }

  private Requests requests() {
    return new Requests(shop, channel.api().orElseThrow(), signing, clock);
  }

  private Token held() {
    return new Token(token, shop.credentials().get("refresh_token"), null, null);
  }

  private Map<String, ?> variables(Window span, int number, String cursor) {
    return Map.of(
        "window",
        Map.of("from", span.from(), "to", span.to()),
        "page",
        (long) number,
        "pageSize",
        (long) feed.paging().size(),
        "counting",
        false,
        "cursor",
        cursor);
  }

  private List<Object> records(Answered answered) {
    return value(feed.records(), Map.of("answer", answered.answer())) instanceof List<?> list
        ? new ArrayList<>(list)
        : List.of();
  }

  private String cursor(Answered answered) {
    return feed.cursor()
        .map(cursor -> value(cursor, answered.variables()))
        .map(Object::toString)
        .orElse("");
  }

  private static Object value(Expression expression, Map<String, ?> variables) {
    try {
      return expression.evaluate(variables);
    } catch (EvaluationFailed nothingThere) {
      return null;
    }
  }
}

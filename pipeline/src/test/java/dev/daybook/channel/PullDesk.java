package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.CoverageDesk;
import dev.daybook.landing.LandingDesk;
import dev.daybook.landing.LandingDesks;
import dev.daybook.mapping.Api;
import dev.daybook.mapping.Call;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.mapping.RequestFields;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Everything that pulls from {@link AcmeMarket}, as a process has it after its start. */
final class PullDesk implements AutoCloseable {
  static final PagedFeed FEED =
      new PagedFeed(
          "orders/updated",
          new Call(
              "acme.orders",
              new Call.Rate(1000, Duration.ofSeconds(1)),
              "POST",
              "/orders",
              RequestFields.form(
                  Map.of(
                      "from", expression("from", v -> epoch(v, "from")),
                      "to", expression("to", v -> epoch(v, "to")),
                      "page", expression("page", v -> v.get("page")),
                      "size", expression("pageSize", v -> v.get("pageSize")),
                      "counting", expression("counting", v -> v.get("counting"))))),
          Duration.ofMinutes(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(3),
          Duration.ofSeconds(1),
          new PagedFeed.Paging("page-number-backward", 10, 1),
          expression("answer.result.list", v -> in(v, "answer", "result", "list")),
          List.of(),
          Optional.of(expression("answer.result.total", v -> in(v, "answer", "result", "total"))),
          Optional.empty(),
          Optional.empty(),
          expression("row.no", v -> in(v, "row", "no")),
          Optional.empty(),
          null,
          false);

  /** Whether a further page follows, as the answer tells it. */
  static final Expression MORE =
      expression("answer.result.more", v -> in(v, "answer", "result", "more"));

  static final PullLimits LIMITS =
      new PullLimits(
          Duration.ofMinutes(1), Duration.ofMinutes(1), 100_000, 4, 3, Duration.ofMinutes(5), 4);

  final CoverageDesk coverage;
  final LandingDesk landing;
  final FakeWaiting waiting = new FakeWaiting();
  final Puller puller;
  final PageLanding pages;
  private final CamelContext camel = new DefaultCamelContext();

  PullDesk(CoverageDesk coverage, ShopId shop, URI host, Path home) {
    this(coverage, shop, host, home, LIMITS, Map.of(), FEED);
  }

  PullDesk(
      CoverageDesk coverage,
      ShopId shop,
      URI host,
      Path home,
      PullLimits limits,
      Map<String, String> credentials,
      PagedFeed feed) {
    this(coverage, shop, host, home, limits, credentials, mappings(shop.channel(), feed));
  }

  PullDesk(
      CoverageDesk coverage,
      ShopId shop,
      URI host,
      Path home,
      PullLimits limits,
      Map<String, String> credentials,
      Mappings mappings) {
    this.coverage = coverage;
    landing =
        LandingDesks.desk(
            coverage.db, mappings, home.resolve("landing"), coverage.ledger, coverage.clock);
    pages = new DeskPages(landing, coverage.feeds);
    puller =
        new Puller(
            mappings,
            new ShopDirectory(List.of(settings(shop, host, credentials))),
            Map.of("md5-secret-around", new Md5SecretAround(), "none", new Unsigned()),
            Map.of(
                "page-number-backward",
                new PageNumberBackward(limits),
                "cursor",
                new CursorForward(limits)),
            http(limits),
            new TokenStore(home.resolve("tokens")),
            new RateBudget(waiting),
            limits,
            new PlatformClocks(coverage.db.mapper(PlatformClockMapper.class), coverage.shops),
            new RefusedDetails(),
            pages,
            coverage.ledger,
            coverage.runs,
            waiting,
            coverage.clock);
  }

  private static ShopSettings settings(ShopId shop, URI host, Map<String, String> more) {
    var values =
        new TreeMap<>(
            Map.of("client_secret", "secret-1", "access_token", "a-0", "refresh_token", "r-0"));
    values.putAll(more);
    return new ShopSettings(shop, host, new Credentials(values), Instant.EPOCH);
  }

  private Http http(PullLimits limits) {
    try {
      camel.addRoutes(new PullRoute(limits, waiting));
      camel.start();
      return new Http(camel.createProducerTemplate(), coverage.clock);
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static Mappings mappings(String name, PagedFeed feed) {
    var answers =
        new Api.Answers(
            expression("!has(answer.error)", v -> in(v, "answer", "error") == null),
            expression("answer.error.code", v -> in(v, "answer", "error", "code")),
            expression("answer.error.message", v -> in(v, "answer", "error", "message")),
            Optional.empty(),
            Set.of("52101"),
            Set.of("10019"),
            Set.of(),
            Set.of(),
            Set.of());
    var token =
        new Api.Token(
            Optional.empty(),
            true,
            new Call(
                "/token#token",
                new Call.Rate(10, Duration.ofSeconds(1)),
                "POST",
                "/token",
                RequestFields.form(
                    Map.of(
                        "refresh_token", expression("refreshToken", v -> v.get("refreshToken"))))),
            expression("answer.access", v -> in(v, "answer", "access")),
            Optional.of(expression("answer.refresh", v -> in(v, "answer", "refresh"))),
            expression("answer.seconds", v -> in(v, "answer", "seconds")),
            Optional.empty(),
            Duration.ofMinutes(5),
            Optional.empty());
    var api =
        new Api(
            URI.create("http://acme.invalid"),
            "md5-secret-around",
            Duration.ofMinutes(10),
            RequestFields.form(Map.of("token", expression("token", v -> v.get("token")))),
            Optional.of(token),
            answers,
            new Api.Pace(
                Optional.of(header("x-limit")),
                Optional.of(header("x-used")),
                Optional.of(header("x-size"))));
    var channel =
        new Channel(
            name,
            ZoneOffset.UTC,
            Currency.getInstance("CNY"),
            Optional.of(api),
            new TreeMap<>(Map.of(feed.stream(), feed)));
    return new Mappings(Map.of(name, () -> channel), List.of(), Map.of());
  }

  static Expression expression(String source, Function<Map<String, ?>, Object> value) {
    return new Expression() {
      @Override
      public Object evaluate(Map<String, ?> variables) {
        return value.apply(variables);
      }

      @Override
      public String source() {
        return source;
      }
    };
  }

  private static Expression header(String name) {
    return expression("headers['%s']".formatted(name), v -> in(v, "headers", name));
  }

  private static Object epoch(Map<String, ?> variables, String end) {
    return ((Instant) in(variables, "window", end)).getEpochSecond();
  }

  private static Object in(Map<String, ?> variables, String... path) {
    Object value = variables;
    for (var name : path) {
      value = value instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return value;
  }

  @Override
  public void close() {
    camel.stop();
  }
}

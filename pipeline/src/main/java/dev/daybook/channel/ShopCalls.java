package dev.daybook.channel;

import dev.daybook.mapping.Api;
import dev.daybook.mapping.EvaluationFailed;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.PagedFeed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The calls of one pull to one shop: signed, within the budget, tried again as long as that can
 * help.
 */
final class ShopCalls {
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

  /** What is called, and the budget it takes from. */
  private record Operation(String name, PagedFeed.Rate rate, String method, String path) {
    static Operation of(PagedFeed feed) {
      return new Operation(feed.operation(), feed.rate(), feed.method(), feed.path());
    }
  }

  /** The answer as expressions see it, and as it came. */
  record Answered(Map<String, ?> answer, byte[] body) {}

  private final ShopSettings shop;
  private final Api api;
  private final Signing signing;
  private final Http http;
  private final TokenStore tokens;
  private final RateBudget budget;
  private final PullLimits limits;
  private final Patience patience;
  private final Clock clock;
  private final AnswerReader reader;
  private final TreeSet<String> warnings = new TreeSet<>();
  private int calls;
  private Instant platformTime;

  ShopCalls(
      ShopSettings shop,
      Api api,
      Signing signing,
      Http http,
      TokenStore tokens,
      RateBudget budget,
      PullLimits limits,
      Patience patience,
      Clock clock) {
    this.shop = shop;
    this.api = api;
    this.signing = signing;
    this.http = http;
    this.tokens = tokens;
    this.budget = budget;
    this.limits = limits;
    this.patience = patience;
    this.clock = clock;
    this.reader = new AnswerReader(api.answers());
  }

  int calls() {
    return calls;
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** What the platform's clock said in the newest answer; empty when it has not told yet. */
  Optional<Instant> platformTime() {
    return Optional.ofNullable(platformTime);
  }

  /**
   * One page, or the failure that stays after all that can be tried.
   *
   * @param form the feed's own fields, as text
   */
  Answered ask(PagedFeed feed, SortedMap<String, String> form) {
    var token = tokens.current(shop.shop(), shop.credentials());
    try {
      return patiently(Operation.of(feed), token, form);
    } catch (Expired spent) {
      var renewed = renew(feed, token, spent);
      try {
        return patiently(Operation.of(feed), renewed, form);
      } catch (Expired again) {
        throw new Refused(
            ("%s: the token that was just renewed is called spent too (%s); "
                    + "next: authorise the shop again")
                .formatted(shop.shop(), again.getMessage()));
      }
    }
  }

  private Answered patiently(Operation operation, Token token, SortedMap<String, String> form) {
    int busy = 0;
    int broken = 0;
    while (true) {
      try {
        return send(operation, token, form);
      } catch (Busy wait) {
        budget.slowDown(shop.shop(), operation.name());
        backOff(wait, ++busy);
      } catch (Broken failed) {
        if (++broken >= limits.brokenTries()) {
          throw failed;
        }
        patience.pass(backOff(broken));
      }
    }
  }

  private Answered send(Operation operation, Token token, SortedMap<String, String> form) {
    patience.pass(budget.take(shop.shop(), operation.name(), operation.rate()));
    var fields = signed(token, form);
    var ask = new HttpAsk(host(), operation.method(), operation.path(), fields);
    calls++;
    var answer = http.send(ask);
    checkClock(answer.date());
    var read = new Answered(reader.read(ask, answer), answer.body());
    budget.recover(shop.shop(), operation.name());
    return read;
  }

  private void backOff(Busy busy, int tries) {
    var wait = busy.askedWait().orElseGet(() -> backOff(tries));
    if (tries >= limits.busyTries() || wait.compareTo(limits.longestWait()) > 0) {
      throw busy;
    }
    patience.pass(wait);
  }

  /** Doubles each time, less up to a half by chance, so that callers do not come back at once. */
  private static Duration backOff(int tries) {
    long longest = FIRST_BACK_OFF.toMillis() << Math.min(tries - 1, 10);
    long capped = Math.min(longest, LONGEST_BACK_OFF.toMillis());
    return Duration.ofMillis(capped - ThreadLocalRandom.current().nextLong(capped / 2 + 1));
  }

  private URI host() {
    return shop.host() == null ? api.host() : shop.host();
  }

  private SortedMap<String, String> signed(Token token, SortedMap<String, String> form) {
    var variables = new HashMap<String, Object>();
    variables.put("credentials", shop.credentials().values());
    variables.put("token", token.access());
    variables.put("now", clock.instant());
    var fields = texts(api.common(), variables);
    fields.putAll(form);
    return signing.signed(fields, shop.credentials());
  }

  /** The values of these expressions as they are sent; a field that is null is not sent. */
  static SortedMap<String, String> texts(
      Map<String, Expression> expressions, Map<String, ?> variables) {
    var texts = new TreeMap<String, String>();
    expressions.forEach(
        (name, expression) -> {
          var value = evaluate(name, expression, variables);
          if (value != null) {
            texts.put(name, value.toString());
          }
        });
    return texts;
  }

  private static Object evaluate(String name, Expression expression, Map<String, ?> variables) {
    try {
      return expression.evaluate(variables);
    } catch (EvaluationFailed failed) {
      throw new Refused(
          ("request field '%s' (%s) cannot be made; expected %s; next: check the shop's"
                  + " credentials and channel.yaml")
              .formatted(name, expression.source(), failed.expected()));
    }
  }

  private Token renew(PagedFeed feed, Token spent, Expired expired) {
    if (api.token().isEmpty()) {
      throw new Refused(
          "%s: the token is spent (%s) and the channel renews none; next: authorise the shop again"
              .formatted(shop.shop(), expired.getMessage()));
    }
    var how = api.token().get();
    return tokens.refreshed(
        shop.shop(), shop.credentials(), spent, newest -> askForToken(feed, how, newest));
  }

  private Token askForToken(PagedFeed feed, Api.Token how, Token newest) {
    var variables =
        Map.of(
            "credentials", shop.credentials().values(),
            "refreshToken", newest.refresh(),
            "now", clock.instant());
    var form = texts(how.form(), variables);
    try {
      var operation = new Operation(how.path() + "#token", feed.rate(), "POST", how.path());
      return token(how, patiently(operation, newest, form).answer());
    } catch (Expired | Refused dead) {
      throw unrenewed(dead);
    }
  }

  private Refused unrenewed(Failure dead) {
    return new Refused(
        ("%s: its token is spent and cannot be renewed (%s); next: "
                + "authorise the shop again and put its new tokens into the "
                + "configuration")
            .formatted(shop.shop(), dead.getMessage()));
  }

  private Token token(Api.Token how, Map<String, ?> answer) {
    var variables = Map.of("answer", answer);
    var texts =
        texts(
            Map.of(
                "access", how.accessToken(),
                "refresh", how.refreshToken(),
                "seconds", how.expiresIn()),
            variables);
    if (texts.getOrDefault("access", "").isEmpty()) {
      throw new Broken("%s: the answer to the token call has no token".formatted(shop.shop()));
    }
    var seconds = seconds(texts.getOrDefault("seconds", ""));
    return new Token(
        texts.get("access"),
        texts.getOrDefault("refresh", ""),
        seconds == 0 ? null : clock.instant().plusSeconds(seconds));
  }

  /** Zero when the channel does not tell: the token is then used until it is called spent. */
  private static long seconds(String text) {
    return text.matches("\\d{1,10}") ? Long.parseLong(text) : 0;
  }

  private void checkClock(Instant platform) {
    if (platform == null) {
      return;
    }
    platformTime = platform;
    var now = clock.instant();
    var skew = Duration.between(now, platform).abs();
    if (skew.compareTo(api.clockSkew()) > 0) {
      throw new Refused(
          ("%s: our clock says %s, the platform's %s; it allows %s of "
                  + "difference; next: set this machine's clock")
              .formatted(shop.shop(), now, platform, api.clockSkew()));
    }
    if (skew.compareTo(api.clockSkew().dividedBy(2)) > 0) {
      warnings.add(
          ("%s: our clock is more than %s away from the platform's, which "
                  + "refuses at %s; next: set this machine's clock")
              .formatted(shop.shop(), api.clockSkew().dividedBy(2), api.clockSkew()));
    }
  }
}

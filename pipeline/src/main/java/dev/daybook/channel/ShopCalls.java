package dev.daybook.channel;

import dev.daybook.mapping.Api;
import dev.daybook.mapping.Call;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The calls of one pull to one shop: signed, within the budget, tried again as long as that can
 * help.
 */
final class ShopCalls {
  private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

  private final ShopSettings shop;
  private final Requests requests;
  private final Http http;
  private final RateBudget budget;
  private final PullLimits limits;
  private final Patience patience;
  private final AnswerReader reader;
  private final ToldPace pace;
  private final PlatformClock platform;
  private final ShopTokens tokens;
  private final Clock clock;
  private int calls;

  ShopCalls(
      ShopSettings shop,
      Api api,
      Signing signing,
      Http http,
      TokenStore tokens,
      RateBudget budget,
      PullLimits limits,
      Patience patience,
      PlatformClock platform,
      Clock clock) {
    this.shop = shop;
    this.requests = new Requests(shop, api, signing, clock);
    this.http = http;
    this.budget = budget;
    this.limits = limits;
    this.patience = patience;
    this.reader = new AnswerReader(api.answers());
    this.pace = new ToldPace(api.pace());
    this.platform = platform;
    this.clock = clock;
    this.tokens = new ShopTokens(shop, api.token(), tokens, clock, held -> token(api, held));
  }

  int calls() {
    return calls;
  }

  List<String> warnings() {
    return List.copyOf(tokens.warnings());
  }

  /** What the platform's clock said in the newest answer; empty when it has not told yet. */
  Optional<Instant> platformTime() {
    return platform.time();
  }

  /**
   * One answer, or the failure that stays after all that can be tried.
   *
   * @param variables of the call's own fields
   * @param absent error codes that are an answer too
   */
  Answered ask(Call call, Map<String, ?> variables, Set<String> absent) {
    var token = tokens.current();
    try {
      return ask(call, variables, absent, token);
    } catch (Expired spent) {
      try {
        return ask(call, variables, absent, tokens.renewed(token));
      } catch (Expired again) {
        throw new Refused(
            ("%s: the token that was just renewed is called spent too (%s); "
                    + "next: authorise the shop again")
                .formatted(shop.shop(), again.getMessage()));
      }
    }
  }

  private Answered ask(Call call, Map<String, ?> variables, Set<String> absent, Token token) {
    var shown = requests.shown(call, variables, token);
    return patiently(call, () -> requests.of(call, variables, token), absent, shown, token);
  }

  private Answered token(Api api, Token held) {
    var how = api.token().orElseThrow();
    return patiently(how.call(), () -> requests.of(how, held), Set.of(), how.call().path(), held);
  }

  private Answered patiently(
      Call call, Supplier<HttpAsk> request, Set<String> absent, String shown, Token token) {
    int busy = 0;
    int broken = 0;
    while (true) {
      try {
        return send(call, request, absent, shown, token);
      } catch (Busy wait) {
        budget.of(shop, call).slowDown();
        backOff(wait, ++busy);
      } catch (Broken failed) {
        if (++broken >= limits.brokenTries()) {
          throw failed;
        }
        patience.pass(backOff(broken), () -> "another try, because no whole answer came");
      }
    }
  }

  /** The request is made after the wait: it tells the time. */
  private Answered send(
      Call call, Supplier<HttpAsk> request, Set<String> absent, String shown, Token token) {
    var allowed = budget.of(shop, call);
    patience.pass(
        allowed.take(),
        () -> "the rate budget of %s: %s".formatted(call.operation(), allowed.words()));
    var ask = request.get();
    calls++;
    var asked = clock.instant();
    var answer = http.send(ask, patience);
    pace.tell(answer.headers(), allowed);
    var read = read(ask, asked, answer, absent, shown, requests.secrets(token));
    allowed.recover();
    return read;
  }

  /**
   * The clock is believed of an answer that is the platform's own: an error page may come from a
   * proxy with a clock of its own. A refusal may be for the clock's sake.
   */
  private Answered read(
      HttpAsk ask,
      Instant asked,
      HttpAnswer answer,
      Set<String> absent,
      String shown,
      Secrets secrets) {
    Answered read;
    try {
      read = reader.read(ask, answer, absent, shown, secrets);
    } catch (Refused refused) {
      platform.tell(answer.date(), asked);
      throw refused;
    }
    platform.tell(answer.date(), asked);
    return read;
  }

  /**
   * What the channel asks for, but never less than the usual: a wait of 0 is no leave to hammer.
   */
  private void backOff(Busy busy, int tries) {
    var usual = backOff(tries);
    var wait = busy.askedWait().filter(asked -> asked.compareTo(usual) > 0).orElse(usual);
    if (tries >= limits.busyTries() || wait.compareTo(limits.longestWait()) > 0) {
      throw busy;
    }
    patience.pass(wait, () -> "the channel, which says that it is busy");
  }

  /** Doubles each time, less up to a half by chance, so that callers do not come back at once. */
  private static Duration backOff(int tries) {
    long longest = FIRST_BACK_OFF.toMillis() << Math.min(tries - 1, 10);
    long capped = Math.min(longest, LONGEST_BACK_OFF.toMillis());
    return Duration.ofMillis(capped - ThreadLocalRandom.current().nextLong(capped / 2 + 1));
  }
}

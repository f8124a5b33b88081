package dev.daybook.channel;

import dev.daybook.mapping.Api;
import dev.daybook.mapping.Call;
import dev.daybook.mapping.EvaluationFailed;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.JsonText;
import dev.daybook.mapping.RequestFields;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The requests to one shop, made of what {@code channel.yaml} says and signed. */
final class Requests {
  private static final int LONGEST_SHOWN = 2000;

  private final ShopSettings shop;
  private final Api api;
  private final Signing signing;
  private final Clock clock;

  Requests(ShopSettings shop, Api api, Signing signing, Clock clock) {
    this.shop = shop;
    this.api = api;
    this.signing = signing;
    this.clock = clock;
  }

  /**
   * @param variables of the call's own fields, beside those of every request
   */
  HttpAsk of(Call call, Map<String, ?> variables, Token token) {
    var all = variables(variables, token);
    var ask = ask(host(api.host()), call, api.common(), all);
    return signing.signed(with(ask, call.fields(), all), shop.credentials());
  }

  /** The request that brings a new token for this one. */
  HttpAsk of(Api.Token how, Token newest) {
    var asking = variables(Map.of("refreshToken", newest.refresh()), newest);
    var common = how.signed() ? api.common() : RequestFields.NONE;
    var ask = ask(host(how.host().orElse(api.host())), how.call(), common, asking);
    var whole = with(ask, how.call().fields(), asking);
    return how.signed() ? signing.signed(whole, shop.credentials()) : whole;
  }

  /** What a call asks for in its own fields, for people: secrets are left out. */
  String shown(Call call, Map<String, ?> variables, Token token) {
    var all = variables(variables, token);
    var text = new StringBuilder(call.method()).append(' ').append(path(call, all));
    var fields = call.fields();
    var secrets = secrets(token);
    show(text, texts(fields.query(), all), secrets);
    show(text, texts(fields.form(), all), secrets);
    show(text, values(fields.json(), all), secrets);
    return text.length() <= LONGEST_SHOWN ? text.toString() : text.substring(0, LONGEST_SHOWN);
  }

  /** What nobody may read of the requests with this token, and of their answers. */
  Secrets secrets(Token token) {
    return new Secrets(shop.credentials(), token);
  }

  private static void show(StringBuilder text, Map<String, ?> fields, Secrets secrets) {
    fields.forEach(
        (name, value) -> {
          var shown = value instanceof String plain ? plain : JsonText.of(value);
          text.append(' ').append(name).append('=').append(secrets.shown(shown));
        });
  }

  private Map<String, Object> variables(Map<String, ?> more, Token token) {
    var variables = new HashMap<String, Object>(more);
    variables.put("credentials", shop.credentials().values());
    variables.put("token", token.access());
    variables.put("now", clock.instant());
    return variables;
  }

  private static HttpAsk ask(URI host, Call call, RequestFields common, Map<String, ?> variables) {
    return new HttpAsk(
        host,
        call.method(),
        path(call, variables),
        texts(common.query(), variables),
        texts(common.headers(), variables),
        texts(common.form(), variables),
        values(common.json(), variables));
  }

  private static HttpAsk with(HttpAsk ask, RequestFields fields, Map<String, ?> variables) {
    return new HttpAsk(
        ask.host(),
        ask.method(),
        ask.path(),
        and(ask.query(), texts(fields.query(), variables)),
        and(ask.headers(), texts(fields.headers(), variables)),
        and(ask.form(), texts(fields.form(), variables)),
        and(ask.json(), values(fields.json(), variables)));
  }

  private static <T> SortedMap<String, T> and(SortedMap<String, T> some, Map<String, T> more) {
    var all = new TreeMap<>(some);
    all.putAll(more);
    return all;
  }

  private static String path(Call call, Map<String, ?> variables) {
    return variables.get("id") instanceof String id
        ? call.path().replace("{id}", HttpAsk.encode(id))
        : call.path();
  }

  private URI host(URI channels) {
    return shop.host() == null ? channels : shop.host();
  }

  private static SortedMap<String, String> texts(
      Map<String, Expression> expressions, Map<String, ?> variables) {
    var texts = new TreeMap<String, String>();
    values(expressions, variables).forEach((name, value) -> texts.put(name, value.toString()));
    return texts;
  }

  /** A field that is null is not sent. */
  private static SortedMap<String, Object> values(
      Map<String, Expression> expressions, Map<String, ?> variables) {
    var values = new TreeMap<String, Object>();
    expressions.forEach(
        (name, expression) -> {
          var value = evaluate(name, expression, variables);
          if (value != null) {
            values.put(name, value);
          }
        });
    return values;
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
}

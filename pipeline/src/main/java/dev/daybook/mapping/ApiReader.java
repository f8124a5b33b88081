package dev.daybook.mapping;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the block {@code api} of {@code channel.yaml}. */
final class ApiReader {
  private static final Duration EARLY = Duration.ofMinutes(5);

  /** A token is asked for once in hours. */
  private static final Call.Rate TOKEN_RATE = new Call.Rate(10, Duration.ofSeconds(1));

  private static final String HOST = "an address such as https://api.example.com";

  Optional<Api> read(Section api) {
    var host = api.value("host", ApiReader::host, HOST);
    var common = new CallReader(Variables.reader(Variables.REQUEST)).fields(api);
    var token =
        api.has("token") ? Optional.of(token(api.section("token"))) : Optional.<Api.Token>empty();
    return host.map(
        address ->
            new Api(
                address,
                api.text("signing"),
                api.duration("clock_skew"),
                common,
                token,
                answers(api.section("answers")),
                pace(api.section("pace"))));
  }

  private static Api.Pace pace(Section pace) {
    var told = Variables.reader(Variables.HEADERS);
    return new Api.Pace(
        told.readIfThere(pace, "per_second", Expect.ANYTHING),
        told.readIfThere(pace, "used", Expect.ANYTHING),
        told.readIfThere(pace, "size", Expect.ANYTHING));
  }

  private static URI host(String text) {
    var host = URI.create(text);
    if (host.getHost() == null || !List.of("http", "https").contains(host.getScheme())) {
      throw new IllegalArgumentException(text);
    }
    return host;
  }

  private Api.Token token(Section token) {
    var answer = Variables.reader(Variables.TOKEN_ANSWER);
    return new Api.Token(
        token.value("host", ApiReader::host, HOST),
        !token.text("signed").equals("false"),
        call(token),
        answer.read(token, "access_token", Expect.TEXT),
        answer.readIfThere(token, "refresh_token", Expect.TEXT),
        answer.read(token, "expires_in", Expect.WHOLE),
        answer.readIfThere(token, "refresh_expires_in", Expect.WHOLE),
        token.has("early") ? token.duration("early") : EARLY,
        token.has("renewable")
            ? Optional.of(token.positive("renewable"))
            : Optional.<Duration>empty());
  }

  private static Call call(Section token) {
    var path = token.text("path");
    return new Call(
        path + "#token",
        TOKEN_RATE,
        token.has("method") ? token.text("method") : "POST",
        path,
        new CallReader(Variables.reader(Variables.TOKEN)).fields(token));
  }

  private Api.Answers answers(Section answers) {
    var told = Variables.reader(Variables.ANSWER);
    var seen = new TreeMap<String, String>();
    return new Api.Answers(
        told.read(answers, "success", Expect.YES_OR_NO),
        told.read(answers, "code", Expect.TEXT),
        told.read(answers, "message", Expect.TEXT),
        told.readIfThere(answers, "wait", Expect.ANYTHING),
        codes(answers, "busy", seen),
        codes(answers, "expired", seen),
        codes(answers, "restart", seen),
        codes(answers, "too_much", seen),
        codes(answers, "refused", seen));
  }

  private static Set<String> codes(Section answers, String key, Map<String, String> seen) {
    var codes = answers.textSet(key);
    for (var code : codes) {
      var other = seen.putIfAbsent(code, key);
      if (other != null) {
        answers.error(
            answers.find(key).orElseThrow(),
            "code %s is both %s and %s".formatted(code, other, key),
            "each code in one list");
      }
    }
    return codes;
  }
}

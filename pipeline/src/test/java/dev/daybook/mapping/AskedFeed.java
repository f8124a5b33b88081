package dev.daybook.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a built-in feed would ask for, and how it reads answers: a test's view of channel.yaml. */
final class AskedFeed {
  static final Instant FROM = Instant.parse("2026-11-03T00:00:00Z");
  static final Instant TO = Instant.parse("2026-11-03T06:00:00Z");
  static final Instant NOW = Instant.parse("2026-11-03T06:10:05.678Z");

  private static final Mappings MAPPINGS = MappingLoader.load(List.of());

  final Api api;
  final PagedFeed feed;

  AskedFeed(String channel, String stream) {
    var found = MAPPINGS.channel(channel);
    this.api = found.api().orElseThrow();
    this.feed = (PagedFeed) found.feed(stream);
  }

  /** The query of a page of the window FROM to TO; what is null is not sent. */
  Map<String, Object> query(Map<String, String> credentials, String cursor, long page) {
    var over = request(credentials);
    over.put("window", Map.of("from", FROM, "to", TO));
    over.put("page", page);
    over.put("pageSize", (long) feed.paging().size());
    over.put("counting", false);
    over.put("cursor", cursor);
    return values(feed.call().fields().query(), over);
  }

  Map<String, Object> headers(Map<String, String> credentials) {
    return values(api.common().headers(), request(credentials));
  }

  static Map<String, Object> values(Map<String, Expression> fields, Map<String, ?> over) {
    var values = new LinkedHashMap<String, Object>();
    fields.forEach(
        (name, expression) -> {
          var value = expression.evaluate(over);
          if (value != null) {
            values.put(name, value);
          }
        });
    return values;
  }

  private static Map<String, Object> request(Map<String, String> credentials) {
    var over = new HashMap<String, Object>();
    over.put("credentials", credentials);
    over.put("token", "token-0001");
    over.put("now", NOW);
    return over;
  }

  /**
   * In one word: {@code success}, or the list of codes that the answer's code is in, or refused.
   */
  String tells(int status, String json) {
    var answer = answer(status, Map.of(), json);
    if (Boolean.TRUE.equals(api.answers().success().evaluate(answer))) {
      return "success";
    }
    var code = String.valueOf(api.answers().code().evaluate(answer));
    var lists = new TreeMap<String, java.util.Set<String>>();
    lists.put("busy", api.answers().busy());
    lists.put("expired", api.answers().expired());
    lists.put("restart", api.answers().restart());
    lists.put("absent", feed.detail().map(Detail::absent).orElse(java.util.Set.of()));
    return lists.entrySet().stream()
        .filter(list -> list.getValue().contains(code))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("refused " + code);
  }

  static Map<String, Object> answer(int status, Map<String, String> headers, String json) {
    return Map.of(
        "answer",
        SourceJson.read(json.getBytes(StandardCharsets.UTF_8)),
        "headers",
        headers,
        "status",
        (long) status);
  }
}

package dev.daybook.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a built-in channel's feed {@code orders/updated} asks and how it takes answers. */
final class FeedDesk {
  private static final Mappings MAPPINGS = MappingLoader.load(List.of());
  private static final Instant NOW = Instant.ofEpochSecond(1772424000);
  private static final Map<String, String> CREDENTIALS =
      Map.of("client_id", "app-0001", "client_secret", "secret-0001", "sign_secret", "sign-0001");

  private final Channel channel;

  FeedDesk(String channel) {
    this.channel = MAPPINGS.channel(channel);
  }

  PagedFeed feed() {
    return (PagedFeed) channel.feed("orders/updated");
  }

  Api api() {
    return channel.api().orElseThrow();
  }

  /** Everything that is sent for a page but the signature, by where it stands. */
  Map<String, Map<String, Object>> page(long page, boolean counting, String cursor) {
    var window =
        Map.of("from", Instant.ofEpochSecond(1772400600), "to", Instant.ofEpochSecond(1772402400));
    var over =
        Map.of(
            "window", window,
            "page", page,
            "pageSize", (long) feed().paging().size(),
            "counting", counting,
            "cursor", cursor);
    return request(api().common(), feed().call().fields(), over);
  }

  Map<String, Map<String, Object>> detail(String id) {
    var call = feed().detail().orElseThrow().call();
    return request(api().common(), call.fields(), Map.of("id", id, "row", id, "cursor", ""));
  }

  Map<String, Map<String, Object>> token() {
    var token = api().token().orElseThrow();
    var common = token.signed() ? api().common() : RequestFields.NONE;
    return request(common, token.call().fields(), Map.of("refreshToken", "refresh-0001"));
  }

  private static Map<String, Map<String, Object>> request(
      RequestFields common, RequestFields own, Map<String, ?> over) {
    var all = new LinkedHashMap<String, Object>(over);
    all.put("credentials", CREDENTIALS);
    all.put("token", "token-0001");
    all.put("now", NOW);
    var parts = new TreeMap<String, Map<String, Object>>();
    for (var fields : List.of(common, own)) {
      add(parts, "query", fields.query(), all);
      add(parts, "headers", fields.headers(), all);
      add(parts, "form", fields.form(), all);
      add(parts, "json", fields.json(), all);
    }
    return parts;
  }

  private static void add(
      Map<String, Map<String, Object>> parts,
      String part,
      Map<String, Expression> fields,
      Map<String, ?> over) {
    fields.forEach(
        (name, expression) -> {
          var value = expression.evaluate(over);
          if (value != null) {
            parts.computeIfAbsent(part, first -> new TreeMap<>()).put(name, value);
          }
        });
  }

  /** How an answer is taken: {@code success}, or what is done about its code. */
  String taken(String json) {
    var answers = api().answers();
    var answer = answer(json);
    if (answers.success().evaluate(answer).equals(true)) {
      return "success";
    }
    var code = String.valueOf(answers.code().evaluate(answer));
    if (answers.busy().contains(code)) {
      return "busy";
    }
    if (answers.expired().contains(code)) {
      return "expired";
    }
    if (answers.restart().contains(code)) {
      return "restart";
    }
    if (answers.tooMuch().contains(code)) {
      return "too much";
    }
    return code.isEmpty() ? "broken" : "refused " + code;
  }

  String message(String json) {
    return (String) api().answers().message().evaluate(answer(json));
  }

  /** What the API asks to wait, as it stands in the answer. */
  Object waits(String json) {
    return api().answers().waitSeconds().orElseThrow().evaluate(answer(json));
  }

  Object told(Expression expression, String json) {
    return expression.evaluate(answer(json));
  }

  /** The numbers of the records that a kept answer has. */
  List<String> numbers(String json) {
    return PageRecords.of(feed(), read(json)).stream()
        .map(row -> ((Map<?, ?>) row.value()))
        .map(row -> String.valueOf(row.values().iterator().next()))
        .toList();
  }

  List<PageRecords.Row> rows(String json) {
    return PageRecords.of(feed(), read(json));
  }

  private static Object read(String json) {
    return SourceJson.read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> answer(String json) {
    return Map.of("answer", read(json), "headers", Map.of(), "status", 200L);
  }
}

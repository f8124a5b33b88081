package dev.daybook.book;

import dev.daybook.mapping.Unreadable;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The book's JSON columns. A decimal always has a point or an exponent and a whole number never, so
 * that reading gives back the type that was written.
 */
final class BookJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_REASONS_CHARS = 16_000;

  private BookJson() {}

  static String flags(SortedSet<String> flags) {
    return flags.isEmpty() ? "[]" : JSON.writeValueAsString(flags);
  }

  static SortedSet<String> flags(String json) {
    return "[]".equals(json)
        ? new TreeSet<>()
        : JSON.readValue(json, new TypeReference<TreeSet<String>>() {});
  }

  static String extras(SortedMap<String, Object> extras) {
    if (extras.isEmpty()) {
      return "{}";
    }
    var text = new StringBuilder("{");
    extras.forEach(
        (name, value) ->
            text.append(text.length() == 1 ? "" : ",")
                .append(JSON.writeValueAsString(name))
                .append(':')
                .append(value(value)));
    return text.append('}').toString();
  }

  private static String value(Object value) {
    if (value instanceof BigDecimal decimal) {
      var text = decimal.toString();
      return text.indexOf('.') >= 0 || text.indexOf('E') >= 0 ? text : text + "e0";
    }
    return value instanceof String text ? JSON.writeValueAsString(text) : value.toString();
  }

  static SortedMap<String, Object> extras(String json) {
    var extras = new TreeMap<String, Object>();
    try (var parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        var name = parser.currentName();
        var token = parser.nextToken();
        extras.put(
            name,
            switch (token) {
              case VALUE_NUMBER_INT -> parser.getLongValue();
              case VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getString());
              case VALUE_TRUE -> true;
              case VALUE_FALSE -> false;
              default -> parser.getString();
            });
      }
    }
    return extras;
  }

  /** As many reasons as the column holds; the last tells how many were left off. */
  static String reasons(List<Unreadable> reasons) {
    int kept = reasons.size();
    var json = JSON.writeValueAsString(reasons);
    while (json.length() > MOST_REASONS_CHARS && kept > 1) {
      kept = kept / 2;
      json = JSON.writeValueAsString(shortened(reasons, kept));
    }
    return json.length() <= MOST_REASONS_CHARS
        ? json
        : JSON.writeValueAsString(
            List.of(
                new Unreadable("", "", "…", "reasons that fit", "mend the mapping's messages")));
  }

  private static Collection<Unreadable> shortened(List<Unreadable> reasons, int kept) {
    var some = new java.util.ArrayList<>(reasons.subList(0, kept));
    some.add(
        new Unreadable("", "", "…", (reasons.size() - kept) + " more reasons", "mend these first"));
    return some;
  }

  static List<Unreadable> reasons(String json) {
    return JSON.readValue(json, new TypeReference<List<Unreadable>>() {});
  }

  static String map(Map<String, ?> values) {
    return JSON.writeValueAsString(values);
  }
}

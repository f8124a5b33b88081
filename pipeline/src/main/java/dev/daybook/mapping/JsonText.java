package dev.daybook.mapping;

import dev.cel.common.values.NullValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON as it is signed and sent: compact, keys in the order of their code units at every level, and
 * nothing escaped but what JSON itself demands. What some platforms' SDKs escape beyond that
 * ({@code & < >}) is left as it is: unconfirmed.
 */
public final class JsonText {
  private final StringBuilder text = new StringBuilder();

  private JsonText() {}

  /**
   * @param value Map, List, String, Long, Boolean or null, nested as deep as it likes
   */
  public static String of(Object value) {
    var json = new JsonText();
    json.add(value);
    return json.text.toString();
  }

  private void add(Object value) {
    if (value == null || value instanceof NullValue) {
      text.append("null");
    } else if (value instanceof Map<?, ?> map) {
      add(map);
    } else if (value instanceof List<?> list) {
      add(list);
    } else if (value instanceof Boolean || value instanceof Long || value instanceof Integer) {
      text.append(value);
    } else {
      quote(value.toString());
    }
  }

  private void add(Map<?, ?> map) {
    var sorted = new TreeMap<String, Object>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value));
    var between = "{";
    for (var entry : sorted.entrySet()) {
      text.append(between);
      quote(entry.getKey());
      text.append(':');
      add(entry.getValue());
      between = ",";
    }
    text.append(sorted.isEmpty() ? "{}" : "}");
  }

  private void add(List<?> list) {
    var between = "[";
    for (var item : list) {
      text.append(between);
      add(item);
      between = ",";
    }
    text.append(list.isEmpty() ? "[]" : "]");
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      quote(value.charAt(i));
    }
    text.append('"');
  }

  private void quote(char c) {
    switch (c) {
      case '"' -> text.append("\\\"");
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> text.append(c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
    }
  }
}

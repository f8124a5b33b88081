package dev.daybook.notify;

import java.util.Map;

/**
 * A receiver as it is configured.
 *
 * @param name our word for it
 * @param kind such as {@code wecom}
 * @param values by the names of the kind's settings; some of them are secrets
 */
public record ReceiverSettings(String name, String kind, Map<String, String> values) {
  public ReceiverSettings {
    values = Map.copyOf(values);
  }

  String get(String key, String usual) {
    return values.getOrDefault(key, usual);
  }

  /** Shows no secret. */
  @Override
  public String toString() {
    return "%s (%s)".formatted(name, kind);
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.Masked;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A source record as it is shown: the fields that name people are masked, at any depth. */
final class MaskedSource {
  private final Set<String> people;

  MaskedSource(Set<String> people) {
    this.people = Set.copyOf(people);
  }

  Map<String, Object> mask(Map<String, Object> row) {
    var masked = new LinkedHashMap<String, Object>();
    row.forEach(
        (field, value) -> masked.put(field, people.contains(field) ? hidden(value) : shown(value)));
    return masked;
  }

  private static Object hidden(Object value) {
    return value == null ? null : Masked.text(value.toString());
  }

  @SuppressWarnings("unchecked")
  private Object shown(Object value) {
    if (value instanceof Map<?, ?> object) {
      return mask((Map<String, Object>) object);
    }
    return value instanceof List<?> list ? list.stream().map(this::shown).toList() : value;
  }
}

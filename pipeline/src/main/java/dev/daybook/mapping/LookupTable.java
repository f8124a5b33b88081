package dev.daybook.mapping;

import java.util.Map;
import java.util.Optional;

/**
 * A table of a mapping file.
 *
 * @param otherwise the value of a key that is not in it; without one such a key is an error
 */
record LookupTable(String name, Map<String, String> values, Optional<String> otherwise) {
  String find(String key) {
    var value = values.get(key);
    if (value != null) {
      return value;
    }
    return otherwise.orElseThrow(() -> Unread.value(key, "a key of table '%s'".formatted(name)));
  }
}

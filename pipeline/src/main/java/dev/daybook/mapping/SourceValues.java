package dev.daybook.mapping;

import dev.cel.common.values.NullValue;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How expressions see the values of a source: null as CEL's null, texts that mean "nothing" as null
 * too, and keys that may be absent as null. Values are wrapped when asked for, not copied.
 *
 * @param absent texts that mean that there is no value, such as {@code -}
 * @param optional keys that may be missing; any other missing key is an error
 */
record SourceValues(Set<String> absent, Set<String> optional) {
  static final SourceValues AS_GIVEN = new SourceValues(Set.of(), Set.of());

  @SuppressWarnings("unchecked")
  Object wrap(Object value) {
    if (value == null || value instanceof String text && absent.contains(text)) {
      return NullValue.NULL_VALUE;
    }
    if (value instanceof Map<?, ?> map) {
      return value instanceof Keys ? value : new Keys(this, (Map<String, Object>) map);
    }
    if (value instanceof List<?> list) {
      return value instanceof Items ? value : new Items(this, list);
    }
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  /** The value as Java sees it: no CEL null, no wrapping. */
  static Object unwrap(Object value) {
    if (value instanceof NullValue) {
      return null;
    }
    if (value instanceof Keys keys) {
      return keys.inner;
    }
    if (value instanceof Items items) {
      return items.inner;
    }
    if (value instanceof Map<?, ?> map) {
      var plain = new LinkedHashMap<Object, Object>();
      map.forEach((key, item) -> plain.put(key, unwrap(item)));
      return plain;
    }
    if (value instanceof List<?> list) {
      var plain = new ArrayList<Object>(list.size());
      list.forEach(item -> plain.add(unwrap(item)));
      return plain;
    }
    return value;
  }

  private static final class Keys extends AbstractMap<String, Object> {
    private final SourceValues values;
    private final Map<String, Object> inner;

    Keys(SourceValues values, Map<String, Object> inner) {
      this.values = values;
      this.inner = inner;
    }

    @Override
    public Object get(Object key) {
      var value = inner.get(key);
      return value == null && !containsKey(key) ? null : values.wrap(value);
    }

    @Override
    public boolean containsKey(Object key) {
      return inner.containsKey(key) || values.optional.contains(key);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      var entries = new LinkedHashSet<Entry<String, Object>>();
      inner.forEach((key, value) -> entries.add(Map.entry(key, values.wrap(value))));
      return entries;
    }
  }

  private static final class Items extends AbstractList<Object> {
    private final SourceValues values;
    private final List<?> inner;

    Items(SourceValues values, List<?> inner) {
      this.values = values;
      this.inner = inner;
    }

    @Override
    public Object get(int index) {
      return values.wrap(inner.get(index));
    }

    @Override
    public int size() {
      return inner.size();
    }
  }
}

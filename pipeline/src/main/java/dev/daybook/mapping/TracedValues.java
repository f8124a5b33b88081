package dev.daybook.mapping;

import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A source whose objects remember which of their fields were read, each by its path. */
final class TracedValues {
  private final Set<String> read = new LinkedHashSet<>();

  Map<String, Object> traced(Map<String, Object> row) {
    return new TracedObject("", row);
  }

  /** The paths read since the last time this was asked; of a path and its beginnings the path. */
  List<String> take() {
    var paths =
        read.stream()
            .filter(path -> read.stream().noneMatch(other -> isBelow(other, path)))
            .toList();
    read.clear();
    return paths;
  }

  static boolean isBelow(String path, String above) {
    return path.startsWith(above + ".") || path.startsWith(above + "[]");
  }

  @SuppressWarnings("unchecked")
  private Object traced(String path, Object value) {
    if (value instanceof Map<?, ?> object) {
      return new TracedObject(path, (Map<String, Object>) object);
    }
    return value instanceof List<?> list ? new TracedList(path + "[]", list) : value;
  }

  private final class TracedObject extends AbstractMap<String, Object> {
    private final String path;
    private final Map<String, Object> inner;

    TracedObject(String path, Map<String, Object> inner) {
      this.path = path;
      this.inner = inner;
    }

    @Override
    public Object get(Object key) {
      return containsKey(key) ? traced(below(String.valueOf(key)), inner.get(key)) : null;
    }

    @Override
    public boolean containsKey(Object key) {
      boolean there = inner.containsKey(key);
      if (there) {
        read.add(below(String.valueOf(key)));
      }
      return there;
    }

    /** To look through an object is not to read its fields. */
    @Override
    public Set<Entry<String, Object>> entrySet() {
      var entries = new LinkedHashSet<Entry<String, Object>>();
      inner.forEach((key, value) -> entries.add(new SimpleEntry<>(key, traced(below(key), value))));
      return entries;
    }

    private String below(String key) {
      return path.isEmpty() ? key : path + "." + key;
    }
  }

  private final class TracedList extends AbstractList<Object> {
    private final String path;
    private final List<?> inner;

    TracedList(String path, List<?> inner) {
      this.path = path;
      this.inner = inner;
    }

    @Override
    public Object get(int index) {
      var item = inner.get(index);
      if (!(item instanceof Map || item instanceof List)) {
        read.add(path);
      }
      return traced(path, item);
    }

    @Override
    public int size() {
      return inner.size();
    }
  }
}

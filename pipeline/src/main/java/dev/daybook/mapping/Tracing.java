package dev.daybook.mapping;

import dev.daybook.mapping.Trace.Fed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads one record field by field, and sees what each field looks at. */
final class Tracing {
  private final CompiledOrderMapping mapping;
  private final SourceRecord source;
  private final TracedValues values = new TracedValues();
  private final SourceRecord traced;
  private final List<Fed> fields = new ArrayList<>();

  Tracing(CompiledOrderMapping mapping, SourceRecord source) {
    this.mapping = mapping;
    this.source = source;
    this.traced =
        new SourceRecord(
            source.place(),
            values.traced(source.row()),
            source.rows().stream().map(values::traced).toList(),
            source.lineRows().stream().map(values::traced).toList());
  }

  Trace trace() {
    mapping.ofOrder().forEach(this::field);
    lines();
    var read = new LinkedHashSet<String>();
    fields.forEach(field -> read.addAll(field.sources()));
    var rest = paths().stream().filter(path -> !read.contains(path)).toList();
    var known = keys();
    return new Trace(
        List.copyOf(fields),
        rest.stream().filter(path -> known.contains(lastKey(path))).toList(),
        rest.stream().filter(path -> !known.contains(lastKey(path))).toList());
  }

  private void field(Field field) {
    fed(field.name(), field, reading -> reading.value(field));
    if (field == mapping.externalNo()) {
      fed("status", mapping.channelStatus(), mapping.status()::read);
      if (!mapping.forward().isLeftOut()) {
        fed("forward", mapping.channelStatus(), mapping.forward()::read);
      }
    }
  }

  private interface Looking {
    void at(Reading reading);
  }

  private void fed(String name, Field field, Looking looking) {
    looking.at(reading(scope()));
    fields.add(new Fed(name, values.take(), field.person()));
  }

  private Scope scope() {
    return new Scope(mapping.view(), traced, mapping.lets());
  }

  private Reading reading(Scope scope) {
    return new Reading(mapping.file(), source, scope);
  }

  private void lines() {
    var each = mapping.lines().each();
    var items = reading(scope()).list(each);
    fields.add(new Fed("lines", values.take(), each.person()));
    for (var field : mapping.lines().ofItem()) {
      var sources = new LinkedHashSet<String>();
      for (var item : items) {
        var scope = scope();
        scope.item(item);
        reading(scope).value(field);
        sources.addAll(values.take());
      }
      fields.add(new Fed("lines[]." + field.name(), List.copyOf(sources), field.person()));
    }
  }

  private Set<String> keys() {
    var keys = new LinkedHashSet<String>();
    mapping.lets().values().forEach(let -> keys.addAll(let.keys()));
    Stream.of(
            mapping.ofOrder().stream(),
            mapping.status().steps().stream().map(Steps.Step::field),
            mapping.forward().steps().stream().map(Steps.Step::field),
            Stream.of(mapping.lines().each()),
            mapping.lines().ofItem().stream())
        .flatMap(all -> all)
        .filter(field -> !field.isLeftOut())
        .forEach(field -> keys.addAll(field.expression().keys()));
    return keys;
  }

  private static String lastKey(String path) {
    var keys = path.replace("[]", "");
    return keys.substring(keys.lastIndexOf('.') + 1);
  }

  /** Every value of the record that is no object and no list. */
  private Set<String> paths() {
    var paths = new LinkedHashSet<String>();
    source.allRows().forEach(row -> row.forEach((key, value) -> add(key, value, paths)));
    return paths;
  }

  private static void add(String path, Object value, Set<String> paths) {
    if (value instanceof Map<?, ?> object && !object.isEmpty()) {
      object.forEach((key, below) -> add(path + "." + key, below, paths));
    } else if (value instanceof List<?> list && !list.isEmpty()) {
      list.forEach(item -> add(path + "[]", item, paths));
    } else {
      paths.add(path);
    }
  }
}

package dev.daybook.book;

import dev.daybook.mapping.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * SHA-256 of what a record says, to know it again. Counts what the cells of its rows hold, not what
 * the mapping calls their columns: a mended alias leaves the record the one that it was.
 */
final class SourceDigest {
  private SourceDigest() {}

  static byte[] of(SourceRecord source) {
    var text = new StringBuilder();
    add(source.rows().isEmpty() ? List.of(source.row()) : source.rows(), text);
    if (!source.lineRows().isEmpty()) {
      text.append("lines");
      add(source.lineRows(), text);
    }
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.toString().getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  private static void add(List<Map<String, Object>> rows, StringBuilder text) {
    for (var row : rows) {
      var cells = row.values().stream().map(SourceDigest::text).sorted().toList();
      text.append(text(cells));
    }
  }

  /** Each value goes in behind its kind and length, so that no two of them read alike. */
  private static String text(Object value) {
    if (value instanceof Map<?, ?> map) {
      var sorted = new TreeMap<String, String>();
      map.forEach((name, inner) -> sorted.put(String.valueOf(name), text(inner)));
      var inner = new StringBuilder();
      sorted.forEach((name, held) -> inner.append(part('k', name)).append(held));
      return part('m', inner.toString());
    }
    if (value instanceof List<?> list) {
      var inner = new StringBuilder();
      list.forEach(held -> inner.append(text(held)));
      return part('l', inner.toString());
    }
    return value == null ? "n" : part(value instanceof String ? 's' : 'v', value.toString());
  }

  private static String part(char kind, String text) {
    return "%c%d:%s".formatted(kind, text.length(), text);
  }
}

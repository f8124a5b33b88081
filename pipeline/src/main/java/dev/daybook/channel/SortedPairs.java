package dev.daybook.channel;

import java.util.SortedMap;
import java.util.stream.Collectors;

/** The text of sorted fields that is signed; the signature itself is never part of it. */
final class SortedPairs {
  static final String SIGN = "sign";

  private SortedPairs() {}

  /** Names and values, one after the other: {@code a1b2}. */
  static String of(SortedMap<String, String> fields) {
    return joined(fields, "", "");
  }

  /** {@code a=1&b=2}. */
  static String withSigns(SortedMap<String, String> fields) {
    return joined(fields, "=", "&");
  }

  private static String joined(SortedMap<String, String> fields, String equals, String and) {
    return fields.entrySet().stream()
        .filter(field -> !field.getKey().equals(SIGN))
        .map(field -> field.getKey() + equals + field.getValue())
        .collect(Collectors.joining(and));
  }
}

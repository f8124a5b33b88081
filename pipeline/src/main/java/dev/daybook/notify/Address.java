package dev.daybook.notify;

import java.util.List;
import java.util.stream.Stream;

/** A receiver, and who is told instead when it refuses. */
record Address(String receiver, List<String> fallback) {
  static Address of(String receiver, String commaSeparated) {
    return new Address(
        receiver, Stream.of(commaSeparated.split(",")).filter(name -> !name.isEmpty()).toList());
  }

  String commaSeparated() {
    return String.join(",", fallback);
  }
}

package dev.daybook.channel;

import java.util.Map;
import java.util.TreeSet;

/** Finds a kind by the name that a mapping file gives it. */
final class Kinds {
  private Kinds() {}

  /**
   * @throws Refused naming the kinds there are
   */
  static <T> T find(Map<String, T> kinds, String what, String name) {
    var kind = kinds.get(name);
    if (kind == null) {
      throw new Refused(
          "there is no %s '%s'; there are %s; next: correct channel.yaml"
              .formatted(what, name, new TreeSet<>(kinds.keySet())));
    }
    return kind;
  }
}

package dev.daybook.notify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The kinds of receivers that are found, and whether a receiver is configured as its kind wants.
 */
public final class ReceiverKinds {
  private static final Map<String, ReceiverKind> FOUND =
      ServiceLoader.load(ReceiverKind.class, ReceiverKind.class.getClassLoader()).stream()
          .map(ServiceLoader.Provider::get)
          .collect(
              Collectors.toMap(ReceiverKind::name, kind -> kind, (one, same) -> one, TreeMap::new));

  private ReceiverKinds() {}

  /**
   * A mistake in the configuration of a receiver.
   *
   * @param key where it is
   * @param what in words, without the value
   */
  public record Mistake(String key, String what) {}

  /** All mistakes at once. */
  public static List<Mistake> check(ReceiverSettings receiver) {
    var kind = FOUND.get(receiver.kind());
    if (kind == null) {
      return List.of(new Mistake("kind", "is unknown; expected one of " + FOUND.keySet()));
    }
    var mistakes = new ArrayList<Mistake>();
    var known = kind.settings().stream().map(Setting::key).toList();
    receiver.values().keySet().stream()
        .filter(key -> !known.contains(key))
        .sorted()
        .forEach(
            key ->
                mistakes.add(
                    new Mistake(
                        key,
                        "is unknown; a receiver of kind %s has name, kind, %s"
                            .formatted(kind.name(), String.join(", ", known)))));
    kind.settings().forEach(setting -> check(receiver, setting, mistakes));
    return mistakes;
  }

  private static void check(ReceiverSettings receiver, Setting setting, List<Mistake> mistakes) {
    var value = receiver.values().get(setting.key());
    if (value == null && setting.required()) {
      mistakes.add(new Mistake(setting.key(), "is missing; expected " + setting.expected()));
    } else if (value != null && !setting.valid().test(value)) {
      mistakes.add(new Mistake(setting.key(), "is not as expected: " + setting.expected()));
    }
  }

  static ReceiverKind of(ReceiverSettings receiver) {
    return FOUND.get(receiver.kind());
  }
}

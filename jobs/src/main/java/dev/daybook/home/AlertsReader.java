package dev.daybook.home;

import dev.daybook.canonical.ShopId;
import dev.daybook.notify.AlertSettings;
import dev.daybook.notify.QuietHours;
import dev.daybook.notify.ReceiverKinds;
import dev.daybook.notify.ReceiverSettings;
import dev.daybook.notify.Repeats;
import dev.daybook.notify.Route;
import dev.daybook.notify.Severity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.boot.convert.DurationStyle;

/** Reads what {@code config.yaml} says of alerts, all its mistakes at once, each with its place. */
final class AlertsReader {
  private static final String NAME = "[a-z0-9][a-z0-9-]{0,31}";
  private static final Duration LONGEST_TOGETHER = Duration.ofMinutes(10);

  private final UnaryOperator<String> places;
  private final ZoneId zone;
  private final List<ShopId> shops;
  private final List<String> problems = new ArrayList<>();

  private AlertsReader(UnaryOperator<String> places, ZoneId zone, List<ShopId> shops) {
    this.places = places;
    this.zone = zone;
    this.shops = shops;
  }

  /** As it stands in the file; a receiver has keys of its kind beside name and kind. */
  record Written(
      List<Map<String, String>> receivers,
      List<WrittenRoute> routes,
      WrittenQuiet quiet,
      List<String> repeat,
      Duration together) {
    /** Shows no secret. */
    @Override
    public String toString() {
      return "alerts";
    }
  }

  record WrittenRoute(
      List<String> severity, List<String> shops, List<String> to, List<String> fallback) {}

  record WrittenQuiet(String from, String to, List<String> pass) {}

  /**
   * @param problems with their place; the settings mean nothing when there are some
   */
  record Read(AlertSettings settings, List<String> problems) {}

  /**
   * @param places where a key stands
   * @param shops those that are configured
   */
  static Read read(UnaryOperator<String> places, ZoneId zone, List<ShopId> shops, Written alerts) {
    if (alerts == null) {
      return new Read(AlertSettings.none(zone), List.of());
    }
    var reader = new AlertsReader(places, zone, shops);
    var settings = reader.settings(alerts);
    return new Read(settings, reader.problems);
  }

  private AlertSettings settings(Written alerts) {
    var receivers = receivers(orNone(alerts.receivers));
    var names =
        receivers.stream()
            .map(ReceiverSettings::name)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    return new AlertSettings(
        zone,
        receivers,
        routes(alerts.routes, names),
        Optional.ofNullable(alerts.quiet).flatMap(this::quiet),
        repeats(alerts.repeat),
        together(alerts.together));
  }

  private static <T> List<T> orNone(List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }

  private void problem(String key, String text, Object... parts) {
    problems.add(
        "%s: alerts.%s: %s".formatted(places.apply("alerts." + key), key, text.formatted(parts)));
  }

  private List<ReceiverSettings> receivers(List<Map<String, String>> written) {
    var receivers = new ArrayList<ReceiverSettings>();
    for (int i = 0; i < written.size(); i++) {
      receivers.add(receiver("receivers[%d]".formatted(i), written.get(i)));
    }
    unique(receivers);
    return receivers;
  }

  private ReceiverSettings receiver(String key, Map<String, String> written) {
    var values = new HashMap<>(written);
    var name = values.remove("name");
    var kind = values.remove("kind");
    if (name == null || kind == null) {
      var first = written.keySet().stream().sorted().findFirst().orElse("name");
      problems.add(
          "%s: alerts.%s: expected 'name' and 'kind' in every receiver"
              .formatted(places.apply("alerts." + key + "." + first), key));
      return new ReceiverSettings("", "", Map.of());
    }
    if (!name.matches(NAME)) {
      problem(key + ".name", "expected a word of 1 to 32 of a-z, 0-9 and '-'");
    }
    var receiver = new ReceiverSettings(name, kind, values);
    for (var mistake : ReceiverKinds.check(receiver)) {
      boolean there = written.containsKey(mistake.key());
      problems.add(
          "%s: alerts.%s.%s: %s"
              .formatted(
                  places.apply("alerts.%s.%s".formatted(key, there ? mistake.key() : "kind")),
                  key,
                  mistake.key(),
                  mistake.what()));
    }
    return receiver;
  }

  /** Each robot has one rate, so two names for one robot would ask it too often. */
  private void unique(List<ReceiverSettings> receivers) {
    for (int i = 0; i < receivers.size(); i++) {
      var one = receivers.get(i);
      for (var before : receivers.subList(0, i)) {
        if (one.name().equals(before.name()) && !one.name().isEmpty()) {
          problem("receivers[%d].name".formatted(i), "'%s' is there twice", one.name());
        } else if (one.kind().equals(before.kind())
            && one.values().equals(before.values())
            && !one.name().isEmpty()) {
          problem(
              "receivers[%d].name".formatted(i),
              "'%s' and '%s' are the same receiver; next: leave one of them out",
              before.name(),
              one.name());
        }
      }
    }
  }

  /** Without routes everybody is told of everything. */
  private List<Route> routes(List<WrittenRoute> written, List<String> names) {
    if (written == null) {
      return names.isEmpty()
          ? List.of()
          : List.of(new Route(EnumSet.allOf(Severity.class), List.of(), names, List.of()));
    }
    return IntStream.range(0, written.size())
        .mapToObj(i -> route("routes[%d]".formatted(i), written.get(i), names))
        .toList();
  }

  private Route route(String key, WrittenRoute route, List<String> names) {
    var to = orNone(route.to);
    if (to.isEmpty()) {
      problems.add(
          "%s: alerts.%s.to: is missing; expected receivers of %s"
              .formatted(places.apply(somethingOf(key, route)), key, names));
    }
    known(key + ".to", to, names);
    known(key + ".fallback", orNone(route.fallback), names);
    return new Route(
        severities(key + ".severity", route.severity),
        shops(key + ".shops", orNone(route.shops)),
        to,
        orNone(route.fallback));
  }

  private static String somethingOf(String key, WrittenRoute route) {
    var part = route.severity != null ? "severity" : route.shops != null ? "shops" : "fallback";
    return "alerts.%s.%s[0]".formatted(key, part);
  }

  private void known(String key, List<String> used, List<String> names) {
    for (int i = 0; i < used.size(); i++) {
      if (!names.contains(used.get(i))) {
        problem(
            "%s[%d]".formatted(key, i),
            "there is no receiver '%s'; there are %s",
            used.get(i),
            names);
      }
    }
  }

  private Set<Severity> severities(String key, List<String> written) {
    if (written == null) {
      return EnumSet.allOf(Severity.class);
    }
    var severities = EnumSet.noneOf(Severity.class);
    for (int i = 0; i < written.size(); i++) {
      severity("%s[%d]".formatted(key, i), written.get(i)).ifPresent(severities::add);
    }
    return severities;
  }

  private Optional<Severity> severity(String key, String text) {
    try {
      return Optional.of(Severity.valueOf(text));
    } catch (IllegalArgumentException unknown) {
      problem(key, "cannot read '%s' as one of %s", text, List.of(Severity.values()));
      return Optional.empty();
    }
  }

  private List<String> shops(String key, List<String> written) {
    var known = new TreeSet<String>();
    shops.forEach(shop -> known.addAll(List.of(shop.toString(), shop.channel() + "/*")));
    for (int i = 0; i < written.size(); i++) {
      if (!known.contains(written.get(i))) {
        problem(
            "%s[%d]".formatted(key, i),
            "there is no shop '%s'; there are %s",
            written.get(i),
            known);
      }
    }
    return written;
  }

  private Optional<QuietHours> quiet(WrittenQuiet quiet) {
    var from = time("quiet.from", quiet.from);
    var to = time("quiet.to", quiet.to);
    var pass = pass(quiet.pass);
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    if (from.equals(to)) {
      problem("quiet.to", "is the time of quiet.from; expected another");
      return Optional.empty();
    }
    return Optional.of(new QuietHours(from.get(), to.get(), pass, zone));
  }

  private Set<Severity> pass(List<String> written) {
    if (written == null) {
      return Set.of(Severity.CRITICAL);
    }
    return written.equals(List.of("nothing")) ? Set.of() : severities("quiet.pass", written);
  }

  private Optional<LocalTime> time(String key, String text) {
    try {
      return Optional.of(LocalTime.parse(text == null ? "" : text));
    } catch (DateTimeException unreadable) {
      problem(
          key,
          text == null ? "is missing; expected %2$s" : "cannot read '%s' as %s",
          text,
          "a time such as 22:00");
      return Optional.empty();
    }
  }

  private Repeats repeats(List<String> written) {
    if (written == null) {
      return AlertSettings.USUAL_REPEATS;
    }
    if (written.equals(List.of("never"))) {
      return new Repeats(List.of());
    }
    try {
      return new Repeats(written.stream().map(DurationStyle::detectAndParse).toList());
    } catch (IllegalArgumentException wrong) {
      problem("repeat[0]", "expected growing ages such as [1h, 4h, 24h], or never");
      return AlertSettings.USUAL_REPEATS;
    }
  }

  private Duration together(Duration written) {
    var together = Objects.requireNonNullElse(written, AlertSettings.USUALLY_TOGETHER);
    if (together.isNegative() || together.compareTo(LONGEST_TOGETHER) > 0) {
      problem("together", "expected 0s to 10m");
    }
    return together;
  }
}

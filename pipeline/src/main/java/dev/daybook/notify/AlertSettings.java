package dev.daybook.notify;

import dev.daybook.canonical.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of what, and when.
 *
 * @param zone whose clock messages show
 * @param together how long a message waits for others that go with it
 */
public record AlertSettings(
    ZoneId zone,
    List<ReceiverSettings> receivers,
    List<Route> routes,
    Optional<QuietHours> quiet,
    Repeats repeats,
    Duration together) {
  public static final Duration USUALLY_TOGETHER = Duration.ofSeconds(30);
  public static final Repeats USUAL_REPEATS =
      new Repeats(List.of(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24)));

  public AlertSettings {
    receivers = List.copyOf(receivers);
    routes = List.copyOf(routes);
  }

  /** Nobody is told: alerts are kept and shown. */
  public static AlertSettings none(ZoneId zone) {
    return new AlertSettings(
        zone, List.of(), List.of(), Optional.empty(), USUAL_REPEATS, USUALLY_TOGETHER);
  }

  /** Each receiver once, in the order of the routes. */
  List<Address> addresses(Severity severity, Optional<ShopId> shop) {
    var addresses = new LinkedHashMap<String, Address>();
    for (var route : routes) {
      if (route.takes(severity, shop)) {
        route
            .to()
            .forEach(name -> addresses.putIfAbsent(name, new Address(name, route.fallback())));
      }
    }
    return List.copyOf(addresses.values());
  }

  /** What may be told at this instant. */
  Set<Severity> told(Instant now) {
    return quiet
        .filter(hours -> hours.until(now).isPresent())
        .map(QuietHours::pass)
        .orElse(EnumSet.allOf(Severity.class));
  }

  /** Until when a message of this severity is held back; empty when it is not. */
  Optional<Instant> heldUntil(Severity severity, Instant now) {
    return quiet
        .filter(hours -> !hours.pass().contains(severity))
        .flatMap(hours -> hours.until(now));
  }
}

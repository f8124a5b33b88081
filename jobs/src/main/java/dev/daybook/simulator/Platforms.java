package dev.daybook.simulator;

import dev.daybook.canonical.ShopId;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.ServiceLoader.Provider;
import java.util.stream.Collectors;

/** The platforms that are found, by channel. */
final class Platforms {
  private static final String USUAL_SHOP = "flagship";

  private final List<Platform> found =
      ServiceLoader.load(Platform.class, Platform.class.getClassLoader()).stream()
          .map(Provider::get)
          .sorted(Comparator.comparing(Platform::channel))
          .toList();

  List<Platform> all() {
    return found;
  }

  /**
   * @throws WorldRefused naming those there are
   */
  Platform of(String channel) {
    return found.stream()
        .filter(platform -> platform.channel().equals(channel))
        .findFirst()
        .orElseThrow(
            () ->
                new WorldRefused(
                    "no platform '%s' is simulated; expected one of %s"
                        .formatted(
                            channel,
                            found.stream()
                                .map(Platform::channel)
                                .collect(Collectors.joining(", ")))));
  }

  /** One shop of each. */
  List<ShopId> usualShops() {
    return found.stream().map(platform -> new ShopId(platform.channel(), USUAL_SHOP)).toList();
  }
}

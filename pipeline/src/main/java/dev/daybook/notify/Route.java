package dev.daybook.notify;

import dev.daybook.canonical.ShopId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who is told of what.
 *
 * @param shops {@code CHANNEL/SHOP} or {@code CHANNEL/*}; empty for all, and for what concerns no
 *     shop
 * @param to receivers; each of them is told
 * @param fallback receivers that are told instead of one that refuses, the first that does not
 */
public record Route(
    Set<Severity> severities, List<String> shops, List<String> to, List<String> fallback) {
  public Route {
    severities = Set.copyOf(severities);
    shops = List.copyOf(shops);
    to = List.copyOf(to);
    fallback = List.copyOf(fallback);
  }

  boolean takes(Severity severity, Optional<ShopId> shop) {
    return severities.contains(severity)
        && (shops.isEmpty() || shop.filter(this::isOne).isPresent());
  }

  private boolean isOne(ShopId shop) {
    return shops.contains(shop.toString()) || shops.contains(shop.channel() + "/*");
  }
}

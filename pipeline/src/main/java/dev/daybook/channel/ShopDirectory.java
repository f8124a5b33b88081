package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The shops of this installation; the application supplies it. */
public final class ShopDirectory {
  private final Map<ShopId, ShopSettings> shops = new TreeMap<>();

  public ShopDirectory(Collection<ShopSettings> shops) {
    shops.forEach(shop -> this.shops.put(shop.shop(), shop));
  }

  /**
   * @throws IllegalArgumentException naming the shops there are
   */
  public ShopSettings get(ShopId shop) {
    var settings = shops.get(shop);
    if (settings == null) {
      throw new IllegalArgumentException(
          "there is no shop '%s'; there are %s; next: add it to the configuration"
              .formatted(shop, shops.keySet()));
    }
    return settings;
  }

  public List<ShopSettings> all() {
    return List.copyOf(shops.values());
  }
}

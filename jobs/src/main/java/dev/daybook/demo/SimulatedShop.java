package dev.daybook.demo;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Marketplaces;
import java.time.LocalDate;
import java.util.List;

/** A shop of the marketplaces as an operator would write it below {@code shops}. All invented. */
public final class SimulatedShop {
  private SimulatedShop() {}

  /**
   * @param feeds none for those that every shop of the channel has
   */
  public static String written(
      ShopId shop, LocalDate goLive, List<String> feeds, Marketplaces marketplaces) {
    var text = new StringBuilder();
    text.append("  - id: %s\n    go-live: %s\n".formatted(shop, goLive));
    text.append("    host: %s\n".formatted(marketplaces.url()));
    if (!feeds.isEmpty()) {
      text.append("    feeds: [%s]\n".formatted(String.join(", ", feeds)));
    }
    text.append("    credentials:\n");
    marketplaces
        .credentials(shop)
        .configured()
        .forEach((name, value) -> text.append("      %s: '%s'\n".formatted(name, value)));
    return text.toString();
  }
}

package dev.daybook.simulator;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Listing.Direction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Moves the world between two pages: the first order of the asked window is updated now and jumps
 * out of a window that lies in the past. Every later page shifts up by a row, so a reader who walks
 * forward loses one untouched order a page; one who walks backward only repeats rows.
 */
final class TickAfterPage implements PageMalice {
  private final int mostPerWindow;
  private final Map<Asked, Integer> ticks = new ConcurrentHashMap<>();

  /**
   * @param mostPerWindow then the window rests, so that a reader who begins again comes to an end
   */
  TickAfterPage(int mostPerWindow) {
    this.mostPerWindow = mostPerWindow;
  }

  @Override
  public boolean served(LivingShop shop, Query query, Direction direction, long now) {
    long[] left = shop.list(query, now);
    if (left.length == 0
        || ticks.merge(new Asked(shop.world().shop(), query), 1, Integer::sum) > mostPerWindow) {
      return false;
    }
    return shop.touch(UpdateIndex.indexOf(direction.first(left)), now);
  }

  private record Asked(ShopId shop, Query query) {}
}

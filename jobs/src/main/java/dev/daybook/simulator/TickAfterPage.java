package dev.daybook.simulator;

import dev.daybook.simulator.PinduoduoShop.Query;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Moves the world between two pages: the newest order of the asked window is updated now and jumps
 * out of a window that lies in the past. Every later page shifts up by a row, so a reader who walks
 * forward loses one untouched order a page; one who walks backward only repeats rows.
 */
final class TickAfterPage implements PageMalice {
  private final PinduoduoShop shop;
  private final LongAdder moved;
  private final int mostPerWindow;
  private final Map<Query, Integer> ticks = new ConcurrentHashMap<>();

  /**
   * @param mostPerWindow then the window rests, so that a reader who begins again comes to an end
   */
  TickAfterPage(PinduoduoShop shop, int mostPerWindow, LongAdder moved) {
    this.shop = shop;
    this.mostPerWindow = mostPerWindow;
    this.moved = moved;
  }

  @Override
  public void served(Query query, long now) {
    long[] left = shop.list(query, now);
    if (left.length > 0 && ticks.merge(query, 1, Integer::sum) <= mostPerWindow) {
      if (shop.touch(UpdateIndex.indexOf(left[left.length - 1]), now)) {
        moved.increment();
      }
    }
  }
}

package dev.daybook.simulator;

import dev.daybook.simulator.PinduoduoShop.Query;

/** What happens to the world right after a page of the increment list was made. */
interface PageMalice {
  PageMalice NONE = (query, now) -> {};

  void served(Query query, long now);
}

package dev.daybook.simulator;

import dev.daybook.simulator.Listing.Direction;

/** What happens to a shop right after a page of a list by update time was cut. */
interface PageMalice {
  PageMalice NONE = (shop, query, direction, now) -> false;

  /** Says whether an order moved. */
  boolean served(LivingShop shop, Query query, Direction direction, long now);
}

package dev.daybook.mapping;

/** How one stream of a channel comes: page after page by API, or as dropped files. */
public sealed interface Feed permits PagedFeed, FileFeed {
  /** The subject of every feed whose records are after-sales, and of no other. */
  String AFTER_SALES = "refunds";

  /** Whether a stream such as {@code refunds/updated} is one of after-sales. */
  static boolean isOfAfterSales(String stream) {
    return stream.startsWith(AFTER_SALES + "/");
  }

  /** Subject and axis, such as {@code orders/updated}. */
  String stream();

  /** How a record of this feed becomes an order, or an after-sale. */
  OrderMapping mapping();

  /**
   * Whether only shops whose configuration names this feed have it: a second way to the same
   * orders, or one that not every shop has been granted.
   */
  boolean optIn();
}

package dev.daybook.simulator;

import dev.daybook.simulator.PinduoduoShop.Query;

/**
 * {@code pdd.order.number.list.increment.get}: orders by update time, newest first, at most 30
 * minutes, both ends inclusive (unconfirmed); rows carry the full order.
 */
final class OrdersByUpdate implements PlatformMethod {
  private static final long LONGEST_SECONDS = 30 * 60;

  private final ListPages pages;
  private final OrderJson orders;
  private final PageMalice malice;

  OrdersByUpdate(ListPages pages, OrderJson orders, PageMalice malice) {
    this.pages = pages;
    this.orders = orders;
    this.malice = malice;
  }

  @Override
  public String name() {
    return "pdd.order.number.list.increment.get";
  }

  @Override
  public boolean lists() {
    return true;
  }

  @Override
  public Answer answer(Call call) {
    var span = call.span("start_updated_at", "end_updated_at", LONGEST_SECONDS);
    var query = new Query(Axis.UPDATED, span.start(), span.end(), OrderFilter.of(call));
    Answer page =
        pages.page(call, query, "order_sn_increment_get_response", "order_sn_list", orders::write);
    malice.served(query, call.now());
    return page;
  }
}

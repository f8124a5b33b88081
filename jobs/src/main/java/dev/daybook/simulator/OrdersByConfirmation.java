package dev.daybook.simulator;

import dev.daybook.simulator.PinduoduoShop.Query;

/**
 * {@code pdd.order.list.get}: orders by 成交 time, at most 24 hours; both ends inclusive
 * (unconfirmed).
 */
final class OrdersByConfirmation implements PlatformMethod {
  private static final long LONGEST_SECONDS = 24 * 3_600;

  private final ListPages pages;
  private final OrderJson orders;

  OrdersByConfirmation(ListPages pages, OrderJson orders) {
    this.pages = pages;
    this.orders = orders;
  }

  @Override
  public String name() {
    return "pdd.order.list.get";
  }

  @Override
  public boolean lists() {
    return true;
  }

  @Override
  public Answer answer(Call call) {
    var span = call.span("start_confirm_at", "end_confirm_at", LONGEST_SECONDS);
    var query = new Query(Axis.CONFIRMED, span.start(), span.end(), OrderFilter.of(call));
    return pages.page(call, query, "order_list_get_response", "order_list", orders::write);
  }
}

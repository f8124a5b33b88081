package dev.daybook.operate;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.util.Optional;

/**
 * Which orders are asked for; what is empty does not matter.
 *
 * @param ordered by the time of the order
 * @param text in the order number, a note, or a line's title or SKU
 * @param rule of an open finding
 * @param page from 1
 */
public record OrderSearch(
    Optional<ShopId> shop,
    Optional<Window> ordered,
    Optional<OrderStatus> status,
    Optional<String> text,
    Optional<String> rule,
    int page,
    int limit) {
  private static final int MOST = 10_000;

  public OrderSearch {
    if (page < 1) {
      throw new AskedWrongly("--page is %d; expected 1 or more".formatted(page));
    }
    if (limit < 1 || limit > MOST) {
      throw new AskedWrongly("--limit is %d; expected 1 to %d".formatted(limit, MOST));
    }
  }

  OrderDeskMapper.Wanted wanted() {
    return new OrderDeskMapper.Wanted(
        shop.map(ShopId::channel).orElse(null),
        shop.map(ShopId::shop).orElse(null),
        ordered.map(Window::from).orElse(null),
        ordered.map(Window::to).orElse(null),
        status.map(Enum::name).orElse(null),
        text.map(OrderSearch::anywhere).orElse(null),
        rule.orElse(null),
        limit,
        (page - 1L) * limit);
  }

  /** As a LIKE pattern in which {@code %}, {@code _} and {@code !} stand for themselves. */
  private static String anywhere(String text) {
    return "%" + text.replaceAll("([!%_])", "!$1") + "%";
  }
}

package dev.daybook.operate;

import dev.daybook.book.AfterSales;
import dev.daybook.book.BookedAfterSale;
import dev.daybook.book.BookedOrder;
import dev.daybook.book.Orders;
import dev.daybook.canonical.Masked;
import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.Rule;
import dev.daybook.operate.OrderDeskMapper.Standing;
import dev.daybook.operate.OrdersFound.FoundOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Verb {@code orders}: looks into the order book. */
@Component
public class OrderDesk {
  private final Orders orders;
  private final OrderDeskMapper mapper;
  private final OrderReports reports;
  private final AfterSales afterSales;
  private final KnownShops shops;
  private final Mappings mappings;

  OrderDesk(
      Orders orders,
      OrderDeskMapper mapper,
      OrderReports reports,
      AfterSales afterSales,
      KnownShops shops,
      Mappings mappings) {
    this.orders = orders;
    this.afterSales = afterSales;
    this.mapper = mapper;
    this.reports = reports;
    this.shops = shops;
    this.mappings = mappings;
  }

  /**
   * @param name our order id, or {@code CHANNEL/SHOP/NO}
   * @throws AskedWrongly when the book has no such order
   */
  public OrderReport show(String name) {
    return byName(name)
        .flatMap(order -> orders.history(order.orderId()))
        .map(reports::of)
        .orElseThrow(
            () ->
                new AskedWrongly(
                    "the book has no order '%s'; next: daybook orders find --text NO"
                        .formatted(name)));
  }

  private Optional<BookedOrder> byName(String name) {
    if (name.matches("\\d{1,18}")) {
      return orders.byId(Long.parseLong(name));
    }
    var parts = name.split("/", 3);
    if (parts.length < 3 || parts[2].isEmpty()) {
      throw new AskedWrongly(
          "'%s' is no order; expected our order id such as 1024, or CHANNEL/SHOP/NO"
              .formatted(name));
    }
    var shop = AskedWrongly.unless(() -> new ShopId(parts[0], parts[1]));
    return orders.byExternalNo(shop, parts[2]);
  }

  /**
   * After-sales that wait for their order, of a shop or of all.
   *
   * @throws IllegalArgumentException for a shop that nobody has heard of
   */
  public WaitingReport waiting(Optional<ShopId> shop, int limit) {
    shops.require(shop);
    return new WaitingReport(
        afterSales.countWaiting(shop),
        afterSales.waiting(shop, limit).stream().map(OrderDesk::waiting).toList());
  }

  private static WaitingReport.Waiting waiting(BookedAfterSale booked) {
    var afterSale = booked.afterSale();
    return new WaitingReport.Waiting(
        afterSale.shop(),
        afterSale.afterSaleNo(),
        afterSale.orderNo(),
        afterSale.kind().name(),
        afterSale.state().name(),
        afterSale.requested().currency().getCurrencyCode(),
        afterSale.requested().amount(),
        afterSale.refunded().amount(),
        afterSale.times().sourceUpdatedAt(),
        booked.bookedAt(),
        booked.documentId(),
        booked.recordNo());
  }

  /**
   * @throws IllegalArgumentException for a shop that nobody has heard of, or a rule that there is
   *     not and that has found nothing of what is asked for
   */
  public OrdersFound find(OrderSearch search) {
    shops.require(search.shop());
    var wanted = search.wanted();
    long all = mapper.count(wanted);
    if (all == 0) {
      search.rule().ifPresent(this::requireRule);
    }
    return new OrdersFound(all, search.page(), search.limit(), rows(mapper.find(wanted)));
  }

  /** Findings of a rule that was taken away since are found all the same. */
  private void requireRule(String name) {
    var names = mappings.rules().stream().map(Rule::id).toList();
    if (!names.contains(name)) {
      throw new AskedWrongly("there is no rule '%s'; there are %s".formatted(name, names));
    }
  }

  private List<FoundOrder> rows(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, BookedOrder> byId =
        orders.byIds(ids).stream().collect(Collectors.toMap(BookedOrder::orderId, o -> o));
    var standings =
        mapper.standings(ids).stream().collect(Collectors.toMap(Standing::orderId, s -> s));
    return ids.stream()
        .map(id -> row(byId.get(id), standings.getOrDefault(id, new Standing(id, 0, false))))
        .toList();
  }

  private static FoundOrder row(BookedOrder booked, Standing standing) {
    var order = booked.order();
    var paid = order.amounts().buyerPaid();
    return new FoundOrder(
        booked.orderId(),
        order.shop(),
        order.externalNo(),
        booked.version(),
        order.status(),
        order.times().orderedAt(),
        order.times().sourceUpdatedAt(),
        paid.currency().getCurrencyCode(),
        paid.amount(),
        Masked.name(order.receiver().name()),
        Masked.phone(order.receiver().phone()),
        order.lines().size(),
        standing.openFindings(),
        standing.held());
  }
}

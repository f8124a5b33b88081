package dev.daybook.book;

import dev.daybook.canonical.ShopId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The read side of after-sales. */
@Component
public class AfterSales {
  private final AfterSaleMapper mapper;

  AfterSales(AfterSaleMapper mapper) {
    this.mapper = mapper;
  }

  /** All after-sales of an order, oldest first. */
  public List<BookedAfterSale> ofOrder(ShopId shop, String orderNo) {
    return mapper.ofOrder(shop.channel(), shop.shop(), orderNo).stream()
        .map(AfterSaleRows::booked)
        .toList();
  }

  /** Those whose order the book does not hold, of a shop or of all; the longest waiting first. */
  public List<BookedAfterSale> waiting(Optional<ShopId> shop, int limit) {
    return mapper.waiting(channel(shop), name(shop), limit).stream()
        .map(AfterSaleRows::booked)
        .toList();
  }

  public long countWaiting(Optional<ShopId> shop) {
    return mapper.countWaiting(channel(shop), name(shop));
  }

  private static String channel(Optional<ShopId> shop) {
    return shop.map(ShopId::channel).orElse(null);
  }

  private static String name(Optional<ShopId> shop) {
    return shop.map(ShopId::shop).orElse(null);
  }
}

package dev.daybook.book;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.AfterSaleState;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.OrderStatus;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What an order is with all its after-sales. A function of what the channel gave and of the newest
 * version of each after-sale, and of nothing else: whatever comes first, the book ends the same.
 *
 * <pre>
 * the order's after-sales                            | status     | refund total
 * ---------------------------------------------------+------------+--------------
 * none, or all closed or done without money          | as given   | as given
 * as much is refunded as the buyer paid              | REFUNDED   | what is refunded
 * not as much, and one is open                       | REFUNDING  | what is refunded
 * a part is refunded, the order says REFUNDING       | REFUNDING  | what is refunded
 * a part is refunded, none is open                   | forward    | what is refunded
 * </pre>
 *
 * What is refunded is what the after-sales tell or, where that is more, what the order itself tells
 * and does not assume: it may know of an after-sale that has not come yet, as an order may that
 * says REFUNDING of itself.
 *
 * <p>A line has the words of its newest after-sale that is open or succeeded, or else its own.
 *
 * @param refundStates of the lines, in their order
 */
record Effect(OrderStatus status, Money refundTotal, List<String> refundStates) {
  private static final int LONGEST_STATE = 64;

  private static final Comparator<AfterSale> BY_TIME =
      Comparator.<AfterSale, java.time.Instant>comparing(
              afterSale -> UtcText.toMillis(afterSale.times().sourceUpdatedAt()))
          .thenComparing(AfterSale::afterSaleNo);

  static Effect of(Given given, Collection<AfterSale> afterSales) {
    var told = refunded(given.buyerPaid(), afterSales);
    boolean open = afterSales.stream().anyMatch(each -> each.state() == AfterSaleState.OPEN);
    var states = refundStates(given, afterSales);
    if (!open && told.isZero()) {
      return new Effect(given.status(), given.refundTotal(), states);
    }
    var back = given.knowsMoreThan(told) ? given.refundTotal() : told;
    return new Effect(status(given, back, open), back, states);
  }

  private static OrderStatus status(Given given, Money back, boolean open) {
    if (!back.isZero() && back.compareTo(given.buyerPaid()) >= 0) {
      return OrderStatus.REFUNDED;
    }
    return open || given.status() == OrderStatus.REFUNDING
        ? OrderStatus.REFUNDING
        : given.forward();
  }

  /**
   * Money of another currency than the order's is no part of it; the proof of the book tells it.
   */
  private static Money refunded(Money buyerPaid, Collection<AfterSale> afterSales) {
    return afterSales.stream()
        .map(AfterSale::refunded)
        .filter(money -> money.currency().equals(buyerPaid.currency()))
        .reduce(Money.zero(buyerPaid.currency()), Money::plus);
  }

  private static List<String> refundStates(Given given, Collection<AfterSale> afterSales) {
    return given.lines().stream()
        .map(line -> refundState(line, given.lines().size() == 1, afterSales))
        .toList();
  }

  private static String refundState(
      Given.Line line, boolean only, Collection<AfterSale> afterSales) {
    return afterSales.stream()
        .filter(afterSale -> afterSale.state() != AfterSaleState.CLOSED)
        .filter(afterSale -> only || isAbout(line, afterSale.item()))
        .max(BY_TIME)
        .map(afterSale -> words(afterSale.channelState()))
        .orElse(line.refundState());
  }

  private static boolean isAbout(Given.Line line, AfterSale.Item item) {
    return item.skuId().isEmpty()
        ? !item.itemId().isEmpty() && item.itemId().equals(line.itemId())
        : item.skuId().equals(line.skuId());
  }

  private static String words(String channelState) {
    return channelState.codePointCount(0, channelState.length()) <= LONGEST_STATE
        ? channelState
        : channelState.substring(0, channelState.offsetByCodePoints(0, LONGEST_STATE));
  }

  /** The newest of these, whose words explain what they have made of their order. */
  static <T> T newest(Collection<T> all, java.util.function.Function<T, AfterSale> afterSale) {
    return all.stream().max(Comparator.comparing(afterSale, BY_TIME)).orElseThrow();
  }
}

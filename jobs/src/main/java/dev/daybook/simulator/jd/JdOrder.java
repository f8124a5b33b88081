package dev.daybook.simulator.jd;

import dev.daybook.simulator.BuyerSide;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.util.List;

/**
 * One order as JD tells it, in fen: {@code payable = total − seller discount − platform coupons +
 * freight}. The gateway and the file tell the same.
 *
 * @param placedAt seconds since 1970; {@code paidAt} and {@code doneAt} are 0 when it has not
 *     happened
 * @param sellerNote {@code 订单拆分为 X Y} on a split parent
 */
record JdOrder(
    Version version,
    String number,
    JdState state,
    Purchase purchase,
    long placedAt,
    long paidAt,
    long doneAt,
    BuyerSide buyer,
    String sellerNote) {

  static JdOrder of(LivingShop shop, Version version) {
    JdState state = JdState.of(version);
    return new JdOrder(
        version,
        shop.numberOf(version),
        state,
        shop.purchase(version.index()),
        shop.createdAt(version),
        version.paidAt(),
        version.when(Step.SIGNED),
        shop.buyer(version.index()),
        note(shop, version, state));
  }

  private static String note(LivingShop shop, Version version, JdState state) {
    if (state == JdState.SPLIT) {
      return "订单拆分为 %s %s"
          .formatted(
              shop.numberOf(shop.lastVersion(version.index() + 1)),
              shop.numberOf(shop.lastVersion(version.index() + 2)));
    }
    return state.deleted() ? "用户取消" : "";
  }

  int index() {
    return version.index();
  }

  List<PurchaseLine> lines() {
    return purchase.lines();
  }

  long totalFen() {
    return purchase.goodsFen();
  }

  long settlementFen() {
    return totalFen() - purchase.sellerDiscountFen();
  }

  long freightFen() {
    return purchase.postageFen();
  }

  long payableFen() {
    return purchase.payFen();
  }

  /** The newest second that the file tells. */
  long newestSecond() {
    return Math.max(placedAt, Math.max(paidAt, doneAt));
  }
}

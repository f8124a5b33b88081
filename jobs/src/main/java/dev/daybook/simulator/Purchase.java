package dev.daybook.simulator;

import dev.daybook.simulator.Dice.Purpose;
import java.util.ArrayList;
import java.util.List;

/**
 * What was bought and what it cost, in fen; a discount is a positive amount. Never changes during
 * an order's life.
 *
 * <p>Pinduoduo's identities (open platform, pdd.order.list.get, field notes): {@code goods = Σ
 * lines − orderChange}, {@code discount = seller + platform + capitalFree}, {@code pay = goods −
 * discount + postage}; the buyer's cash is {@code pay − reduction} (unconfirmed direction).
 *
 * @param orderChangeFen taken off by hand by the seller before the payment, one order in a hundred;
 *     negative where something comes on top, such as a tax
 * @param reductionFen {@code duo_duo_pay_reduction}, borne by the platform
 */
public record Purchase(
    List<PurchaseLine> lines,
    long orderChangeFen,
    long sellerDiscountFen,
    long platformDiscountFen,
    long capitalFreeFen,
    long postageFen,
    long reductionFen) {
  /** The amounts of an order that the platform does not tell yet. */
  static final Purchase UNTOLD = new Purchase(List.of(), 0, 0, 0, 0, 0, 0);

  private static final int DEEP_PER_MILLE = 20;

  public static Purchase of(long seed, int index, Prices prices) {
    Dice dice = Dice.of(seed, index, Purpose.PURCHASE);
    List<PurchaseLine> lines = lines(dice);
    long listed = lines.stream().mapToLong(PurchaseLine::totalFen).sum();
    long handMade = dice.perMille(10) ? dice.between(10, 100) : 0;
    long change = prices.handMade() ? handMade : 0;
    long goods = listed - change;
    long postage = dice.perMille(100) ? 600 : 0;
    if (dice.perMille(DEEP_PER_MILLE)) {
      long seller = goods * dice.between(70, 76) / 100;
      long platform = goods * dice.between(12, 16) / 100;
      return new Purchase(lines, change, seller, platform, 0, postage, 0);
    }
    long seller = dice.perMille(400) ? goods * dice.between(20, 200) / 1000 : 0;
    long platform = dice.perMille(350) ? goods * dice.between(10, 120) / 1000 : 0;
    long capitalFree = dice.perMille(10) ? goods * dice.between(10, 20) / 1000 : 0;
    long reduction = dice.perMille(200) ? dice.between(10, 100) : 0;
    return new Purchase(
        lines,
        change,
        seller,
        platform,
        prices.capitalFree() ? capitalFree : 0,
        postage,
        prices.atPayment() ? reduction : 0);
  }

  private static List<PurchaseLine> lines(Dice dice) {
    int throwOf1000 = dice.between(0, 999);
    int count = throwOf1000 < 10 ? 3 : throwOf1000 < 90 ? 2 : 1;
    int first = dice.between(0, Product.ALL.size() - 1);
    var lines = new ArrayList<PurchaseLine>(count);
    for (int line = 0; line < count; line++) {
      Product product = Product.ALL.get((first + line) % Product.ALL.size());
      lines.add(new PurchaseLine(product, dice.perMille(800) ? 1 : dice.between(2, 3)));
    }
    return List.copyOf(lines);
  }

  /** The same with its first line alone, at the price of that; discounts in proportion. */
  public Purchase ofOneLine() {
    long goods = goodsFen();
    PurchaseLine line = lines.get(0);
    long left = line.totalFen() - orderChangeFen;
    return lines.size() == 1
        ? this
        : new Purchase(
            List.of(line),
            orderChangeFen,
            sellerDiscountFen * left / goods,
            platformDiscountFen * left / goods,
            capitalFreeFen * left / goods,
            postageFen,
            reductionFen);
  }

  public long goodsFen() {
    return lines.stream().mapToLong(PurchaseLine::totalFen).sum() - orderChangeFen;
  }

  public long discountFen() {
    return sellerDiscountFen + platformDiscountFen + capitalFreeFen;
  }

  public long payFen() {
    return goodsFen() - discountFen() + postageFen;
  }

  public long buyerPaidFen() {
    return payFen() - reductionFen;
  }

  public int pieces() {
    return lines.stream().mapToInt(PurchaseLine::pieces).sum();
  }
}

package dev.daybook.simulator;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.simulator.Dice.Purpose;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The orders placed with a JD shop on one business date, each made from (seed, date, index) alone.
 * Of 50 orders in a row three are a family: a split parent and the two children that share its
 * lines and its money.
 */
final class JdDay {
  private static final int FAMILY_EVERY = 50;
  private static final int PARENT = 10;
  private static final int CHILDREN = 2;

  private final ShopId shop;
  private final long seed;
  private final int orders;
  private final long dayStart;
  private final long numberBase;
  private final OrderNumbers numbers;

  JdDay(ShopId shop, long seed, int orders, LocalDate date) {
    this.shop = shop;
    this.seed = seed * 31 + date.toEpochDay();
    this.orders = orders;
    this.dayStart = new BusinessCalendar(PinduoduoShop.ZONE).startOf(date).getEpochSecond();
    this.numberBase = 200 + Math.floorMod(date.toEpochDay(), 100);
    this.numbers = new OrderNumbers(this.seed);
  }

  Stream<JdOrder> orders() {
    return IntStream.range(0, orders).mapToObj(this::order);
  }

  Stream<TruthOrder> truth() {
    return orders().map(this::truth);
  }

  int distinctOrders(Window window) {
    return (int)
        orders().filter(order -> window.contains(Instant.ofEpochSecond(order.placedAt()))).count();
  }

  private JdOrder order(int index) {
    int inFamily = index % FAMILY_EVERY - PARENT;
    boolean familyFits = index - inFamily + CHILDREN < orders;
    if (inFamily < 0 || inFamily > CHILDREN || !familyFits) {
      return single(index);
    }
    int parent = index - inFamily;
    return inFamily == 0 ? parent(parent) : child(index, parent);
  }

  private JdOrder single(int index) {
    Dice dice = Dice.of(seed, index, Purpose.JD_ORDER);
    int edge = DayProfile.edgeOf(index);
    long placed = dayStart + (edge >= 0 ? edge : DayProfile.second(dice));
    JdState state = JdState.of(dice);
    long paid = state.paid() ? placed + dice.between(5, 600) : 0;
    long done = state == JdState.DONE ? paid + dice.between(7_200, 36_000) : 0;
    var lines = lines(index);
    return order(index, state, lines, placed, paid, done, note(state), dice);
  }

  private JdOrder child(int index, int parent) {
    JdOrder root = parent(parent);
    PurchaseLine line = lines(parent).get(index - parent - 1);
    return withoutNote(index, List.of(line), root.placedAt(), root.paidAt());
  }

  private JdOrder withoutNote(int index, List<PurchaseLine> lines, long placed, long paid) {
    Dice dice = Dice.of(seed, index, Purpose.JD_SHAPE);
    return order(index, JdState.READY, lines, placed, paid, 0, "", dice);
  }

  private JdOrder parent(int index) {
    Dice dice = Dice.of(seed, index, Purpose.JD_ORDER);
    long placed = dayStart + DayProfile.second(dice);
    long paid = placed + dice.between(5, 600);
    List<PurchaseLine> lines = lines(index);
    JdOrder first = withoutNote(index + 1, List.of(lines.get(0)), placed, paid);
    JdOrder second = withoutNote(index + 2, List.of(lines.get(1)), placed, paid);
    return new JdOrder(
        index,
        numberOf(index),
        JdState.SPLIT,
        lines,
        first.sellerDiscountFen() + second.sellerDiscountFen(),
        first.couponFen() + second.couponFen(),
        first.freightFen() + second.freightFen(),
        placed,
        paid,
        0,
        first.buyer(),
        "订单拆分为 %s %s".formatted(first.number(), second.number()));
  }

  /** A parent has two lines, others one or, one order in five, two. */
  private List<PurchaseLine> lines(int index) {
    Dice dice = Dice.of(seed, index, Purpose.PURCHASE);
    boolean parent = index % FAMILY_EVERY == PARENT;
    int first = dice.between(0, Product.ALL.size() - 1);
    int count = parent || dice.perMille(200) ? 2 : 1;
    return IntStream.range(0, count)
        .mapToObj(line -> Product.ALL.get((first + line) % Product.ALL.size()))
        .map(product -> new PurchaseLine(product, dice.perMille(800) ? 1 : dice.between(2, 3)))
        .toList();
  }

  private JdOrder order(
      int index,
      JdState state,
      List<PurchaseLine> lines,
      long placed,
      long paid,
      long done,
      String note,
      Dice dice) {
    long total = lines.stream().mapToLong(PurchaseLine::totalFen).sum();
    boolean deep = dice.perMille(20);
    long seller =
        deep ? total * 72 / 100 : dice.perMille(400) ? total * dice.between(2, 20) / 100 : 0;
    long coupon =
        deep ? total * 12 / 100 : dice.perMille(300) ? total * dice.between(1, 12) / 100 : 0;
    long freight = dice.perMille(150) ? 600 : 0;
    return new JdOrder(
        index,
        numberOf(index),
        state,
        lines,
        seller,
        coupon,
        freight,
        placed,
        paid,
        done,
        BuyerSide.of(seed, buyerOf(index)),
        note);
  }

  /** A family has one buyer, the parent's. */
  private static int buyerOf(int index) {
    int inFamily = index % FAMILY_EVERY - PARENT;
    return inFamily > 0 && inFamily <= CHILDREN ? index - inFamily : index;
  }

  private static String note(JdState state) {
    return state.deleted() ? "用户取消" : "";
  }

  private String numberOf(int index) {
    return String.format(Locale.ROOT, "%03d%09d", numberBase, numbers.digitsOf(index));
  }

  private TruthOrder truth(JdOrder order) {
    return new TruthOrder(
        shop,
        order.number(),
        order.state().canonical(),
        order.state().canonical(),
        order.paidAt() > 0,
        order.totalFen(),
        order.freightFen(),
        order.sellerDiscountFen(),
        order.couponFen(),
        0,
        order.payableFen(),
        0,
        order.lines().size(),
        order.lines().stream().mapToInt(PurchaseLine::pieces).sum(),
        Instant.ofEpochSecond(order.newestSecond()));
  }
}

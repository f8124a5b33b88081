package dev.daybook.simulator.jd;

import dev.daybook.simulator.Dice;
import dev.daybook.simulator.Dice.Purpose;
import dev.daybook.simulator.Product;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Timeline;
import dev.daybook.simulator.World;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A split order: the parent is deleted, two children under numbers of their own share its lines and
 * its money. They come to light in the second of the split, with the parent's times.
 */
final class JdFamily {
  private static final int EVERY = 50;
  private static final int PARENT = 10;
  private static final int CHILDREN = 2;
  private static final int LATEST_PLACED = 22 * 3_600;

  private final World world;

  JdFamily(World world) {
    this.world = world;
  }

  boolean holds(int index) {
    int place = index % EVERY - PARENT;
    return place >= 0 && place <= CHILDREN && index - place + CHILDREN < world.orders();
  }

  int parentOf(int index) {
    return index - (index % EVERY - PARENT);
  }

  /** Index of the parent that a child was split from; -1 for all other orders. */
  int parentOfChild(int index) {
    return holds(index) && parentOf(index) != index ? parentOf(index) : -1;
  }

  Timeline life(int index) {
    int parent = parentOf(index);
    Timeline whole = parentLife(parent);
    return index == parent ? whole : childLife(whole);
  }

  private Timeline parentLife(int parent) {
    Dice dice = Dice.of(world.seed(), parent, Purpose.FAMILY);
    long placed = world.day().from().getEpochSecond() + dice.between(0, LATEST_PLACED);
    long paid = placed + dice.between(5, 600);
    long split = paid + dice.between(300, 3_600);
    Step[] steps = {Step.PLACED, Step.CONFIRMED, Step.SPLIT};
    return Timeline.seen(world, parent, steps, new long[] {placed, paid, split}, false);
  }

  private static Timeline childLife(Timeline parent) {
    long seen = parent.visibleFrom()[2];
    Step[] steps = {Step.PLACED, Step.CONFIRMED, Step.AMOUNT_SETTLED};
    return new Timeline(steps, parent.seconds(), new long[] {seen, seen, seen});
  }

  Purchase purchase(int index) {
    int parent = parentOf(index);
    return index == parent
        ? sum(childPurchase(parent, 1), childPurchase(parent, 2))
        : childPurchase(parent, index - parent);
  }

  private static Purchase sum(Purchase first, Purchase second) {
    return new Purchase(
        List.of(first.lines().get(0), second.lines().get(0)),
        0,
        first.sellerDiscountFen() + second.sellerDiscountFen(),
        first.platformDiscountFen() + second.platformDiscountFen(),
        0,
        first.postageFen() + second.postageFen(),
        0);
  }

  private Purchase childPurchase(int parent, int child) {
    PurchaseLine line = lines(parent).get(child - 1);
    Dice dice = Dice.of(world.seed(), parent + child, Purpose.SHARE);
    long total = line.totalFen();
    long seller = dice.perMille(400) ? total * dice.between(2, 20) / 100 : 0;
    long coupon = dice.perMille(300) ? total * dice.between(1, 12) / 100 : 0;
    long freight = dice.perMille(150) ? 600 : 0;
    return new Purchase(List.of(line), 0, seller, coupon, 0, freight, 0);
  }

  private List<PurchaseLine> lines(int parent) {
    Dice dice = Dice.of(world.seed(), parent, Purpose.PURCHASE);
    int first = dice.between(0, Product.ALL.size() - 1);
    return IntStream.range(0, CHILDREN)
        .mapToObj(line -> Product.ALL.get((first + line) % Product.ALL.size()))
        .map(product -> new PurchaseLine(product, dice.perMille(800) ? 1 : dice.between(2, 3)))
        .toList();
  }
}

package dev.daybook.simulator;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Window;
import dev.daybook.simulator.Dice.Purpose;
import java.time.Instant;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A living shop: what its world, its trade and a second say about every order. Keeps no order in
 * memory, only the index of their steps and the touches.
 */
public final class LivingShop {
  private static final int KEPT_LISTS = 16;

  private final World world;
  private final Trade trade;
  private final long settledAt;
  private final Touches touches = new Touches();
  private UpdateIndex index;
  private final Map<Query, long[]> lists =
      new LinkedHashMap<>(KEPT_LISTS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Query, long[]> eldest) {
          return size() > KEPT_LISTS;
        }
      };

  public LivingShop(World world, Trade trade) {
    this.world = world;
    this.trade = trade;
    this.settledAt =
        world.day().to().getEpochSecond() + Timeline.LONGEST_LAG + world.malice().lateSeconds();
  }

  public World world() {
    return world;
  }

  public int orders() {
    return world.orders();
  }

  /**
   * The order as readers see it at {@code now}; empty while it is hidden or its first commit is
   * late.
   */
  public Optional<Version> version(int order, long now) {
    Timeline timeline = trade.life(order);
    int step = timeline.visibleAt(now);
    if (step < 0) {
      return Optional.empty();
    }
    long updatedAt = touches.updatedAt(order, timeline.seconds()[step], now);
    return Optional.of(Version.of(order, timeline, step, updatedAt));
  }

  /** The order when all is said and done, whatever the hour; without touches. */
  public Version lastVersion(int order) {
    Timeline timeline = trade.life(order);
    return Version.of(order, timeline, timeline.size() - 1, timeline.last());
  }

  public Purchase purchase(int order) {
    return trade.purchase(order);
  }

  public BuyerSide buyer(int order) {
    return trade.buyer(order);
  }

  public String numberOf(Version version) {
    return trade.number(version.index(), createdAt(version));
  }

  /** Seconds since 1970. */
  public long createdAt(Version version) {
    Timeline timeline = version.timeline();
    long first = timeline.seconds()[0];
    boolean shownFromTheStart = timeline.steps()[0] == Step.PLACED;
    return shownFromTheStart ? first : first - buyer(version.index()).secondsToPay();
  }

  /** The visible order of this number; empty for a number no order has. */
  public Optional<Version> find(String number, long now) {
    int order = trade.indexOf(number);
    return order >= 0 && order < orders()
        ? version(order, now).filter(version -> numberOf(version).equals(number))
        : Optional.empty();
  }

  private synchronized UpdateIndex index() {
    if (index == null) {
      index = new UpdateIndex(orders(), trade);
    }
    return index;
  }

  /**
   * Keys of the orders whose newest version lies in the query, by that time ascending.
   *
   * @see UpdateIndex#key
   */
  public synchronized long[] list(Query query, long now) {
    // once the day is settled, the same question has the same answer for ever
    Query key = query.at(Math.min(now, settledAt));
    long[] untouched = lists.get(key);
    if (untouched == null) {
      untouched = untouched(key);
      lists.put(key, untouched);
    }
    boolean moved = query.axis() == Axis.UPDATED && !touches.isEmpty();
    return moved ? withTouches(query, untouched, now) : untouched;
  }

  private long[] untouched(Query query) {
    return LongStream.of(index().between(query.first(), query.last()))
        .filter(key -> isNewest(query, key))
        .toArray();
  }

  private boolean isNewest(Query query, long key) {
    int order = UpdateIndex.indexOf(key);
    Timeline timeline = trade.life(order);
    int step = timeline.visibleAt(query.now());
    if (step < 0 || hidden(order, timeline)) {
      return false;
    }
    var version = Version.of(order, timeline, step, timeline.seconds()[step]);
    return query.axis().secondOf(version) == UpdateIndex.secondOf(key)
        && query.filter().test(version);
  }

  private boolean hidden(int order, Timeline timeline) {
    int perMille = world.malice().hiddenPerMille();
    return perMille > 0
        && timeline.steps()[0] != Step.GROUP_WAITING
        && timeline.seconds()[0] >= world.day().from().getEpochSecond()
        && Dice.of(world.seed(), order, Purpose.HIDDEN).perMille(perMille);
  }

  private long[] withTouches(Query query, long[] untouched, long now) {
    var stayed =
        LongStream.of(untouched)
            .filter(
                key -> {
                  long second = UpdateIndex.secondOf(key);
                  return touches.updatedAt(UpdateIndex.indexOf(key), second, now) == second;
                });
    var came =
        touches.all().keySet().stream()
            .flatMap(order -> version(order, now).stream())
            .filter(
                version -> version.updatedAt() != version.timeline().seconds()[version.lastStep()])
            .filter(version -> !hidden(version.index(), version.timeline()))
            .filter(version -> query.covers(version.updatedAt()) && query.filter().test(version))
            .mapToLong(version -> UpdateIndex.key(version.updatedAt(), version.index()));
    return LongStream.concat(stayed, came).sorted().toArray();
  }

  /** Moves an order to {@code now}; says false when that is not later than its newest version. */
  public boolean touch(int order, long now) {
    boolean later = version(order, now).filter(version -> version.updatedAt() < now).isPresent();
    if (later) {
      touches.touch(order, now);
    }
    return later;
  }

  /**
   * Distinct orders with any version within the window, as far as readers can see it at {@code
   * now}.
   */
  public int distinctOrders(Window window, long now) {
    long first = secondAtOrAfter(window.from());
    long last = secondAtOrAfter(window.to()) - 1;
    var seen = new BitSet(orders());
    for (long key : index().between(first, last)) {
      int order = UpdateIndex.indexOf(key);
      if (!seen.get(order) && wasVisible(order, UpdateIndex.secondOf(key), now)) {
        seen.set(order);
      }
    }
    touches
        .all()
        .forEach(
            (order, at) -> {
              if (at >= first && at <= last && at <= now) {
                seen.set(order);
              }
            });
    return seen.cardinality();
  }

  private boolean wasVisible(int order, long second, long now) {
    if (now >= settledAt) {
      return true;
    }
    Timeline timeline = trade.life(order);
    return timeline.stepAt(second) <= timeline.visibleAt(now);
  }

  private static long secondAtOrAfter(Instant instant) {
    return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
  }

  public Stream<TruthOrder> truth(long now) {
    return IntStream.range(0, orders())
        .boxed()
        .flatMap(order -> version(order, now).stream())
        .map(this::truth);
  }

  private TruthOrder truth(Version version) {
    return truth(version, Instant.ofEpochSecond(version.updatedAt()));
  }

  /** What a flawless book holds of this version, given the time it takes for that of its change. */
  public TruthOrder truth(Version version, Instant updatedAt) {
    Purchase purchase = purchase(version.index());
    Purchase told = trade.priced(version) ? purchase : Purchase.UNTOLD;
    return new TruthOrder(
        world.shop(),
        numberOf(version),
        trade.status(version),
        trade.told(version),
        version.paid(),
        told.goodsFen(),
        told.postageFen(),
        told.sellerDiscountFen(),
        told.platformDiscountFen() + told.capitalFreeFen(),
        told.reductionFen(),
        told.buyerPaidFen(),
        refundFen(version, purchase),
        purchase.lines().size(),
        purchase.pieces(),
        updatedAt);
  }

  /** What the buyer got back so far. */
  public static long refundFen(Version version, Purchase purchase) {
    if (version.status() == OrderStatus.REFUNDED) {
      return purchase.buyerPaidFen();
    }
    return version.refundStep() == Step.REFUNDED_IN_PART ? askedFen(version, purchase) : 0;
  }

  /** What the buyer asks back: everything, or in a refund in part a third, at least one fen. */
  public static long askedFen(Version version, Purchase purchase) {
    long paid = purchase.buyerPaidFen();
    return version.refundsInPart() ? Math.max(1, paid / 3) : paid;
  }
}

package dev.daybook.simulator;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A living shop: what (seed, number of orders, business date) and a second say about every order.
 * Keeps no order in memory, only the index of their steps and the touches.
 */
final class PinduoduoShop {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int KEPT_LISTS = 16;

  private final ShopId shop;
  private final long seed;
  private final int orders;
  private final long settledAt;
  private final long numberBase;
  private final OrderNumbers numbers;
  private final Timelines timelines;
  private final UpdateIndex index;
  private final Touches touches = new Touches();
  private final Map<Query, long[]> lists =
      new LinkedHashMap<>(KEPT_LISTS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Query, long[]> eldest) {
          return size() > KEPT_LISTS;
        }
      };

  PinduoduoShop(ShopId shop, long seed, int orders, Window businessDay) {
    this.shop = shop;
    this.seed = seed;
    this.orders = orders;
    this.settledAt = businessDay.to().getEpochSecond() + Timeline.LONGEST_LAG;
    this.numberBase = 100_000 + Math.floorMod(seed, 900_000);
    this.numbers = new OrderNumbers(seed);
    this.timelines = new Timelines(seed, businessDay);
    this.index = new UpdateIndex(orders, timelines);
  }

  int orders() {
    return orders;
  }

  /**
   * The order as readers see it at {@code now}; empty while it is unpaid or its first commit is
   * late.
   */
  Optional<Version> version(int order, long now) {
    Timeline timeline = timelines.of(order);
    int step = timeline.visibleAt(now);
    if (step < 0) {
      return Optional.empty();
    }
    long updatedAt = touches.updatedAt(order, timeline.seconds()[step], now);
    return Optional.of(Version.of(order, timeline, step, updatedAt));
  }

  Purchase purchase(int order) {
    return Purchase.of(seed, order);
  }

  BuyerSide buyer(int order) {
    return BuyerSide.of(seed, order);
  }

  /** {@code yyMMdd-} of the creation in Beijing time, then 15 digits. */
  String numberOf(Version version) {
    LocalDate created =
        LocalDate.ofInstant(
            Instant.ofEpochSecond(createdAt(version.index(), version.timeline())), ZONE);
    return String.format(
        Locale.ROOT,
        "%02d%02d%02d-%06d%09d",
        created.getYear() % 100,
        created.getMonthValue(),
        created.getDayOfMonth(),
        numberBase,
        numbers.digitsOf(version.index()));
  }

  long createdAt(int order, Timeline timeline) {
    return timeline.seconds()[0] - buyer(order).secondsToPay();
  }

  /** The visible order of this number; empty for a number no order has. */
  Optional<Version> find(String number, long now) {
    if (!number.matches("\\d{6}-\\d{15}")) {
      return Optional.empty();
    }
    int order = numbers.indexOf(Long.parseLong(number.substring(13)));
    return order < orders
        ? version(order, now).filter(version -> numberOf(version).equals(number))
        : Optional.empty();
  }

  /**
   * Keys of the orders whose newest version lies in the query, by that time ascending.
   *
   * @see UpdateIndex#key
   */
  synchronized long[] list(Query query, long now) {
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
    return LongStream.of(index.between(query.first(), query.last()))
        .filter(key -> isNewest(query, key))
        .toArray();
  }

  private boolean isNewest(Query query, long key) {
    int order = UpdateIndex.indexOf(key);
    Timeline timeline = timelines.of(order);
    int step = timeline.visibleAt(query.now());
    if (step < 0) {
      return false;
    }
    var version = Version.of(order, timeline, step, timeline.seconds()[step]);
    return query.axis().secondOf(version) == UpdateIndex.secondOf(key)
        && query.filter().test(version);
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
            .filter(version -> query.covers(version.updatedAt()) && query.filter().test(version))
            .mapToLong(version -> UpdateIndex.key(version.updatedAt(), version.index()));
    return LongStream.concat(stayed, came).sorted().toArray();
  }

  /** Moves an order to {@code now}; says false when that is not later than its newest version. */
  boolean touch(int order, long now) {
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
  int distinctOrders(Window window, long now) {
    long first = secondAtOrAfter(window.from());
    long last = secondAtOrAfter(window.to()) - 1;
    var seen = new BitSet(orders);
    for (long key : index.between(first, last)) {
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
    Timeline timeline = timelines.of(order);
    return timeline.stepAt(second) <= timeline.visibleAt(now);
  }

  private static long secondAtOrAfter(Instant instant) {
    return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
  }

  Stream<TruthOrder> truth(long now) {
    return IntStream.range(0, orders)
        .boxed()
        .flatMap(order -> version(order, now).stream())
        .map(this::truth);
  }

  private TruthOrder truth(Version version) {
    Purchase purchase = purchase(version.index());
    boolean partial = version.refundStep() == Step.REFUNDED_IN_PART;
    return new TruthOrder(
        shop,
        numberOf(version),
        version.status(),
        partial ? OrderStatus.REFUNDED : version.status(),
        true,
        purchase.goodsFen(),
        purchase.postageFen(),
        purchase.sellerDiscountFen(),
        purchase.platformDiscountFen() + purchase.capitalFreeFen(),
        purchase.reductionFen(),
        purchase.buyerPaidFen(),
        refundFen(version, purchase),
        purchase.lines().size(),
        purchase.pieces(),
        Instant.ofEpochSecond(version.updatedAt()));
  }

  /** What the buyer got back so far. */
  static long refundFen(Version version, Purchase purchase) {
    if (version.status() == OrderStatus.REFUNDED) {
      return purchase.buyerPaidFen();
    }
    return version.refundStep() == Step.REFUNDED_IN_PART ? askedFen(version, purchase) : 0;
  }

  /** What the buyer asks back: everything, or in a refund in part a third, at least one fen. */
  static long askedFen(Version version, Purchase purchase) {
    boolean inPart = Arrays.asList(version.timeline().steps()).contains(Step.REFUNDED_IN_PART);
    return inPart ? Math.max(1, purchase.buyerPaidFen() / 3) : purchase.buyerPaidFen();
  }

  /**
   * Both seconds included.
   *
   * @param filter part of the key of kept lists: compare by value
   */
  record Query(Axis axis, long first, long last, VersionFilter filter, long now) {
    Query(Axis axis, long first, long last, VersionFilter filter) {
      this(axis, first, last, filter, 0);
    }

    Query at(long second) {
      return new Query(axis, first, last, filter, second);
    }

    boolean covers(long second) {
      return second >= first && second <= last;
    }
  }

  /** A record, so that two equal filters are one. */
  interface VersionFilter extends Predicate<Version> {}
}

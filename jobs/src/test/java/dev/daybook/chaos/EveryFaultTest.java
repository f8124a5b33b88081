package dev.daybook.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.WindowSet;
import dev.daybook.operate.NightReport;
import dev.daybook.operate.SyncReport;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.TruthOrder;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Shops with the same orders, each struck by a fault of its own during one night: one call of five
 * ({@code busy}), or all for a while ({@code busy-storm}). What the night does not bring it owes,
 * to the second; the next night, in peace, brings it.
 */
@Tag("full")
class EveryFaultTest {
  private static final String CALM = "calm";
  private static final String MOVING = "tick-after-page";

  /** Six hours with the night's are enough to be struck in. */
  private static final Instant GO_LIVE =
      ManyShops.CALENDAR.startOf(ManyShops.DATE).plus(Duration.ofHours(20));

  private static final int ORDERS = 150;
  private static final long SEED = 5;
  private static final Duration LAG = Duration.ofMinutes(3);
  private static final Duration LATE = Duration.ofMillis(30);

  private static ManyShops shops;
  private static NightReport struckNight;
  private static NightReport calmNight;
  private static Map<String, WindowSet> unsealed;
  private static Map<String, Book> struckBooks;

  static Stream<String> struck() {
    return Arrays.stream(FaultKind.values())
        .map(FaultKind::word)
        .flatMap(word -> Stream.of(word, word + "-storm"));
  }

  @BeforeAll
  static void playTwoNights() {
    var names = Stream.concat(Stream.of(CALM, MOVING + ":3"), struck()).toList();
    shops = new ManyShops(names, GO_LIVE.toString(), ORDERS, SEED);
    shops.moveTo(ManyShops.NIGHT);
    shops.dropJdFile();
    for (var kind : FaultKind.values()) {
      var word = kind.word();
      shops.world(word).arm(FaultOrder.sometimes(kind, 0.2).delayed(LATE));
      shops.world(word + "-storm").arm(FaultOrder.next(kind, 20).delayed(LATE));
    }
    struckNight = shops.night();
    unsealed = struck().collect(Collectors.toMap(shop -> shop, EveryFaultTest::unsealed));
    struckBooks = struck().collect(Collectors.toMap(shop -> shop, EveryFaultTest::book));
    struck().forEach(shop -> shops.world(shop).disarm());
    calmNight = shops.night();
  }

  @AfterAll
  static void close() {
    shops.close();
  }

  @ParameterizedTest
  @MethodSource("struck")
  void isWholeOrOwedToTheSecond(String shop) {
    var kind = shop.replace("-storm", "");
    assertThat(shops.world(shop).counts().toString()).as("the fault struck").contains(kind + "=");
    var owed = report(struckNight, shop).owed();
    assertThat(WindowSet.of(owed.stream().map(time -> new Window(time.from(), time.to())).toList()))
        .isEqualTo(unsealed.get(shop));
    assertThat(owed).allSatisfy(time -> assertThat(time.reason()).isNotBlank());
    assertThat(report(struckNight, shop).complete()).isEqualTo(owed.isEmpty());
    if (owed.isEmpty()) {
      assertThat(book(CALM).differences(struckBooks.get(shop))).isEmpty();
    } else {
      assertThat(struckBooks.get(shop).notIn(book(CALM))).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("struck")
  void isWholeAfterTheNextNight(String shop) {
    assertThat(report(calmNight, shop).owed()).isEmpty();
    assertThat(report(calmNight, shop).state()).isEqualTo("DONE");
    assertThat(unsealed(shop)).isEqualTo(WindowSet.empty());
    assertThat(book(CALM).differences(book(shop))).isEmpty();
  }

  @Test
  void theReportIsIncompleteUntilNothingIsOwed() {
    assertThat(struckNight.complete()).isFalse();
    assertThat(struckNight.morning().accounts().balanced()).isTrue();
    assertThat(struckNight.failures()).isEmpty();
    assertThat(calmNight.failures()).isEmpty();
    assertThat(calmNight.morning().coverage().holes()).isEmpty();
    assertThat(calmNight.morning().accounts().balanced()).isTrue();
    assertThat(calmNight.complete()).isTrue();
  }

  @Test
  void ordersThatMoveBetweenPagesAreFoundWhereTheyWent() {
    assertThat(shops.world(MOVING).counts().moved()).isPositive();
    shops.moveTo(ManyShops.NIGHT.plusHours(2));
    assertThat(shops.sync(ManyShops.id(MOVING)).owed()).isEmpty();
    var readUpTo = shops.now().minus(LAG);
    var booked = booked(MOVING);
    var truth =
        shops
            .world(MOVING)
            .truth(Marketplaces.PINDUODUO, shops.now())
            .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));
    var settled = new HashMap<>(truth);
    settled.values().removeIf(order -> order.updatedAt().isBefore(GO_LIVE));
    int all = settled.size();
    settled.values().removeIf(order -> !order.updatedAt().isBefore(readUpTo));
    assertThat(all - settled.size()).as("moved on since then").isBetween(1, 6);
    assertThat(booked.keySet()).containsAll(settled.keySet());
    settled.forEach((no, order) -> assertThat(booked.get(no)).isEqualTo(Kept.of(order)));
  }

  private static SyncReport report(NightReport night, String shop) {
    ShopId id = ManyShops.id(shop);
    return night.syncs().stream().filter(sync -> sync.shop().equals(id)).findFirst().orElseThrow();
  }

  private static Book book(String shop) {
    return Book.of(shops.sql(), shop);
  }

  /** Counted from the ledger's rows alone. */
  private static WindowSet unsealed(String shop) {
    var sealed =
        shops
            .sql()
            .sql(
                """
                SELECT w.from_at, w.to_at FROM coverage_window w
                JOIN feed f ON f.feed_id = w.feed_id JOIN shop s ON s.shop_id = f.shop_id
                WHERE s.shop = ? AND w.state = 'SEALED'
                """)
            .param(shop)
            .query((row, i) -> new Window(utc(row.getObject(1)), utc(row.getObject(2))))
            .list();
    var night = ManyShops.CALENDAR.startOf(ManyShops.DATE).plus(ManyShops.NIGHT);
    return WindowSet.of(sealed).holes(new Window(GO_LIVE, night.minus(LAG)));
  }

  private static Instant utc(Object column) {
    return column instanceof LocalDateTime time
        ? time.toInstant(ZoneOffset.UTC)
        : ((java.sql.Timestamp) column).toInstant();
  }

  /** What book and truth both know of an order. */
  private record Kept(String status, List<BigDecimal> amounts, long lines, Instant updatedAt) {
    static Kept of(TruthOrder order) {
      return new Kept(
          order.statusWithoutRefundDetail().name(),
          Stream.of(
                  order.goodsTotalFen(),
                  order.freightFen(),
                  order.merchantDiscountFen(),
                  order.platformDiscountFen(),
                  order.paymentDiscountFen(),
                  order.buyerPaidFen())
              .map(fen -> BigDecimal.valueOf(fen, 2).setScale(4))
              .toList(),
          order.lines(),
          order.updatedAt());
    }
  }

  private static Map<String, Kept> booked(String shop) {
    var booked = new HashMap<String, Kept>();
    shops
        .sql()
        .sql(
            """
            SELECT i.external_no, o.status, o.goods_total, o.freight, o.merchant_discount,
              o.platform_discount, o.payment_discount, o.buyer_paid,
              (SELECT COUNT(*) FROM book_line l WHERE l.order_id = o.order_id), o.source_updated_at
            FROM book_order o JOIN order_identity i ON i.order_id = o.order_id
            JOIN shop s ON s.shop_id = o.shop_id WHERE s.shop = ?
            """)
        .param(shop)
        .query(
            row -> {
              var amounts =
                  List.of(
                      row.getBigDecimal(3),
                      row.getBigDecimal(4),
                      row.getBigDecimal(5),
                      row.getBigDecimal(6),
                      row.getBigDecimal(7),
                      row.getBigDecimal(8));
              booked.put(
                  row.getString(1),
                  new Kept(row.getString(2), amounts, row.getLong(9), utc(row.getObject(10))));
            });
    return booked;
  }
}

package dev.daybook.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.operate.NightReport;
import dev.daybook.simulator.Counts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sixteen shops on ten platforms, side by side in one process, keep to every rate there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SideBySideNight {
  private final Instant goLive;
  private final int orders;
  SixteenShops shops;
  private NightReport night;
  private Counts ofTheNight;

  SideBySideNight(Instant goLive, int orders) {
    this.goLive = goLive;
    this.orders = orders;
  }

  @BeforeAll
  void play(@TempDir Path folder) {
    shops = new SixteenShops(folder, goLive, orders);
    beforehand();
    night = shops.night();
    ofTheNight = shops.marketplaces.counts();
    Losses.keep(getClass().getSimpleName(), SideBySideTable.of(shops, night));
  }

  /** What is to be known before anything was asked for. */
  void beforehand() {}

  @AfterAll
  void close() {
    shops.close();
  }

  @Test
  void noRateOfAnyAppAndOperationIsExceeded() {
    var counts = shops.marketplaces.counts();

    assertThat(counts.overRate()).isEmpty();
    assertThat(counts.violations()).isEmpty();
  }

  @Test
  void everyOrderOfEveryShopComesInOnce() {
    assertThat(night.failures()).isEmpty();
    assertThat(night.complete()).isTrue();
    var expected = new TreeMap<String, Loss>();
    var found = new TreeMap<String, Loss>();
    for (var shop : SixteenShops.SHOPS) {
      int counted = shops.marketplaces.distinctOrders(shop, shops.asked());
      expected.put(shop.toString(), new Loss(counted, 0, 0));
      found.put(shop.toString(), shops.judge.of(shop, shops.truth(shop)));
      assertThat(shops.booked(shop)).as("%s", shop).hasSize(counted);
    }
    assertThat(found).isEqualTo(expected).hasSize(16);
    assertThat(expected.values()).extracting(Loss::orders).allMatch(orders -> orders > 20);
  }

  /** Three shops of JD ask one after the other, without a pause, 5 times a second in all. */
  @Test
  void shopsOfOneAppUseItsBudgetUpTogether() {
    var requests = ofTheNight.requests();
    long orders = requests.get("jingdong.pop.order.search");
    long refunds = requests.get("jingdong.pop.afs.soa.refundapply.queryPageList");

    assertThat(shops.lasted("jd"))
        .isBetween(
            Duration.ofMillis(200).multipliedBy(orders - 1),
            Duration.ofMillis(200).multipliedBy(orders + refunds));
  }
}

package dev.daybook.simulator;

import static dev.daybook.simulator.TestDay.DAY_END;
import static dev.daybook.simulator.TestDay.DAY_START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarketplacesTest {
  private static final Window DAY = new Window(DAY_START, DAY_END);

  private static Marketplaces start(long seed, ShopId... shops) {
    var settings = SimulatorSettings.of(seed, 100, TestDay.DATE, TestDay.nextMorning());
    return Marketplaces.start(settings.withShops(shops));
  }

  @Test
  void everyPlatformThatIsFoundOpensOneShopOfAllItsOrders() {
    try (var marketplaces = start(1)) {
      assertThat(marketplaces.shopIds().stream().map(ShopId::channel))
          .containsExactlyElementsOf(Marketplaces.addresses().keySet())
          .contains("amazon", "douyin", "jd", "pinduoduo", "wechat-shop");
      assertThat(marketplaces.shopIds())
          .allSatisfy(
              shop -> {
                assertThat(marketplaces.distinctOrders(shop, DAY)).isEqualTo(100);
                assertThat(marketplaces.truth(shop, marketplaces.now()))
                    .hasSize(100)
                    .allSatisfy(
                        order ->
                            assertThat(order.goodsTotalFen() + order.freightFen())
                                .isEqualTo(order.buyerPaidFen() + order.discountsFen()));
              });
    }
  }

  @Test
  void equalSeedsMakeEqualWorldsOnEveryPlatformAndOtherSeedsOthers() {
    try (var first = start(7);
        var again = start(7);
        var other = start(8)) {
      for (ShopId shop : first.shopIds()) {
        List<TruthOrder> truth = first.truth(shop, first.now()).toList();
        assertThat(again.truth(shop, again.now())).isEqualTo(truth);
        assertThat(other.truth(shop, other.now())).doesNotContainAnyElementsOf(truth);
      }
    }
  }

  @Test
  void sixteenShopsSideBySideDifferInCredentialsAndOrders() {
    ShopId[] shops =
        Stream.of("pinduoduo", "douyin", "jd", "amazon")
            .flatMap(
                channel -> IntStream.rangeClosed(1, 4).mapToObj(n -> new ShopId(channel, "s" + n)))
            .toArray(ShopId[]::new);
    try (var marketplaces = start(1, shops)) {
      assertThat(marketplaces.shopIds()).containsExactly(shops);
      assertThat(Stream.of(shops).map(shop -> marketplaces.credentials(shop).configured()))
          .doesNotHaveDuplicates()
          .allSatisfy(written -> assertThat(written).containsKeys("client_id", "client_secret"));
      var numbers = new HashSet<String>();
      for (ShopId shop : shops) {
        marketplaces
            .truth(shop, marketplaces.now())
            .forEach(order -> numbers.add(shop.channel() + order.externalNo()));
      }
      assertThat(numbers).hasSize(16 * 100);
    }
  }

  @Test
  void aPlatformNobodySimulatesIsNamedWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> start(1, new ShopId("acme", "flagship")))
        .withMessageContaining("'acme'")
        .withMessageContaining("amazon, douyin, jd");
  }

  @Test
  void whatIsNoPathOfAnyPlatformIsNotFound() {
    try (var marketplaces = start(1)) {
      var http = new Http(marketplaces);
      assertThat(http.get("/nothing", Map.of()).statusCode()).isEqualTo(404);
      assertThat(http.get("/admin/counts?shop=jd/flagship", Map.of()).body())
          .contains("\"requests\":{}");
    }
  }

  @Test
  void shopsWithoutFilesSaySo() {
    var douyin = new ShopId("douyin", "flagship");
    try (var marketplaces = start(1, douyin)) {
      assertThat(marketplaces.exports(douyin)).isFalse();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> marketplaces.truthOfExport(douyin))
          .withMessage("douyin/flagship gives no files");
    }
  }
}

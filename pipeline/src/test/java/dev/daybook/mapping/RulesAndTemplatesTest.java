package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Order;
import dev.daybook.landing.UnlandedFiles;
import dev.daybook.mapping.OrderMapping.Mapped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulesAndTemplatesTest {
  private static final MappingTree TREE = MappingLoader.tree(List.of());
  private static final Mappings MAPPINGS = MappingLoader.loadWhole(TREE);

  private static final UnlandedFiles FILES = UnlandedFiles.create();

  private static Stream<Order> samples() {
    return SampleCase.all(TREE).stream()
        .filter(sample -> sample.channel().equals("pinduoduo"))
        .flatMap(RulesAndTemplatesTest::orders);
  }

  private static Order first(String channel, String name) {
    return SampleCase.all(TREE).stream()
        .filter(sample -> sample.channel().equals(channel) && sample.name().equals(name))
        .flatMap(RulesAndTemplatesTest::orders)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Order> orders(SampleCase sample) {
    return sample.mapped(MAPPINGS, FILES).stream()
        .filter(Mapped.Ok.class::isInstance)
        .map(mapped -> ((Mapped.Ok) mapped).order());
  }

  private static boolean isOf(String stream, String in) {
    var named = TREE.under("pinduoduo/samples/").get(in.replace("in.json", "feed.txt"));
    return named == null || named.text().strip().equals(stream);
  }

  private static Rule rule(String id) {
    return MAPPINGS.rules().stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
  }

  private static Map<String, Object> variables(Map<String, Object> order) {
    return Map.of("order", order);
  }

  @Test
  void everySampleOrderKeepsTheIdentitiesOfMoney() {
    var rule = rule("total-is-sum");
    var orders = samples().toList();
    assertThat(orders).hasSizeGreaterThan(15);
    assertThat(orders)
        .allSatisfy(
            order ->
                assertThat(rule.when().evaluate(variables(OrderView.of(1, 1, order))))
                    .isEqualTo(false));
  }

  @Test
  void aFenTooMuchIsFoundWithItsFacts() {
    var order = OrderView.of(1, 1, first("pinduoduo", "page-of-two"));
    order.put("buyer_paid", 6201L);
    var rule = rule("total-is-sum");
    assertThat(rule.when().evaluate(variables(order))).isEqualTo(true);
    assertThat(
            rule.facts().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey, fact -> fact.getValue().evaluate(variables(order)))))
        .isEqualTo(
            Map.of(
                "goods_and_freight", "75.30",
                "discounts", "13.30",
                "buyer_paid", "62.01",
                "borne_by_others", "8.30",
                "merchant_receivable", "70.30",
                "currency", "CNY"));
  }

  @Test
  void discountsOfMoreThanFourFifthsAreHeld() {
    var order = OrderView.of(1, 1, first("pinduoduo", "page-of-two"));
    var rule = rule("discount-over-80-percent");
    assertThat(rule.hold()).isTrue();
    order.put("goods_total", 10000L);
    order.put("discounts", 8000L);
    assertThat(rule.when().evaluate(variables(order))).isEqualTo(false);
    order.put("discounts", 8001L);
    assertThat(rule.when().evaluate(variables(order))).isEqualTo(true);
    order.put("goods_total", 0L);
    assertThat(rule.when().evaluate(variables(order))).isEqualTo(false);
  }

  @Test
  void theHandOffTellsMoneyAsDecimalsAndTimesAsUtc() {
    var order = first("pinduoduo", "page-of-two");
    var variables =
        Map.of("order", OrderView.of(42, 3, order), "line", OrderView.line(order.lines().get(1)));
    var row =
        MAPPINGS.template("orders").columns().stream()
            .map(column -> column.value().evaluate(variables).toString())
            .toList();
    assertThat(row)
        .containsExactly(
            "42",
            "3",
            "pinduoduo",
            "sample",
            "260301-100000000000101",
            "READY_TO_SHIP",
            "true",
            "CNY",
            "75.30",
            "0.00",
            "5.00",
            "8.00",
            "0.00",
            "0.30",
            "62.00",
            "70.30",
            "0.00",
            "2026-03-01T13:14:05Z",
            "2026-03-01T13:14:47Z",
            "",
            "",
            "2026-03-01T21:30:00Z",
            "张*",
            "13800000021-1234",
            "中国",
            "浙江省",
            "杭州市",
            "余杭区",
            "示例街道***",
            "oaid-a-0001",
            "",
            "",
            "",
            "2",
            "60000002",
            "70000002",
            "BRUSH-01",
            "示例杯刷 标准",
            "1",
            "15.50",
            "15.50",
            "0.00");
  }
}

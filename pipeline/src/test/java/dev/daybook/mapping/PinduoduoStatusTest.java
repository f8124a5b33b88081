package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Order;
import dev.daybook.canonical.ShopId;
import dev.daybook.landing.UnlandedFiles;
import dev.daybook.mapping.OrderMapping.Mapped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which state wins, row by row: the first that fits. */
class PinduoduoStatusTest {
  private static final MappingTree TREE = MappingLoader.tree(List.of());
  private static final Feed FEED =
      MappingLoader.loadWhole(TREE).channel("pinduoduo").feed("orders/updated");
  private static final Map<String, Object> ROW =
      UnlandedFiles.create()
          .cut(FEED, "in.json", TREE.under("pinduoduo/samples/page-of-two/").get("in.json").bytes())
          .get(0)
          .row();

  @ParameterizedTest
  @CsvSource({
    // order, refund, confirm, group, risk, paid, refunded, parcels → status, flags
    "1, 4, 1, 1, 0, yes,      , no,  REFUNDED,      [refund-amount-assumed]",
    "3, 4, 1, 1, 0, yes, 62.00, no,  REFUNDED,      []",
    "1, 4, 2, 2, 1, yes,      , yes, REFUNDED,      '[group-failed, refund-amount-assumed, risk-review]'",
    "1, 4, 1, 1, 0, yes, 18.47, no,  READY_TO_SHIP, [refund-partial]",
    "2, 4, 1, 1, 0, yes, 18.47, no,  SHIPPED,       [refund-partial]",
    "3, 4, 1, 1, 0, yes, 61.99, no,  COMPLETED,     [refund-partial]",
    "1, 2, 1, 1, 0, yes,      , no,  REFUNDING,     []",
    "3, 3, 2, 2, 1, yes,      , no,  REFUNDING,     '[group-failed, risk-review]'",
    "1, 1, 2, 1, 0, yes,      , no,  REFUNDED,      '[group-failed, refund-amount-assumed]'",
    "1, 1, 1, 2, 0, yes,      , no,  REFUNDED,      '[group-failed, refund-amount-assumed]'",
    "1, 1, 2, 0, 0, no,       , no,  CANCELLED,     [group-failed]",
    "1, 1, 0, 1, 1, yes,      , no,  PAID,          '[group-pending, risk-review]'",
    "1, 1, 1, 0, 0, no,       , no,  PAYING,        [group-pending]",
    "2, 1, 1, 1, 1, yes,      , no,  PAID,          [risk-review]",
    "3, 1, 1, 1, 0, yes,      , yes, COMPLETED,     []",
    "2, 1, 1, 1, 0, yes,      , yes, SHIPPED,       []",
    "1, 1, 1, 1, 0, yes,      , yes, SHIPPING,      []",
    "1, 1, 1, 1, 0, yes,      , no,  READY_TO_SHIP, []"
  })
  void theFirstStepThatFitsDecides(
      long state,
      long refund,
      long confirm,
      long group,
      long risk,
      String paid,
      String refunded,
      String parcels,
      String status,
      String flags) {
    var row = new HashMap<>(ROW);
    row.put("order_status", state);
    row.put("refund_status", refund);
    row.put("confirm_status", confirm);
    row.put("group_status", group);
    row.put("risk_control_status", risk);
    row.put("pay_time", paid.equals("yes") ? "2026-03-01 21:14:47" : "");
    row.put("extra_delivery_list", parcels.equals("yes") ? List.of(Map.of("id", 1L)) : List.of());
    if (refunded != null) {
      row.put("refund_amount", refunded);
    }
    var order = map(row);
    assertThat(order.status().name()).isEqualTo(status);
    assertThat(order.flags()).hasToString(flags);
    assertThat(order.paymentConfirmed()).isEqualTo(paid.equals("yes"));
  }

  private static Order map(Map<String, Object> row) {
    var source = new SourceRecord("page 1, record 1", row, List.of());
    return ((Mapped.Ok) FEED.mapping().map(new ShopId("pinduoduo", "flagship"), source)).order();
  }
}

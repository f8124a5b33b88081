package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.AfterSaleKind;
import dev.daybook.canonical.AfterSaleState;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.ShopId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AfterSaleMappingTest {
  private static final ShopId SHOP = new ShopId("acme", "main");
  private static final Currency CNY = Currency.getInstance("CNY");

  private static final String CHANNEL =
      Acme.CHANNEL.replace(
          "feeds:\n",
          """
          feeds:
            refunds/created:
              mapping: refunds.yaml
              files:
                name: acme-refunds-.*\\.csv
                format: csv
                group_by: id
                columns:
                  id: []
                not_orders: total
                due: PT9H
          """);

  private static final String REFUNDS =
      """
      describes: after-sales
      absent: ["", "-"]
      optional: [parcel]
      people: [why]
      tables:
        state:
          values: {wait: OPEN, done: SUCCEEDED, gone: CLOSED}
      after_sale_no: row.id
      order_no: row.order
      item:
        sku_id: row.sku
      kind:
        - {when: row.parcel != null, is: RETURN}
        - {is: REFUND}
      state:
        - {key: row.state, table: state}
      channel_state: row.state
      requested: yuan(row.asked)
      refunded: fen(row.back)
      reason: row.why
      tracking_no: row.parcel
      times:
        opened_at: seconds(row.opened)
        closed_at: null
        source_updated_at: seconds(row.updated)
      control: fen(row.back)
      """;

  @TempDir Path folder;
  private Acme acme;

  @BeforeEach
  void write() {
    acme = new Acme(folder).write("acme/channel.yaml", CHANNEL).write("acme/refunds.yaml", REFUNDS);
  }

  private static SourceRecord row(Object... changes) {
    var row =
        new HashMap<String, Object>(
            Map.of(
                "id", "R-1",
                "order", "A-1007",
                "sku", "S-1",
                "state", "done",
                "asked", "12.50",
                "back", "1200",
                "why", "broken",
                "opened", "1772400000",
                "updated", "1772400060"));
    for (int i = 0; i < changes.length; i += 2) {
      row.put((String) changes[i], changes[i + 1]);
    }
    return new SourceRecord("acme-refunds-1.csv:2", row, List.of(row));
  }

  private OrderMapping.Mapped map(SourceRecord source) {
    return acme.load().channel("acme").feed("refunds/created").mapping().map(SHOP, source);
  }

  private static Money cny(String amount) {
    return new Money(new BigDecimal(amount), CNY);
  }

  @Test
  void aRecordBecomesAnAfterSaleFieldByFieldEachAmountInItsUnit() {
    assertThat(map(row("parcel", "SF1")))
        .isEqualTo(
            new OrderMapping.Mapped.Returned(
                new AfterSale(
                    SHOP,
                    "R-1",
                    "A-1007",
                    new AfterSale.Item("", "", "S-1"),
                    AfterSaleKind.RETURN,
                    AfterSaleState.SUCCEEDED,
                    "done",
                    cny("12.50"),
                    cny("12.00"),
                    "broken",
                    "SF1",
                    new AfterSale.Times(
                        Instant.ofEpochSecond(1772400000L),
                        null,
                        Instant.ofEpochSecond(1772400060L))),
                Optional.of(cny("12.00"))));
  }

  @Test
  void allReasonsAreToldAtOnceAndPeopleAreMasked() {
    var failed =
        (OrderMapping.Mapped.Failed)
            map(row("order", "订单", "state", "odd", "asked", "a lot", "updated", ""));

    assertThat(failed.externalNo()).isEqualTo("R-1");
    assertThat(failed.control()).contains(cny("12.00"));
    assertThat(failed.reasons())
        .extracting(Unreadable::field)
        .containsExactly(
            "order_no (order)",
            "state[1].key (state)",
            "requested (asked)",
            "times.source_updated_at (updated)");
  }

  @Test
  void moneyThatIsBackBeforeTheAfterSaleHasSucceededIsRefused() {
    var failed = (OrderMapping.Mapped.Failed) map(row("state", "wait"));

    assertThat(failed.reasons())
        .extracting(Unreadable::toString)
        .singleElement()
        .asString()
        .contains(
            "field 'refunded (back)'",
            "cannot read \"12.00\" as 0 of an after-sale that is OPEN: only one that SUCCEEDED");
  }

  @Test
  void allErrorsOfTheFileAreToldAtOnceWithPlaceAndCaret() {
    acme.write(
        "acme/refunds.yaml",
        REFUNDS
            .replace("gone: CLOSED", "gone: LOST")
            .replace("{is: REFUND}", "{is: MONEY}")
            .replace("requested: yuan(row.asked)", "requested: row.asked")
            .replace("order_no: row.order\n", "")
            .replace("control:", "checks:"));

    assertThat(acme.errors())
        .containsExactlyInAnyOrder(
            "acme/refunds.yaml:1:1: key 'order_no' is missing\n" + "  describes: after-sales\n  ^",
            "acme/refunds.yaml:1:1: key 'control' is missing\n" + "  describes: after-sales\n  ^",
            "acme/refunds.yaml:7:49: there is no state 'LOST'; expected one of [OPEN, CLOSED,"
                + " SUCCEEDED]\n"
                + "      values: {wait: OPEN, done: SUCCEEDED, gone: LOST}\n"
                + "                                                  ^",
            "acme/refunds.yaml:13:10: there is no kind 'MONEY'; expected one of [REFUND, RETURN,"
                + " EXCHANGE, OTHER]\n    - {is: MONEY}\n           ^",
            "acme/refunds.yaml:17:12: requested is dyn; expected int: money in the smallest unit,"
                + " such as yuan(row.total), fen(row.total) or 0\n  requested: row.asked\n"
                + "             ^",
            "acme/refunds.yaml:25:1: unknown key 'checks'; expected one of"
                + " [absent, after_sale_no, channel_state, control, currency, describes, item, kind,"
                + " let, optional, order_no, people, reason, refunded, requested, require, state,"
                + " tables, times, tracking_no, undated]\n  checks: fen(row.back)\n  ^");
  }

  @Test
  void aFileAndItsFeedSayTheSameOfWhatTheirRecordsAre() {
    acme.write("acme/refunds.yaml", Acme.EXPORT)
        .write("acme/channel.yaml", CHANNEL.replace("mapping: export.yaml", "mapping: other.yaml"))
        .write("acme/other.yaml", REFUNDS);

    assertThat(acme.errors())
        .anyMatch(
            error ->
                error.startsWith(
                    "acme/channel.yaml:5:14: feeds.refunds/created is no feed for refunds.yaml,"
                        + " which describes orders; expected 'describes: after-sales' in the file"))
        .anyMatch(
            error ->
                error.startsWith(
                    "acme/channel.yaml:15:14: feeds.orders/created is no feed for other.yaml, which"
                        + " describes after-sales"));
  }

  @Test
  void aFileThatDescribesSomethingElseIsRefused() {
    acme.write("acme/refunds.yaml", REFUNDS.replace("describes: after-sales", "describes: gifts"));

    assertThat(acme.errors())
        .anyMatch(
            error ->
                error.startsWith(
                    "acme/refunds.yaml:1:12: describes does not fit; expected what the records are:"
                        + " after-sales, or left out for orders"));
  }
}

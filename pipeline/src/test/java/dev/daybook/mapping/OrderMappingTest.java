package dev.daybook.mapping;

import static dev.daybook.mapping.Acme.SHOP;
import static dev.daybook.mapping.Acme.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.Money;
import dev.daybook.mapping.OrderMapping.Mapped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderMappingTest {
  private static final Currency CNY = Currency.getInstance("CNY");

  @TempDir Path folder;
  private OrderMapping mapping;

  @BeforeEach
  void anInventedChannel() {
    mapping = new Acme(folder).mapping();
  }

  private List<String> reasons(Object... changes) {
    return ((Mapped.Failed) mapping.map(SHOP, order(changes)))
        .reasons().stream()
            .map(
                reason ->
                    "%s: \"%s\" / %s".formatted(reason.field(), reason.value(), reason.expected()))
            .toList();
  }

  private Set<String> flags(Object... changes) {
    return ((Mapped.Ok) mapping.map(SHOP, order(changes))).order().flags();
  }

  @Test
  void aRecordBecomesAnOrder() {
    var mapped = mapping.map(SHOP, order());
    assertThat(mapped.control()).contains(Money.ofMinor(1250, CNY));
    assertThat(CanonicalJson.line(((Mapped.Ok) mapped).order()))
        .isEqualTo(
            """
            {"shop":"acme/corner","external_no":"A-1007","status":"READY_TO_SHIP",\
            "channel_status":"open","payment_confirmed":true,\
            "buyer":{"id":"","name":"","phone":"","masked":false},\
            "receiver":{"name":"","phone":"","country":"","province":"","city":"","district":"",\
            "address":"","address_id":""},\
            "amounts":{"currency":"CNY","goods_total":"12.50","freight":"0.00",\
            "merchant_discount":"0.00","platform_discount":"0.00","other_discount":"0.00",\
            "payment_discount":"0.00","buyer_paid":"12.50","merchant_receivable":"12.50",\
            "refund_total":"0.00"},\
            "times":{"ordered_at":"2026-11-21T00:00:00Z","paid_at":null,"shipped_at":null,\
            "completed_at":null,"source_updated_at":"2026-11-21T00:00:00Z"},\
            "buyer_note":"","seller_note":"","flags":["urgent"],"extras":{"state":"open"},\
            "lines":[{"line_no":1,"item_id":"I-1","sku_id":"I-1","merchant_sku":"I-1",\
            "title":"Cup","quantity":"1","unit_price":"12.50","line_total":"12.50",\
            "line_discount":"0.00","refund_state":""}]}""");
  }

  @Test
  void allReasonsAreToldNotTheFirst() {
    assertThat(
            reasons(
                "no", "６", "state", "gone", "total", "12,50", "at", "today", "count", "two",
                "price", "x"))
        .containsExactly(
            "external_no (no): \"６\" / an order number of 1 to 64 letters, digits and signs, "
                + "none of them Chinese or blank",
            "status[1].key (state): \"gone\" / a key of table 'status'",
            "amounts.goods_total (total): \"12,50\" / an amount in yuan such as 12.50",
            "amounts.buyer_paid (total): \"12,50\" / an amount in yuan such as 12.50",
            "amounts.merchant_receivable (total): \"12,50\" / an amount in yuan such as 12.50",
            "times.ordered_at (at): \"today\" / a time such as yyyy-MM-dd HH:mm:ss in Asia/Shanghai",
            "times.source_updated_at (at): \"today\" / a time such as yyyy-MM-dd HH:mm:ss in "
                + "Asia/Shanghai",
            "lines[1].quantity (count): \"two\" / a quantity such as 2 or 0.125",
            "lines[1].unit_price (price): \"x\" / an amount in yuan such as 12.50",
            "lines[1].line_total (price, count): \"x\" / an amount in yuan such as 12.50");
  }

  @Test
  void aReasonTellsPlaceFieldValueExpectationAndNextStep() {
    var failed = (Mapped.Failed) mapping.map(SHOP, order("total", "12,50"));
    assertThat(failed.externalNo()).isEqualTo("A-1007");
    assertThat(failed.control()).isEmpty();
    assertThat(failed.reasons().get(0))
        .hasToString(
            ("acme-20261121.csv:2: field 'amounts.goods_total (total)': cannot read \"12,50\" as an "
                    + "amount in yuan such as 12.50; next: have the channel send it right, or correct "
                    + "%s/acme/export.yaml; then run: daybook quarantine retry")
                .formatted(folder));
  }

  @Test
  void theControlIsReadThoughTheOrderIsRefused() {
    var failed = mapping.map(SHOP, order("state", "gone"));
    assertThat(failed.control()).contains(Money.ofMinor(1250, CNY));
  }

  @Test
  void aBadLineRefusesTheWholeOrder() {
    var good = order().row();
    var bad = new java.util.HashMap<>(good);
    bad.put("price", "free");
    var mapped = mapping.map(SHOP, new SourceRecord("f:2", good, List.of(good, bad)));
    assertThat(((Mapped.Failed) mapped).reasons())
        .extracting(Unreadable::field)
        .containsExactly("lines[2].unit_price (price)", "lines[2].line_total (price, count)");
  }

  @Test
  void anOrderHasALine() {
    var mapped = mapping.map(SHOP, new SourceRecord("f:2", order().row(), List.of()));
    assertThat(((Mapped.Failed) mapped).reasons())
        .extracting(Unreadable::value)
        .containsExactly("0 lines");
  }

  @Test
  void namesPhonesAddressesAndNotesAreMasked() {
    var phone = "138" + "0".repeat(200);
    var failed = (Mapped.Failed) mapping.map(SHOP, order("phone", phone));
    assertThat(failed.reasons())
        .extracting(Unreadable::field, Unreadable::value)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("receiver.phone (phone)", "***"));
    assertThat(failed.toString()).doesNotContain("1380");
  }

  @Test
  void aFieldReadFromAPersonIsMaskedWhereverItGoes() throws Exception {
    mapping =
        new Acme(folder)
            .export("state: row.state\nlines", "state: amount(yuan(row.phone), 'CNY')\nlines")
            .mapping();
    assertThat(reasons("phone", "13800000021x"))
        .containsExactly("extras.state (phone): \"***\" / an amount in yuan such as 12.50");
  }

  @Test
  void celsOwnWordsNameNobody() {
    mapping =
        new Acme(folder)
            .export("state: row.state\nlines", "state: int(row.phone)\nlines")
            .mapping();
    assertThat(reasons("phone", "13800000021x"))
        .containsExactly("extras.state (phone): \"***\" / what int(row.phone) needs");
  }

  @Test
  void damagedIdentifiersAreRefused() {
    assertThat(reasons("no", "6.93E+18", "item", "1.0E+13"))
        .containsExactly(
            "external_no (no): \"6.93E+18\" / an identifier; this is a damaged identifier: "
                + "a spreadsheet rewrote its digits",
            "lines[1].item_id (item): \"1.0E+13\" / an identifier; this is a damaged identifier: "
                + "a spreadsheet rewrote its digits",
            "lines[1].sku_id (item): \"1.0E+13\" / an identifier; this is a damaged identifier: "
                + "a spreadsheet rewrote its digits",
            "lines[1].merchant_sku (item): \"1.0E+13\" / an identifier; this is a damaged "
                + "identifier: a spreadsheet rewrote its digits");
  }

  @Test
  void anIdentifierThatMayHaveBeenRoundedIsFlagged() {
    assertThat(flags("no", "690123456789012000")).contains("external-no-perhaps-rounded");
    assertThat(flags("no", "690123456789012001")).doesNotContain("external-no-perhaps-rounded");
    assertThat(flags("no", "120000000000000")).doesNotContain("external-no-perhaps-rounded");
  }

  @Test
  void whatIsLongerThanItsColumnIsRefusedOrCutWithAFlag() {
    assertThat(reasons("no", "9".repeat(65))).hasSize(1);
    assertThat(reasons("item", "i".repeat(65))).hasSize(2);
    assertThat(reasons("count", "0.1234")).hasSize(2);
    assertThat(reasons("total", "1000000000000000.00")).hasSize(3);
    assertThat(flags("title", "杯".repeat(501), "note", "好".repeat(2001)))
        .containsExactly("note-shortened", "title-shortened", "urgent");
    assertThat(flags("title", "🍵".repeat(500))).containsExactly("urgent");
    assertThat(reasons("state", "open", "at", "0001-01-01 00:00:00")).hasSize(2);
  }

  @Test
  void absentTextsAndOptionalFieldsAreNullAndOthersAreMissed() {
    assertThat(mapping.map(SHOP, order("note", "-"))).isInstanceOf(Mapped.Ok.class);
    assertThat(mapping.map(SHOP, order("note", null))).isInstanceOf(Mapped.Ok.class);
    assertThat(reasons("at", "-"))
        .containsExactly(
            "times.ordered_at (at): \"\" / a time: this one may not be absent",
            "times.source_updated_at (at): \"\" / a time: this one may not be absent");
    assertThat(
            ((Mapped.Failed)
                    mapping.map(SHOP, new SourceRecord("f:2", Map.of(), List.of(Map.of()))))
                .reasons().stream().filter(r -> r.expected().endsWith("that is there")))
        .hasSize(18);
  }

  @Test
  void aMappingIsTheSameForSixteenThreads() throws Exception {
    var tasks = new ArrayList<Callable<String>>();
    for (int i = 0; i < 2000; i++) {
      var no = "A-" + i;
      tasks.add(
          () ->
              CanonicalJson.line(
                  ((Mapped.Ok) mapping.map(SHOP, order("no", no, "total", no.length() + ".01")))
                      .order()));
    }
    var one = new ArrayList<String>();
    for (var task : tasks) {
      one.add(task.call());
    }
    var pool = Executors.newFixedThreadPool(16);
    try {
      var many = new ArrayList<String>();
      for (var future : pool.invokeAll(tasks)) {
        many.add(future.get());
      }
      assertThat(many).isEqualTo(one);
    } finally {
      pool.shutdown();
    }
  }
}

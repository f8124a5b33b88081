package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.mapping.Trace.Fed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which source field feeds which canonical field. */
class TraceTest {
  @TempDir Path folder;
  private Acme acme;

  @BeforeEach
  void acme() {
    acme = new Acme(folder);
  }

  private static Fed fed(Trace trace, String field) {
    return trace.fields().stream()
        .filter(fed -> fed.field().equals(field))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> sources(Trace trace, String field) {
    return fed(trace, field).sources();
  }

  @Test
  void aFieldTellsWhatItWasReadFrom() {
    var trace = acme.mapping().trace(Acme.order("phone", "000"));
    assertThat(sources(trace, "external_no")).containsExactly("no");
    assertThat(sources(trace, "status")).containsExactly("state");
    assertThat(sources(trace, "amounts.freight")).isEmpty();
    assertThat(sources(trace, "lines[].line_total")).containsExactly("price", "count");
    assertThat(fed(trace, "receiver.phone"))
        .isEqualTo(new Fed("receiver.phone", List.of("phone"), true));
    assertThat(fed(trace, "flags.urgent").person()).isFalse();
  }

  @Test
  void aLetPassesOnWhatItWasReadFrom() {
    var text =
        Acme.EXPORT.replace(
            "external_no:", "let:\n  sum: yuan(row.total)\n  twice: sum + sum\nexternal_no:");
    acme.write("acme/export.yaml", text.replace("refund_total: 0", "refund_total: twice"));
    assertThat(sources(acme.mapping().trace(Acme.order()), "amounts.refund_total"))
        .containsExactly("total");
  }

  @Test
  void whatIsReadInsideListsAndObjectsIsNamedByItsPath() {
    acme.export(
        "freight: 0",
        "freight: \"sum(row.parcels.filter(p, p.sent).map(p, yuan(p.price.amount)))\"");
    var parcels =
        List.of(
            Map.of(
                "sent",
                true,
                "price",
                Map.of("amount", "1.00", "unit", "CNY"),
                "tags",
                List.of("a")),
            Map.of(
                "sent",
                false,
                "price",
                Map.of("amount", "2.00", "unit", "CNY"),
                "tags",
                List.of()));
    var trace = acme.mapping().trace(Acme.order("parcels", parcels));
    assertThat(sources(trace, "amounts.freight"))
        .containsExactly("parcels[].sent", "parcels[].price.amount");
    assertThat(trace.unread()).contains("parcels[].price.unit").doesNotContain("parcels[].sent");
  }

  @Test
  void whatOtherRecordsNeedIsToldApartFromWhatNobodyReads() {
    acme.export("buyer: row.note", "buyer: \"row.state == 'done' ? row.note : null\"");
    var trace = acme.mapping().trace(Acme.order("note", "x", "colour", "blue"));
    assertThat(trace.unused()).containsExactly("note");
    assertThat(trace.unread()).containsExactly("colour");
    assertThat(sources(trace, "notes.buyer")).containsExactly("state");
  }

  @Test
  void aRecordThatCannotBeReadIsTracedToo() {
    var trace = acme.mapping().trace(Acme.order("total", "much"));
    assertThat(sources(trace, "amounts.buyer_paid")).containsExactly("total");
  }
}

package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.operate.MappingTrial.FedField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One record through its mapping. */
class MappingTrialsTest {
  private static final String LIST = "/mappings/amazon/samples/list-and-items/in.json";
  private static final String ADDRESS = "/mappings/shopify/samples/one-order/in.json";

  @TempDir Path folder;
  private final MappingTrials trials = MappingTrials.under(List.of());

  private Path saved(String sample) throws IOException {
    try (var page = getClass().getResourceAsStream(sample)) {
      var file = folder.resolve("page.json");
      Files.copy(page, file);
      return file;
    }
  }

  private static FedField field(MappingTrial trial, String name) {
    return trial.fields().stream()
        .filter(field -> field.field().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyFieldTellsItsValueAndWhatFedIt() throws IOException {
    var trial = trials.attempt("amazon", saved(LIST), Optional.empty(), 1);

    assertThat(trial.stream()).isEqualTo("orders/updated");
    assertThat(trial.order()).containsEntry("external_no", "112-4470017-9900017");
    assertThat(field(trial, "amounts.buyer_paid"))
        .isEqualTo(
            new FedField(
                "amounts.buyer_paid",
                "48.97",
                List.of("OrderTotal.Amount", "OrderTotal.CurrencyCode")));
    assertThat(field(trial, "lines[].quantity"))
        .isEqualTo(
            new FedField(
                "lines[].quantity", List.of("3"), List.of("OrderItems[].QuantityOrdered")));
    assertThat(field(trial, "flags.tax-added").value()).isEqualTo(true);
    assertThat(trial.unread()).contains("OrderItems[].ConditionId");
    assertThat(trial.unused()).contains("OrderItems[].ItemTax.CurrencyCode");
  }

  @Test
  void peopleAreMaskedInTheRecordAndInTheOrder() throws IOException {
    var trial = trials.attempt("shopify", saved(ADDRESS), Optional.empty(), 1);

    assertThat(trial.toString()).doesNotContain("Ada", "Demo", "Weg", "Ring twice", "000 0000");
    assertThat(trial.source()).hasSize(1);
    assertThat(trial.source().get(0)).containsEntry("shipping_address", "***");
    assertThat(trial.order().get("receiver"))
        .isEqualTo(
            Map.of(
                "name", "A*******",
                "phone", "****0000",
                "country", "BE",
                "province", "",
                "city", "Gent",
                "district", "",
                "address", "***",
                "address_id", ""));
    assertThat(field(trial, "notes.buyer").value()).isEqualTo("***");
  }

  @Test
  void aFurtherRecordIsFoundAndOneTooManyIsToldSo() throws IOException {
    var page = saved(LIST);

    var second = trials.attempt("amazon", page, Optional.of("orders/updated"), 2);

    assertThat(second.record()).isEqualTo(2);
    assertThat(second.place()).isEqualTo("page.json, record 2");
    assertThat(second.order()).containsEntry("status", "PAYING");
    assertThatThrownBy(() -> trials.attempt("amazon", page, Optional.empty(), 3))
        .isInstanceOf(AskedWrongly.class)
        .hasMessageEndingWith("page.json: there is no record 3; there are 2");
  }
}

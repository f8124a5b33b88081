package dev.daybook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the JSON that {@code ./daybook demo --once --orders 2000 --json} printed. */
@EnabledIfSystemProperty(named = "daybook.demo.report", matches = ".+")
class DemoReportTest {
  private static final Path REPORT = Path.of(System.getProperty("daybook.demo.report", "."));
  private final JsonNode report = JsonMapper.shared().readTree(REPORT.toFile());

  @Test
  void isOneDocumentWhoseEveryAccountBalances() {
    assertThat(report.findValues("accounts"))
        .isNotEmpty()
        .allSatisfy(
            accounts -> {
              assertThat(accounts.path("balanced").asBoolean()).isTrue();
              assertThat(count(accounts, "fetched"))
                  .isEqualTo(
                      Stream.of(
                              "created",
                              "updated",
                              "unchanged",
                              "stale",
                              "duplicate",
                              "quarantined")
                          .mapToLong(outcome -> count(accounts, outcome))
                          .sum());
            });
  }

  @Test
  void provesThatNothingIsMissing() {
    assertThat(report.path("complete").asBoolean()).isTrue();
    assertThat(report.at("/coverage/holes").isArray()).isTrue();
    assertThat(report.at("/coverage/holes").size()).isZero();
    assertThat(report.path("failures").size()).isZero();
  }

  @Test
  void holdsExactlyTheOrdersThatTheMarketplacesCount() {
    assertThat(report.at("/simulator/orders").asLong()).isEqualTo(5 * 2000);
    assertThat(report.at("/book/orders").asLong()).isEqualTo(5 * 2000);
    assertThat(report.at("/simulator/agrees").asBoolean()).isTrue();
  }

  private static long count(JsonNode accounts, String outcome) {
    var rows = accounts.path(outcome);
    assertThat(rows.isIntegralNumber()).as("accounts.%s counts rows", outcome).isTrue();
    return rows.asLong();
  }
}

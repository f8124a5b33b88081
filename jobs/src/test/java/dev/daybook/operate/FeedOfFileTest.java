package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.landing.FileRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file finds its feed by what it is. */
class FeedOfFileTest {
  private static final String CHANNEL =
      """
      zone: UTC
      currency: CNY
      api:
        host: https://api.example.com
        signing: none
        clock_skew: PT10M
        answers: {success: "true", code: "''", message: "''", busy: [], expired: []}
      feeds:
        orders/old:
          mapping: old.yaml
          pages: &pages
            operation: list
            longest_window: PT1H
            overlap: PT0S
            lag: PT1M
            precision: PT1S
            rate: {calls: 1, per: PT1S}
            paging: {kind: cursor, size: 100}
            method: GET
            path: /old
            records: answer.orders
            shapes: ["type(answer) == list ? answer : answer.one"]
            cursor: "''"
            record_id: row.no
        orders/new:
          mapping: new.yaml
          pages: *pages
        orders/totals:
          mapping: old.yaml
          pages:
            operation: totals
            longest_window: PT1H
            overlap: PT0S
            lag: PT1M
            precision: PT1S
            rate: {calls: 1, per: PT1S}
            paging: {kind: cursor, size: 100}
            method: GET
            path: /totals
            records: "has(answer.totals) ? answer.totals : []"
            cursor: "''"
            record_id: row.no
        orders/exported:
          mapping: old.yaml
          files: {name: 'exported-.*\\.csv', format: csv, group_by: no, columns: {no: [], paid: []}, not_orders: total, due: PT9H}
        orders/closed:
          mapping: old.yaml
          files: {name: 'closed-.*\\.csv', format: csv, group_by: no, columns: {no: [], paid: [], closed: []}, not_orders: total, due: PT9H}
      """;

  private static final String MAPPING =
      """
      external_no: row.no
      status:
        - {is: PAID}
      channel_status: "'paid'"
      payment_confirmed: "true"
      amounts: {goods_total: yuan(row.PAID), freight: 0, merchant_discount: 0, platform_discount: 0,
        other_discount: 0, payment_discount: 0, buyer_paid: yuan(row.PAID), merchant_receivable: yuan(row.PAID), refund_total: 0}
      times: {ordered_at: seconds(1793685923), paid_at: null, shipped_at: null, completed_at: null,
        source_updated_at: seconds(1793685923)}
      lines: {each: "[row]", item_id: "'1'", sku_id: "''", merchant_sku: "''", title: "'Cup'", quantity: "'1'",
        unit_price: yuan(row.PAID), line_total: yuan(row.PAID), line_discount: 0, refund_state: "''"}
      control: yuan(row.PAID)
      """;

  @TempDir Path folder;
  private Path mappings;

  @BeforeEach
  void channel() throws IOException {
    mappings = Files.createDirectories(folder.resolve("mine/acme")).getParent();
    Files.writeString(mappings.resolve("acme/channel.yaml"), CHANNEL);
    Files.writeString(mappings.resolve("acme/old.yaml"), MAPPING.replace("PAID)", "paid)"));
    Files.writeString(mappings.resolve("acme/new.yaml"), MAPPING.replace("PAID)", "total)"));
  }

  private PreviewReport preview(String name, String content) throws IOException {
    var file = Files.writeString(folder.resolve(name), content);
    return Previews.under(List.of(mappings)).preview("acme", file, Optional.empty(), record -> {});
  }

  @Test
  void oneThatFindsRecordsWinsOverOneThatFindsNone() throws IOException {
    assertThat(preview("a.json", "{\"totals\": [{\"no\": \"1\", \"paid\": \"1.00\"}]}").stream())
        .isEqualTo("orders/totals");
  }

  @Test
  void ofTwoThatFindRecordsTheOneThatReadsMoreWins() throws IOException {
    var page =
        "{\"orders\": [{\"no\": \"1\", \"total\": \"1.00\"}, {\"no\": \"2\", \"paid\": \"1.00\"},"
            + " {\"no\": \"3\", \"total\": \"1.00\"}, null]}";

    var report = preview("a.json", page);

    assertThat(report.stream()).isEqualTo("orders/new");
    assertThat(report.readable()).isEqualTo(2);
    assertThat(report.rejected()).isEqualTo(2);
  }

  @Test
  void ofTwoThatFitAlikeOneIsAskedFor() {
    assertThatThrownBy(() -> preview("a.json", "{\"orders\": [{\"no\": \"1\"}]}"))
        .isInstanceOf(AskedWrongly.class)
        .hasMessageContaining(
            "more than one feed of channel acme reads it (orders/new maps 0 of 1 records;"
                + " orders/old maps 0 of 1 records); next: name one with --feed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "douyin | {\"code\": 10000, \"data\": {\"shop_order_list\": [], \"total\": 0}}",
        "pinduoduo | {\"order_list_get_response\": {\"order_list\": [], \"total_count\": 0}}",
        "taobao | {\"trades_sold_get_response\": {\"total_results\": 0}}",
        "wechat-shop | {\"errcode\": 0, \"order_id_list\": [], \"has_more\": false}",
      })
  void aPageOfNoOrdersIsOneOfOrders(String channel, String page) throws IOException {
    var file = Files.writeString(folder.resolve("a.json"), page);

    assertThat(Previews.under(List.of()).preview(channel, file, Optional.empty(), record -> {}))
        .extracting(PreviewReport::stream, PreviewReport::records)
        .containsExactly("orders/updated", 0L);
  }

  @Test
  void aTableOrDamagedJsonIsNoneForAChannelWithoutFiles() throws IOException {
    for (var content : List.of("Warning: no such key\n[]", "number,paid\n1,2.00\n")) {
      var file = Files.writeString(folder.resolve("a.csv"), content);

      assertThatThrownBy(
              () ->
                  Previews.under(List.of())
                      .preview("woocommerce", file, Optional.empty(), record -> {}))
          .isInstanceOf(AskedWrongly.class)
          .hasMessageContaining(
              "a.csv: channel woocommerce reads answers of its API in JSON, and this is none;"
                  + " next: save what the channel gave as it came, or name a feed with --feed, of [");
    }
  }

  @Test
  void aListAtTheTopAndJsonLinesAreRead() throws IOException {
    var order = "{\"no\": \"1\", \"paid\": \"1.00\"}";

    assertThat(preview("a.json", "[" + order + "," + order + "]"))
        .extracting(PreviewReport::stream, PreviewReport::readable)
        .containsExactly("orders/old", 2L);
    assertThat(preview("a.jsonl", order + "\n" + order + "\n" + order + "\n"))
        .extracting(PreviewReport::stream, PreviewReport::readable)
        .containsExactly("orders/old", 3L);
  }

  @Test
  void aFileIsReadByTheFeedWhoseColumnsAreAllThere() throws IOException {
    assertThat(preview("mine.csv", "no,paid\n1,1.00\n").stream()).isEqualTo("orders/exported");
    assertThat(preview("closed-1.csv", "no,paid,closed\n1,1.00,x\n").stream())
        .isEqualTo("orders/closed");
    assertThatThrownBy(() -> preview("mine.csv", "no,paid,closed\n1,1.00,x\n"))
        .isInstanceOf(AskedWrongly.class)
        .hasMessageContaining("orders/closed maps 1 of 1 records; orders/exported maps 1 of 1");
  }

  @Test
  void oneThatNobodyReadsTellsWhatWasTriedAndWhyNot() {
    assertThatThrownBy(() -> preview("mine.csv", "number,paid\n1,1.00\n"))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("mine.csv: found nothing that a feed of channel acme reads")
        .hasMessageContaining("orders/closed: found the header [number, paid]")
        .hasMessageContaining("also the columns [no, closed]; orders/exported: found the header")
        .hasMessageContaining("also the columns [no])");
    assertThatThrownBy(() -> preview("a.json", "{\"orders\": [{\"no\": \"1\"}"))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("orders/old: found bytes that are not JSON at line 1");
  }
}

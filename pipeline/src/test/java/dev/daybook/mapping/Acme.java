package dev.daybook.mapping;

import dev.daybook.canonical.ShopId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The folder of an invented channel, right unless a test breaks it. */
final class Acme {
  static final ShopId SHOP = new ShopId("acme", "corner");

  static final String CHANNEL =
      """
      zone: Asia/Shanghai
      currency: CNY
      feeds:
        orders/created:
          mapping: export.yaml
          files:
            name: acme-(?<date>\\d{8})\\.csv
            format: csv
            group_by: no
            columns:
              no: [number]
              total: []
            not_orders: total
            due: PT9H
      """;

  static final String EXPORT =
      """
      absent: ["", "-"]
      optional: [note, phone]
      people: [phone]
      tables:
        status:
          values: {open: READY_TO_SHIP, done: COMPLETED}
      external_no: row.no
      status:
        - {key: row.state, table: status}
      channel_status: row.state
      payment_confirmed: row.paid == 'yes'
      receiver:
        phone: row.phone
      amounts:
        goods_total: yuan(row.total)
        freight: 0
        merchant_discount: 0
        platform_discount: 0
        other_discount: 0
        payment_discount: 0
        buyer_paid: yuan(row.total)
        merchant_receivable: yuan(row.total)
        refund_total: 0
      times:
        ordered_at: time(row.at, 'yyyy-MM-dd HH:mm:ss', 'Asia/Shanghai')
        paid_at: null
        shipped_at: null
        completed_at: null
        source_updated_at: time(row.at, 'yyyy-MM-dd HH:mm:ss', 'Asia/Shanghai')
      notes:
        buyer: row.note
      flags:
        urgent: row.state == 'open'
      extras:
        state: row.state
      lines:
        each: rows
        item_id: item.item
        sku_id: item.item
        merchant_sku: item.item
        title: item.title
        quantity: item.count
        unit_price: yuan(item.price)
        line_total: yuan(item.price) * whole(item.count)
        line_discount: 0
        refund_state: "''"
      control: yuan(row.total)
      """;

  static final String RULE =
      """
      severity: warning
      hold: true
      when: order.discounts > order.goods_total
      facts:
        discounts: amount(order.discounts, order.currency)
      message: "discounts are {discounts}"
      message_zh: "优惠 {discounts}"
      """;

  private final Path folder;

  Acme(Path folder) {
    this.folder = folder;
    write("acme/channel.yaml", CHANNEL);
    write("acme/export.yaml", EXPORT);
  }

  Acme write(String path, String text) {
    try {
      var file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  Acme channel(String right, String wrong) {
    return write("acme/channel.yaml", replaced(CHANNEL, right, wrong));
  }

  Acme export(String right, String wrong) {
    return write("acme/export.yaml", replaced(EXPORT, right, wrong));
  }

  Acme rule(String right, String wrong) {
    return write("rules/test.yaml", replaced(RULE, right, wrong));
  }

  private static String replaced(String text, String right, String wrong) {
    if (!text.contains(right)) {
      throw new IllegalArgumentException("the right file has no: " + right);
    }
    return text.replace(right, wrong);
  }

  Mappings load() {
    return MappingLoader.loadWhole(MappingTree.ofFolder(folder));
  }

  OrderMapping mapping() {
    return load().channel("acme").feed("orders/created").mapping();
  }

  /** All errors as printed, with paths below the folder. */
  List<String> errors() {
    try {
      load();
      return List.of();
    } catch (MappingErrors wrong) {
      return wrong.errors().stream()
          .map(error -> error.toString().replace(folder + "/", "").replace("\r\n", "\n"))
          .toList();
    }
  }

  /** One order of one line; pairs of field and value change it. */
  static SourceRecord order(Object... changes) {
    var row =
        new java.util.HashMap<String, Object>(
            Map.of(
                "no", "A-1007",
                "state", "open",
                "paid", "yes",
                "total", "12.50",
                "at", "2026-11-21 08:00:00",
                "item", "I-1",
                "title", "Cup",
                "count", "1",
                "price", "12.50"));
    for (int i = 0; i < changes.length; i += 2) {
      row.put((String) changes[i], changes[i + 1]);
    }
    return new SourceRecord("acme-20261121.csv:2", row, List.of(row));
  }
}

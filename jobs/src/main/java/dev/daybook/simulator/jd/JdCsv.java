package dev.daybook.simulator.jd;

import dev.daybook.simulator.BuyerSide;
import dev.daybook.simulator.Csv;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Product;
import dev.daybook.simulator.PurchaseLine;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Writes the rows of the export, with the habits of such files: {@code ="…"}, stray tabs, notes
 * over two lines.
 */
final class JdCsv {
  static final List<String> HEADER =
      List.of(
          "订单号",
          "商品ID",
          "商品名称",
          "订购数量",
          "支付方式",
          "下单时间",
          "京东价",
          "订单金额",
          "结算金额",
          "余额支付",
          "应付金额",
          "订单状态",
          "订单类型",
          "下单帐号",
          "客户姓名",
          "客户地址",
          "联系电话",
          "订单备注",
          "发票类型",
          "发票抬头",
          "发票内容",
          "商家备注",
          "商家备注等级（等级1-5为由高到低）",
          "运费金额",
          "付款确认时间",
          "增值税发票",
          "货号",
          "订单完成时间",
          "订单来源",
          "订单渠道");
  private static final int QUANTITY = HEADER.indexOf("订购数量");
  private static final int PAYABLE = HEADER.indexOf("应付金额");
  private static final long FIRST_SKU = 100_010_000_000L;
  private static final List<String> SOURCES = List.of("APP", "PC", "微信");
  private static final int TABS_EVERY = 3;

  private final Writer out;

  JdCsv(Writer out) {
    this.out = out;
  }

  void header() {
    Csv.row(out, HEADER);
  }

  /** Says how many rows it wrote. */
  int order(JdOrder order) {
    order.lines().forEach(line -> Csv.row(out, cells(order, line)));
    return order.lines().size();
  }

  void totals(long pieces, long payableFen) {
    var cells = new ArrayList<>(Collections.nCopies(HEADER.size(), ""));
    cells.set(0, "合计");
    cells.set(QUANTITY, Long.toString(pieces));
    cells.set(PAYABLE, Json.yuan(payableFen));
    Csv.row(out, cells);
  }

  private static List<String> cells(JdOrder order, PurchaseLine line) {
    String tab = order.index() % TABS_EVERY == 0 ? "\t" : "";
    Product product = line.product();
    BuyerSide buyer = order.buyer();
    var place = buyer.place();
    boolean cash = order.state() == JdState.CASH_ON_DELIVERY;
    return List.of(
        "=\"" + order.number() + "\"",
        FIRST_SKU + product.number() + tab,
        Csv.cell(product.title() + " " + product.spec()),
        Integer.toString(line.pieces()),
        cash ? "货到付款" : "在线支付",
        JdTime.orEmpty(order.placedAt()) + tab,
        Json.yuan(product.priceFen()),
        Json.yuan(order.totalFen()),
        Json.yuan(order.settlementFen()),
        "0.00",
        Json.yuan(order.payableFen()),
        order.state().label(),
        "SOP",
        String.format(Locale.ROOT, "u***%d", buyer.number() % 10),
        Csv.quoted(buyer.surname() + "*"),
        Csv.quoted(place.province() + place.city() + place.district() + "****"),
        Csv.quoted(String.format(Locale.ROOT, "1******%04d", buyer.number())),
        Csv.cell(buyer.memo()),
        "不需要开具发票",
        "",
        "",
        Csv.cell(order.sellerNote()),
        "",
        Json.yuan(order.freightFen()),
        JdTime.orEmpty(order.paidAt()) + tab,
        "",
        product.merchantSku(),
        JdTime.orEmpty(order.doneAt()) + tab,
        "京东",
        SOURCES.get(order.index() % SOURCES.size()));
  }
}

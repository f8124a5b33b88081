package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Csv;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Product;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.Shares;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Writes the rows of the export: a tab behind ids and times, and alone for a time that is none. */
final class PinduoduoCsv {
  static final List<String> HEADER =
      List.of(
          "商品",
          "订单号",
          "订单状态",
          "商品总价(元)",
          "邮费(元)",
          "店铺优惠折扣(元)",
          "平台优惠折扣(元)",
          "多多支付立减金额(元)",
          "用户实付金额(元)",
          "商家实收金额(元)",
          "商品数量(件)",
          "发货时间",
          "确认收货时间",
          "商品id",
          "商品规格",
          "样式ID",
          "商家编码-规格维度",
          "商家编码-商品维度",
          "商家备注",
          "售后状态",
          "快递单号",
          "快递公司",
          "订单成交时间",
          "是否分期",
          "分期期数",
          "手续费承担方",
          "分期方式");
  private static final String TAB = "\t";

  private PinduoduoCsv() {}

  static void header(Writer out, String bom) {
    var cells = new ArrayList<>(HEADER);
    cells.set(0, bom + cells.get(0));
    Csv.row(out, cells);
  }

  static void order(Writer out, LivingShop shop, Version version) {
    var money = new Money(shop.purchase(version.index()));
    IntStream.range(0, money.lines())
        .forEach(line -> Csv.row(out, cells(shop, version, money, line)));
  }

  static long newestSecond(Version version) {
    long sent = Math.max(version.when(Step.SHIPPED), version.when(Step.SIGNED));
    return Math.max(version.confirmedAt(), sent);
  }

  private static List<String> cells(LivingShop shop, Version version, Money money, int line) {
    PurchaseLine bought = money.purchase().lines().get(line);
    Product product = bought.product();
    FileStatus status = FileStatus.of(version);
    boolean shipped = version.has(Step.SHIPPED);
    String parcel = shipped ? String.format(Locale.ROOT, "SF%010d", version.index()) : "";
    return List.of(
        Csv.cell(product.title()),
        shop.numberOf(version) + TAB,
        status.label(),
        Json.yuan(money.goods()[line]),
        Json.yuan(money.postage()[line]),
        Json.yuan(money.seller()[line]),
        Json.yuan(money.platform()[line]),
        Json.yuan(money.reduction()[line]),
        Json.yuan(money.paid(line)),
        Json.yuan(money.received(line)),
        Integer.toString(bought.pieces()),
        PlatformCodes.time(version.when(Step.SHIPPED)) + TAB,
        PlatformCodes.time(version.when(Step.SIGNED)) + TAB,
        60_000_000 + product.number() + TAB,
        Csv.cell(product.spec()),
        70_000_000 + product.number() + TAB,
        product.merchantSku() + TAB,
        product.merchantCode() + TAB,
        version.remarked() ? "已联系买家" : "",
        status.afterSale(),
        parcel + TAB,
        shipped ? "顺丰速运" : "",
        PlatformCodes.time(version.confirmedAt()) + TAB,
        "否",
        "",
        "",
        "");
  }

  /** The amounts of an order, shared out over its lines; fen. */
  private record Money(
      Purchase purchase,
      long[] goods,
      long[] postage,
      long[] seller,
      long[] platform,
      long[] reduction) {
    Money(Purchase purchase) {
      this(
          purchase,
          goods(purchase),
          Shares.of(purchase.postageFen(), purchase.lines()),
          Shares.of(purchase.sellerDiscountFen(), purchase.lines()),
          Shares.of(purchase.platformDiscountFen() + purchase.capitalFreeFen(), purchase.lines()),
          Shares.of(purchase.reductionFen(), purchase.lines()));
    }

    private static long[] goods(Purchase purchase) {
      long[] change = Shares.of(purchase.orderChangeFen(), purchase.lines());
      return IntStream.range(0, change.length)
          .mapToLong(line -> purchase.lines().get(line).totalFen() - change[line])
          .toArray();
    }

    int lines() {
      return purchase.lines().size();
    }

    long received(int line) {
      return goods[line] + postage[line] - seller[line];
    }

    long paid(int line) {
      return received(line) - platform[line] - reduction[line];
    }
  }
}

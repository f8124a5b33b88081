package dev.daybook.simulator.kuaishou;

import dev.daybook.simulator.BuyerSide;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Product;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One order: milliseconds, 0 for what has not happened, and fen (unconfirmed), of which {@code
 * totalFee} is the goods alone; what the buyer paid is {@code totalFee − discountFee + expressFee}
 * (unconfirmed), as are most names within the blocks.
 */
final class OrderJson {
  private static final long FIRST_ITEM = 31_000_000_000_000L;
  private static final long FIRST_SKU = 32_000_000_000_000L;
  private static final long FIRST_REFUND = 41_000_000_000_000L;
  private static final int SUCCESS = 60;
  private static final int CLOSED = 70;

  /** The codes of a refund under way are unconfirmed. */
  private static final int ASKED = 10;

  private static final int PAYING = 30;

  private OrderJson() {}

  static int status(Version version) {
    if (version.refundStep() == Step.REFUNDED) {
      return 80;
    }
    return switch (version.forward()) {
      case PENDING_PAYMENT -> 10;
      case READY_TO_SHIP -> 30;
      case SHIPPED -> version.has(Step.DELIVERED) ? 50 : 40;
      case COMPLETED -> 70;
      case CANCELLED -> 80;
      default -> throw new IllegalStateException("Kuaishou has no code for " + version.forward());
    };
  }

  static Map<String, Object> of(LivingShop shop, Version version) {
    Purchase purchase = shop.purchase(version.index());
    BuyerSide buyer = shop.buyer(version.index());
    return Json.object(
        "orderBaseInfo", base(shop, version, purchase),
        "orderItemInfo", items(purchase),
        "orderAddress", address(version.index(), buyer),
        "orderLogisticsInfo", parcels(version),
        "orderRefundList", refunds(version, purchase));
  }

  private static Map<String, Object> base(LivingShop shop, Version version, Purchase purchase) {
    return Json.object(
        "oid", Long.parseLong(shop.numberOf(version)),
        "status", status(version),
        "createTime", millis(shop.createdAt(version)),
        "payTime", millis(version.paidAt()),
        "updateTime", millis(version.updatedAt()),
        "totalFee", purchase.goodsFen(),
        "discountFee", purchase.discountFen(),
        "expressFee", purchase.postageFen(),
        "buyerNick", "u***" + (char) ('a' + version.index() % 26),
        "remark", version.remarked() ? "已联系买家" : "");
  }

  private static long millis(long second) {
    return second * 1_000;
  }

  private static List<Map<String, Object>> items(Purchase purchase) {
    return purchase.lines().stream()
        .map(
            line -> {
              Product product = line.product();
              return Json.object(
                  "itemId", FIRST_ITEM + product.number(),
                  "skuId", FIRST_SKU + product.number(),
                  "relSkuId", 0,
                  "skuNick", product.merchantSku(),
                  "itemTitle", product.title(),
                  "skuDesc", product.spec(),
                  "num", line.pieces(),
                  "price", product.priceFen(),
                  "originalPrice", product.priceFen());
            })
        .toList();
  }

  private static Map<String, Object> address(int index, BuyerSide buyer) {
    var place = buyer.place();
    String person = String.format(Locale.ROOT, "%04d-%09d", buyer.number(), index);
    return Json.object(
        "province",
        place.province(),
        "city",
        place.city(),
        "district",
        place.district(),
        "encryptedConsignee",
        "enc-" + person,
        "encryptedMobile",
        "enc-p-" + person,
        "encryptedAddress",
        "enc-addr-" + person);
  }

  private static List<Map<String, Object>> parcels(Version version) {
    return version.has(Step.SHIPPED)
        ? List.of(
            Json.object(
                "expressCode", 4,
                "expressNo", String.format(Locale.ROOT, "SF%010d", version.index()),
                "sendTime", millis(version.when(Step.SHIPPED))))
        : List.of();
  }

  private static List<Map<String, Object>> refunds(Version version, Purchase purchase) {
    if (!version.has(Step.REFUND_ASKED)) {
      return List.of();
    }
    return List.of(
        Json.object(
            "refundId",
            FIRST_REFUND + version.index(),
            "refundStatus",
            refundStatus(version),
            "handlingWay",
            version.has(Step.SHIPPED) ? 1 : 10,
            "refundFee",
            LivingShop.askedFen(version, purchase)));
  }

  private static int refundStatus(Version version) {
    if (version.refundStep() == null) {
      return CLOSED;
    }
    return switch (version.refundStep()) {
      case REFUND_ASKED -> ASKED;
      case REFUND_PAYING -> PAYING;
      default -> SUCCESS;
    };
  }
}

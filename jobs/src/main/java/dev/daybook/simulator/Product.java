package dev.daybook.simulator;

import java.util.List;

/**
 * An invented article. {@code number} ends its ids on every platform.
 *
 * @param priceFen 1 fen = 0.01 CNY
 */
public record Product(
    int number, String title, String spec, String merchantSku, String merchantCode, int priceFen) {
  public static final List<Product> ALL =
      List.of(
          new Product(1, "示例保温杯", "黑色", "CUP-500-BLK", "CUP-500", 2990),
          new Product(2, "示例杯刷", "标准", "BRUSH-01", "BRUSH", 1550),
          new Product(3, "示例台灯", "白色", "LAMP-W", "LAMP", 4800),
          new Product(4, "示例收纳盒", "大号", "BOX-L", "BOX", 3980),
          new Product(5, "示例毛巾", "灰色,2条装", "TOWEL-2G", "TOWEL", 1990),
          new Product(6, "示例雨伞", "藏青", "UMB-NAVY", "UMB", 5900),
          new Product(7, "示例背包", "20L", "BAG-20", "BAG", 12900),
          new Product(8, "示例茶叶", "250g", "TEA-250", "TEA", 6680),
          new Product(9, "示例拖鞋", "42码", "SLIP-42", "SLIP", 2590),
          new Product(10, "示例键盘", "87键", "KEY-87", "KEY", 19900),
          new Product(11, "示例充电线", "1米", "CABLE-1M", "CABLE", 990),
          new Product(12, "示例“暖冬”毯", "150×200", "", "", 9900));
}

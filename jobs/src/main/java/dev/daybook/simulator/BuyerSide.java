package dev.daybook.simulator;

import dev.daybook.simulator.Dice.Purpose;
import java.util.List;

/**
 * Who buys, where it goes and what they wrote; all invented.
 *
 * @param number four digits that end the phone number
 * @param secondsToPay from the creation of the order to its payment
 * @param memo the buyer's; empty for most
 */
public record BuyerSide(
    String surname, Place place, int number, int secondsToPay, String memo, boolean gift) {
  private static final List<String> SURNAMES = List.of("张", "李", "王", "赵", "陈", "杨", "黄", "周");
  private static final List<String> MEMOS =
      List.of("请尽快发货,谢谢", "不要发\"圆通\"", "周末送\n工作日不在家", "🎁 包装漂亮一点");

  public BuyerSide {
    if (number < 0 || number > 9_999) {
      throw new IllegalArgumentException("a phone ends in four digits, but got " + number);
    }
  }

  public static BuyerSide of(long seed, int index) {
    Dice dice = Dice.of(seed, index, Purpose.BUYER);
    return new BuyerSide(
        dice.oneOf(SURNAMES),
        dice.oneOf(Place.ALL),
        dice.between(0, 9_999),
        dice.between(5, 600),
        dice.perMille(80) ? dice.oneOf(MEMOS) : "",
        dice.perMille(20));
  }

  /** Names no person. */
  @Override
  public String toString() {
    return "BuyerSide[" + place.city() + "]";
  }

  /** A place parcels go to, with the ids the platforms give it in the published examples. */
  public record Place(
      String province, int provinceId, String city, int cityId, String district, int districtId) {
    public static final List<Place> ALL =
        List.of(
            new Place("浙江省", 12, "杭州市", 150, "余杭区", 1400),
            new Place("广东省", 6, "深圳市", 77, "南山区", 705),
            new Place("四川省", 26, "成都市", 322, "武侯区", 2720),
            new Place("新疆维吾尔自治区", 31, "乌鲁木齐市", 381, "天山区", 3280));
  }
}

package dev.daybook.mapping;

/**
 * How many characters the order book keeps, as in {@code sql/migrations}: what is longer is
 * rejected with a reason, because a database error would stop the whole chunk. Titles and notes
 * only are cut, and the order is flagged.
 */
final class ColumnWidth {
  static final int EXTERNAL_NO = 64;
  static final int CHANNEL_STATUS = 128;
  static final int CHANNEL_ID = 128;
  static final int NAME = 255;
  static final int PHONE = 128;
  static final int PLACE = 64;
  static final int ADDRESS = 1000;
  static final int NOTE = 2000;
  static final int FLAGS = 500;
  static final int EXTRAS_BYTES = 65_535;
  static final int ITEM_ID = 64;
  static final int MERCHANT_SKU = 128;
  static final int TITLE = 500;
  static final int REFUND_STATE = 64;
  static final int LINE_ID = 64;
  static final int REASON = 500;
  static final int TRACKING_NO = 128;
  static final int LINES = 65_535;
  static final int QUANTITY_DECIMALS = 3;
  static final int QUANTITY_DIGITS = 12;
  static final int MONEY_DIGITS = 15;
  static final int QUARANTINE_EXTERNAL_NO = 128;

  private ColumnWidth() {}

  static int of(String text) {
    return text.codePointCount(0, text.length());
  }

  static String cut(String text, int width) {
    return of(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width));
  }
}

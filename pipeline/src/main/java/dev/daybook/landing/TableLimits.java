package dev.daybook.landing;

/**
 * What is held in memory at most.
 *
 * @param rowCharacters of one row
 * @param orderBytes rows of one order
 * @param heldBytes rows of all orders whose rows do not stand together, at one time
 */
record TableLimits(int rowCharacters, int orderBytes, int heldBytes) {
  static final TableLimits USUAL = new TableLimits(Rows.LONGEST_ROW, 16 << 20, 64 << 20);
}

package dev.daybook.landing;

/**
 * What a workbook may hold at most: a few kilobytes of zip can claim to be terabytes of cells.
 *
 * @param parts files inside the zip
 * @param inflatedBytes of all parts together
 * @param ratio how many times larger the parts may be than what was read of the zip; rows that
 *     repeat themselves come to about 100, deflate to at most 1032
 * @param ratioFromBytes up to here any ratio is taken
 * @param xmlBytes of one text or one tag
 * @param sharedTextBytes of the texts that cells share, which are held in memory
 */
record WorkbookLimits(
    int parts,
    long inflatedBytes,
    int ratio,
    long ratioFromBytes,
    int xmlBytes,
    int sharedTextBytes) {
  static final WorkbookLimits USUAL =
      new WorkbookLimits(2_000, 4L << 30, 200, 32 << 20, 1 << 20, 96 << 20);
}

package dev.daybook.landing;

/** Why a file is no workbook that can be read. */
final class WorkbookRefused {
  private static final String WORKBOOK = "a workbook (.xlsx)";
  private static final String SAVE_AGAIN =
      "save it again as an Excel workbook (.xlsx), or export it as CSV";

  private WorkbookRefused() {}

  static FileRefused noWorkbook(String file) {
    return new FileRefused(
        file, "a file that does not begin as one", WORKBOOK, "drop it under the name of its form");
  }

  static FileRefused old(String file) {
    return new FileRefused(file, "a workbook of the old form (.xls)", WORKBOOK, SAVE_AGAIN);
  }

  static FileRefused sheets(String file, Object names) {
    return new FileRefused(
        file,
        "rows on several sheets: " + names,
        "one sheet with rows",
        "save each sheet as a workbook of its own, or delete those without orders");
  }

  static FileRefused tooMuchText(String place, int limit) {
    return new FileRefused(
        place,
        "more than %d MB of texts, too many to hold".formatted(limit >> 20),
        "a smaller workbook",
        "export the orders as CSV, or in parts");
  }
}

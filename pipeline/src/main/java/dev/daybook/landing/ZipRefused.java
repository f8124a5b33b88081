package dev.daybook.landing;

/**
 * Why a zip cannot be read.
 *
 * @param kind what it was to be; {@code form} the same, told apart from others of its kind
 */
record ZipRefused(String kind, String form) {
  static final ZipRefused WORKBOOK = new ZipRefused("workbook", "workbook (.xlsx)");
  static final ZipRefused TWO_FILES = new ZipRefused("zip", "zip of two files");

  FileRefused encrypted(String file) {
    return new FileRefused(
        file,
        "an encrypted " + kind,
        "a %s without a password".formatted(form),
        "open it with its password and save it without one");
  }

  FileRefused damaged(String place, String what) {
    return new FileRefused(
        place, what, "a whole " + form, "export it again, or copy the file again");
  }

  FileRefused bomb(String place, String what) {
    return new FileRefused(
        place,
        what,
        "a %s of orders".formatted(kind),
        "do not open it; ask whoever sent it, and export the orders as CSV if it is meant to be so large");
  }

  FileRefused name(String file, String shown) {
    return new FileRefused(
        file,
        "a part named '%s'".formatted(shown),
        "names inside the %s's own folders, each once".formatted(kind),
        "do not open it; ask whoever sent it");
  }
}

package dev.daybook.mapping;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.EnumSet;
import java.util.Set;

/** What an expression must give, checked when it is loaded. */
enum Expect {
  TEXT("text", CelKind.STRING, CelKind.INT, CelKind.DYN, CelKind.NULL_TYPE),
  STRICT_TEXT("text: text(…) or amount(…) makes it so", CelKind.STRING),
  MONEY(
      "int: money in the smallest unit, such as yuan(row.total), fen(row.total) or 0", CelKind.INT),
  WHOLE("int: whole(…) makes it so", CelKind.INT),
  TIME(
      "timestamp: time(text, pattern, zone), seconds(…) or millis(…), or null",
      CelKind.TIMESTAMP,
      CelKind.NULL_TYPE),
  YES_OR_NO("bool: a comparison such as row.state == 'x'", CelKind.BOOL),
  SINGLE("text, int or bool", CelKind.STRING, CelKind.INT, CelKind.BOOL, CelKind.DYN),
  FACT("text, int or bool", CelKind.STRING, CelKind.INT, CelKind.BOOL),
  LIST("a list", CelKind.LIST, CelKind.DYN),
  ANYTHING("any value", CelKind.values());

  private final String description;
  private final Set<CelKind> kinds;

  Expect(String description, CelKind... kinds) {
    this.description = description;
    this.kinds = EnumSet.noneOf(CelKind.class);
    this.kinds.addAll(Set.of(kinds));
  }

  /** An error of a name that is used here was told where it was made. */
  boolean accepts(CelType type) {
    return kinds.contains(type.kind()) || type.kind() == CelKind.ERROR;
  }

  String description() {
    return description;
  }
}

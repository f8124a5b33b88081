package dev.daybook.mapping;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.util.HashMap;
import java.util.Map;

/** What the expressions of {@code channel.yaml} may speak of, by the place they stand at. */
final class Variables {
  private static final CelType TEXTS = MapType.create(SimpleType.STRING, SimpleType.STRING);

  /** Any request. */
  static final Map<String, CelType> REQUEST =
      Map.of("credentials", TEXTS, "token", SimpleType.STRING, "now", SimpleType.TIMESTAMP);

  /** The request of a page. */
  static final Map<String, CelType> PAGE =
      and(
          REQUEST,
          Map.of(
              "window", MapType.create(SimpleType.STRING, SimpleType.TIMESTAMP),
              "page", SimpleType.INT,
              "pageSize", SimpleType.INT,
              "counting", SimpleType.BOOL,
              "cursor", SimpleType.STRING));

  /** The request of a record's detail. */
  static final Map<String, CelType> DETAIL =
      and(
          REQUEST,
          Map.of("row", SimpleType.DYN, "id", SimpleType.STRING, "cursor", SimpleType.STRING));

  /** The request of a token. */
  static final Map<String, CelType> TOKEN =
      Map.of("credentials", TEXTS, "refreshToken", SimpleType.STRING, "now", SimpleType.TIMESTAMP);

  /** The answer to a token's request. */
  static final Map<String, CelType> TOKEN_ANSWER =
      Map.of("answer", SimpleType.DYN, "now", SimpleType.TIMESTAMP);

  /** What is kept of an answer: its body. */
  static final Map<String, CelType> BODY = Map.of("answer", SimpleType.DYN);

  /** An answer just after it came. */
  static final Map<String, CelType> ANSWER =
      and(BODY, Map.of("headers", TEXTS, "status", SimpleType.INT));

  /** What an answer of any kind came with. */
  static final Map<String, CelType> HEADERS = Map.of("headers", TEXTS);

  /** One record of a list. */
  static final Map<String, CelType> ROW = Map.of("row", SimpleType.DYN);

  /** One record of a list with the answers that its details brought. */
  static final Map<String, CelType> DETAILED =
      and(ROW, Map.of("answers", ListType.create(SimpleType.DYN)));

  private Variables() {}

  static ExpressionReader reader(Map<String, CelType> variables) {
    return new ExpressionReader(Dialect.of(variables, Map.of()));
  }

  private static Map<String, CelType> and(Map<String, CelType> some, Map<String, CelType> more) {
    var all = new HashMap<>(some);
    all.putAll(more);
    return all;
  }
}

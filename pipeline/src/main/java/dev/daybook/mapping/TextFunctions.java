package dev.daybook.mapping;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.TypeParamType;
import dev.cel.common.values.NullValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Text and absent values in CEL. {@code text(x)}: null as empty text, numbers as digits, times as
 * UTC in ISO-8601. {@code blank(x)}: null, empty, or white space only. {@code orElse(x, y)}: y when
 * x is blank. {@code lookup(key, 'table')}: a table of the same file.
 */
final class TextFunctions {
  private TextFunctions() {}

  static List<CelFunction> all(Map<String, LookupTable> tables) {
    var any = TypeParamType.create("A");
    return List.of(
        CelFunction.of("text", STRING, List.of(DYN), of -> text(of[0])),
        CelFunction.of("blank", BOOL, List.of(DYN), of -> blank(of[0])),
        CelFunction.of("orElse", any, List.of(any, any), of -> blank(of[0]) ? of[1] : of[0]),
        CelFunction.of("lookup", STRING, List.of(DYN, STRING), of -> lookup(of, tables)));
  }

  private static String text(Object value) {
    if (value instanceof NullValue) {
      return "";
    }
    if (value instanceof Collection<?> || value instanceof Map<?, ?>) {
      throw Unread.value("", "a single value, not a list or an object");
    }
    return String.valueOf(value);
  }

  private static boolean blank(Object value) {
    return value instanceof NullValue
        || value instanceof String text && text.isBlank()
        || value instanceof Collection<?> list && list.isEmpty();
  }

  private static Object lookup(Object[] of, Map<String, LookupTable> tables) {
    return tables.get((String) of[1]).find(text(of[0]));
  }
}

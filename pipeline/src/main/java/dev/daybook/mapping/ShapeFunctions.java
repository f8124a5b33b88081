package dev.daybook.mapping;

import static dev.cel.common.types.SimpleType.DYN;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists, objects and encodings in CEL. {@code json(x)}: compact JSON text, keys sorted. {@code
 * base64(text)}: of its UTF-8 bytes. {@code with(map, name, value)}: the object with one more
 * field. {@code flat(lists)}: the items of all lists, in order.
 */
final class ShapeFunctions {
  private static final MapType OBJECT = MapType.create(STRING, DYN);
  private static final ListType LIST = ListType.create(DYN);

  private ShapeFunctions() {}

  static List<CelFunction> all() {
    return List.of(
        CelFunction.of("json", STRING, List.of(DYN), of -> JsonText.of(SourceValues.unwrap(of[0]))),
        CelFunction.of("base64", STRING, List.of(STRING), of -> base64((String) of[0])),
        CelFunction.of("with", OBJECT, List.of(DYN, SimpleType.STRING, DYN), ShapeFunctions::with),
        CelFunction.of("flat", LIST, List.of(DYN), of -> flat(of[0])));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Object with(Object[] of) {
    if (!(SourceValues.unwrap(of[0]) instanceof Map<?, ?> object)) {
      throw Unread.value("", "an object to which '%s' can be added".formatted(of[1]));
    }
    var more = new LinkedHashMap<Object, Object>(object);
    more.put(of[1], SourceValues.unwrap(of[2]));
    return SourceValues.AS_GIVEN.wrap(more);
  }

  private static Object flat(Object lists) {
    var items = new ArrayList<Object>();
    if (!(SourceValues.unwrap(lists) instanceof List<?> outer)) {
      throw Unread.value("", "a list of lists");
    }
    for (var inner : outer) {
      if (!(inner instanceof List<?> list)) {
        throw Unread.value("", "a list of lists");
      }
      items.addAll(list);
    }
    return SourceValues.AS_GIVEN.wrap(items);
  }
}

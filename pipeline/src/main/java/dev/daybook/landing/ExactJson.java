package dev.daybook.landing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as expressions see it, with no digit lost: whole numbers are Long, or text beyond 64 bits;
 * decimals are their source text; null stays null.
 */
public final class ExactJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ExactJson() {}

  public static Object parse(byte[] bytes) {
    try (var parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw new StreamReadException(parser, "more follows after the end of the JSON value");
      }
      return value;
    }
  }

  /** One value, or the list of all where several follow each other, as in JSON Lines. */
  public static Object parseAll(byte[] bytes) {
    try (var parser = JSON.createParser(tools.jackson.core.ObjectReadContext.empty(), bytes)) {
      parser.nextToken();
      var values = new ArrayList<>();
      do {
        values.add(value(parser));
      } while (parser.nextToken() != null);
      return values.size() == 1 ? values.get(0) : values;
    }
  }

  private static Object value(JsonParser parser) {
    var token = parser.currentToken();
    if (token == null) {
      throw new StreamReadException(parser, "the JSON text has no end");
    }
    return switch (token) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING, VALUE_NUMBER_FLOAT -> parser.getString();
      case VALUE_NUMBER_INT -> whole(parser.getString());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      default -> throw new StreamReadException(parser, "unexpected " + token);
    };
  }

  private static Map<String, Object> object(JsonParser parser) {
    var object = new LinkedHashMap<String, Object>();
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) {
    var array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static Object whole(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException beyond64Bits) {
      return digits;
    }
  }
}

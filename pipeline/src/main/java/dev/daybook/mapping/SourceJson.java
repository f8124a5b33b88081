package dev.daybook.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as expressions see it: objects are Map in their order, lists are List, whole numbers are
 * Long, and decimals (and whole numbers beyond 64 bits) are their source text. No number passes
 * through a double.
 */
public final class SourceJson {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private SourceJson() {}

  /**
   * Reads one JSON document.
   *
   * @throws IllegalArgumentException when the bytes are not JSON; tells line and column
   */
  public static Object read(byte[] bytes) {
    try (var parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      if (parser.nextToken() == null) {
        throw new IllegalArgumentException("not JSON: there is nothing");
      }
      var value = value(parser);
      if (parser.nextToken() != null) {
        throw new IllegalArgumentException("not JSON: there is more after its end");
      }
      return value;
    } catch (JacksonException broken) {
      var at = broken.getLocation();
      throw new IllegalArgumentException(
          "not JSON: line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()), broken);
    }
  }

  private static Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NULL -> null;
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NUMBER_INT -> whole(parser.getString());
      default -> parser.getString();
    };
  }

  private static Object whole(String digits) {
    try {
      return Long.valueOf(digits);
    } catch (NumberFormatException beyond64Bits) {
      return digits;
    }
  }

  private static Map<String, Object> object(JsonParser parser) {
    var object = new LinkedHashMap<String, Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<Object> array(JsonParser parser) {
    var list = new ArrayList<Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }
}

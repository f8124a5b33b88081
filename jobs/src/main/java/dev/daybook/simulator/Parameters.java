package dev.daybook.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Reads the flat parameters of a call. What cannot be read is an {@link IllegalArgumentException}
 * or a {@link tools.jackson.core.JacksonException}.
 */
public final class Parameters {
  private Parameters() {}

  /** A form, or a JSON object whose arrays and objects count as compact JSON text (unconfirmed). */
  public static Map<String, String> of(Ask ask) {
    return ask.json() ? ofJson(ask.text()) : ofForm(ask.text());
  }

  public static Map<String, String> ofForm(String form) {
    var parameters = new LinkedHashMap<String, String>();
    for (String pair : form.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return parameters;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  public static Map<String, String> ofJson(String text) {
    var parameters = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> field : Json.objectOf(text).properties()) {
      JsonNode value = field.getValue();
      parameters.put(field.getKey(), value.isString() ? value.stringValue() : value.toString());
    }
    return parameters;
  }
}

package dev.daybook.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the flat parameters of a call. */
final class Parameters {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Parameters() {}

  /** A form, or a JSON object whose arrays and objects count as compact JSON text (unconfirmed). */
  static Map<String, String> of(Ask ask) {
    return ask.json() ? ofJson(ask.text()) : ofForm(ask.text());
  }

  static Map<String, String> ofForm(String form) {
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
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Refusal.UNREADABLE, "unreadable", "请求体无法解析");
    }
  }

  private static Map<String, String> ofJson(String text) {
    var parameters = new LinkedHashMap<String, String>();
    for (Map.Entry<String, JsonNode> field : object(text).properties()) {
      JsonNode value = field.getValue();
      parameters.put(field.getKey(), value.isString() ? value.stringValue() : value.toString());
    }
    return parameters;
  }

  private static JsonNode object(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw new Refusal(Refusal.UNREADABLE, "unreadable", "请求体无法解析");
    }
    throw new Refusal(Refusal.UNREADABLE, "unreadable", "请求体无法解析");
  }
}

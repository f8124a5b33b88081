package dev.daybook.simulator.douyin;

import dev.daybook.simulator.Md5;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code secret + "app_key"… "method"… "param_json"… "timestamp"… "v"… + secret}, by HMAC-SHA256
 * with the secret as key, or by MD5 as of old; lower-case hex. {@code param_json} has its keys
 * sorted at every level, without spaces and without escapes.
 */
final class DouyinSign {
  private static final String HMAC = "HmacSHA256";

  private DouyinSign() {}

  static String hmac(String text, String secret) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + HMAC, e);
    }
  }

  static String of(Map<String, String> query, String paramJson, String secret, boolean md5) {
    var signed = new TreeMap<String, String>();
    for (String name : new String[] {"app_key", "method", "timestamp", "v"}) {
      signed.put(name, query.getOrDefault(name, ""));
    }
    signed.put("param_json", paramJson);
    String text = secret + Md5.joined(signed) + secret;
    return md5 ? Md5.hex(text) : hmac(text, secret);
  }

  static String canonical(JsonNode body) {
    return sorted(body).toString();
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      node.properties().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(field -> object.set(field.getKey(), sorted(field.getValue())));
      return object;
    }
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      node.forEach(value -> array.add(sorted(value)));
      return array;
    }
    return node;
  }
}

package dev.daybook.channel;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** One request. The fields go as the query of a GET, or as the form of anything else. */
record HttpAsk(URI host, String method, String path, SortedMap<String, String> fields) {
  boolean hasBody() {
    return !method.equals("GET");
  }

  String encoded() {
    return fields.entrySet().stream().map(HttpAsk::pair).collect(Collectors.joining("&"));
  }

  private static String pair(Map.Entry<String, String> field) {
    return encode(field.getKey()) + "=" + encode(field.getValue());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  String url() {
    var base = host.toString();
    return (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path;
  }

  /** Without fields: they carry tokens. */
  @Override
  public String toString() {
    return method + " " + url();
  }
}

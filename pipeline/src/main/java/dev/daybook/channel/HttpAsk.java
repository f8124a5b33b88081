package dev.daybook.channel;

import dev.daybook.mapping.JsonText;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One request. Its body is the form or the JSON object, whichever has fields; a GET has none and
 * sends the form's fields with its query.
 *
 * @param path percent-encoded
 * @param json Map, List, String, Long, Boolean or null by name
 */
record HttpAsk(
    URI host,
    String method,
    String path,
    SortedMap<String, String> query,
    SortedMap<String, String> headers,
    SortedMap<String, String> form,
    SortedMap<String, Object> json) {
  static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
  static final String JSON = "application/json; charset=UTF-8";

  HttpAsk {
    query = Collections.unmodifiableSortedMap(new TreeMap<>(query));
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    form = Collections.unmodifiableSortedMap(new TreeMap<>(form));
    json = Collections.unmodifiableSortedMap(new TreeMap<>(json));
  }

  HttpAsk withQuery(String name, String value) {
    return new HttpAsk(host, method, path, and(query, name, value), headers, form, json);
  }

  HttpAsk withForm(String name, String value) {
    return new HttpAsk(host, method, path, query, headers, and(form, name, value), json);
  }

  HttpAsk withJson(String name, Object value) {
    return new HttpAsk(host, method, path, query, headers, form, and(json, name, value));
  }

  private static <T> SortedMap<String, T> and(SortedMap<String, T> fields, String name, T value) {
    var more = new TreeMap<>(fields);
    more.put(name, value);
    return more;
  }

  boolean hasBody() {
    return !method.equals("GET");
  }

  String contentType() {
    return json.isEmpty() ? FORM : JSON;
  }

  /** The body as it is sent, which is the one that was signed. */
  String body() {
    return json.isEmpty() ? encoded(form) : jsonText();
  }

  String jsonText() {
    return JsonText.of(json);
  }

  String encodedQuery() {
    var all = new TreeMap<>(query);
    if (!hasBody()) {
      all.putAll(form);
    }
    return encoded(all);
  }

  private static String encoded(SortedMap<String, String> fields) {
    return fields.entrySet().stream().map(HttpAsk::pair).collect(Collectors.joining("&"));
  }

  private static String pair(Map.Entry<String, String> field) {
    return encode(field.getKey()) + "=" + encode(field.getValue());
  }

  /** A blank as %20, which every reader of queries and forms takes. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
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

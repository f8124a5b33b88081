package dev.daybook.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * Cedar, the invented platform of docs/add-a-channel.md: it checks signatures as its pages say,
 * gives two orders a page, and is busy at the first call.
 */
final class CedarServer implements AutoCloseable {
  private static final int PAGE = 2;

  private final HttpServer server;
  private final String secret;
  private final List<Long> changed;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /**
   * @param changed when its orders were changed, in Unix seconds, rising
   */
  CedarServer(String secret, List<Long> changed) {
    this.secret = secret;
    this.changed = changed;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/router", this::answer);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** What became of each call: {@code busy}, {@code sign}, or how many orders it gave. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var answer = answer(form(body)).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private String answer(TreeMap<String, String> form) {
    var sign = form.remove("sign");
    if (!sign(form).equals(sign)) {
      asked.add("sign");
      return "{\"ok\": false, \"code\": \"SIGN\", \"text\": \"wrong signature\"}";
    }
    if (asked.isEmpty()) {
      asked.add("busy");
      return "{\"ok\": false, \"code\": \"BUSY\", \"text\": \"try later\"}";
    }
    return page(form);
  }

  private String page(TreeMap<String, String> form) {
    long from = Long.parseLong(form.get("from"));
    long to = Long.parseLong(form.get("to"));
    int skipped = Integer.parseInt(form.getOrDefault("cursor", "0"));
    var rest = changed.stream().filter(at -> at >= from && at < to).skip(skipped).toList();
    var page = rest.stream().limit(PAGE).map(this::order).collect(Collectors.joining(","));
    asked.add(String.valueOf(Math.min(PAGE, rest.size())));
    return rest.size() > PAGE
        ? "{\"ok\": true, \"next\": \"%d\", \"orders\": [%s]}".formatted(skipped + PAGE, page)
        : "{\"ok\": true, \"orders\": [%s]}".formatted(page);
  }

  private String order(long at) {
    return """
    {"no": "C-%d", "state": 2, "paid_fen": 1800, "goods_fen": 1800, "post_fen": 0, "created": %d, "changed": %d,
     "items": [{"id": 72, "name": "Cup", "count": 3, "price_fen": 600}]}"""
        .formatted(changed.indexOf(at) + 1, at, at);
  }

  private String sign(TreeMap<String, String> form) {
    var pairs =
        form.entrySet().stream()
            .map(field -> field.getKey() + field.getValue())
            .collect(Collectors.joining("", secret, secret));
    try {
      var digest = MessageDigest.getInstance("MD5").digest(pairs.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException(absent);
    }
  }

  private static TreeMap<String, String> form(String body) {
    var form = new TreeMap<String, String>();
    for (var field : body.split("&")) {
      var pair = field.split("=", 2);
      form.put(decoded(pair[0]), decoded(pair[1]));
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

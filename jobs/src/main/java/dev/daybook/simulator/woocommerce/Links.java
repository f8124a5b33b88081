package dev.daybook.simulator.woocommerce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A {@code Link} header: the same question for other pages. Keys are not repeated in it. */
final class Links {
  private final WooCall call;
  private final List<String> links = new ArrayList<>();

  Links(WooCall call) {
    this.call = call;
  }

  Links add(int page, String rel) {
    var query = new TreeMap<>(call.query());
    query.keySet().removeIf(name -> name.startsWith("oauth_") || name.startsWith("consumer_"));
    query.put("page", Integer.toString(page));
    String text =
        query.entrySet().stream()
            .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
            .collect(Collectors.joining("&"));
    links.add("<%s?%s>; rel=\"%s\"".formatted(call.address(), text, rel));
    return this;
  }

  boolean isEmpty() {
    return links.isEmpty();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return String.join(", ", links);
  }
}

package dev.daybook.operate;

import dev.daybook.canonical.Masked;
import dev.daybook.canonical.Order;
import dev.daybook.mapping.CanonicalJson;
import dev.daybook.mapping.Trace.Fed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A canonical order as it is shown: what names people is masked. */
final class MaskedOrder {
  private static final String LINE = "lines[].";

  private final Map<String, Object> tree;

  /**
   * @param fed tells which fields come of people's
   */
  MaskedOrder(Order order, List<Fed> fed) {
    var people = fed.stream().filter(Fed::person).map(Fed::field).collect(Collectors.toSet());
    this.tree = new LinkedHashMap<>(CanonicalJson.tree(order));
    group("buyer", people);
    group("receiver", people);
    group("extras", people);
    tree.put("buyer_note", Masked.text(order.buyerNote()));
    tree.put("seller_note", Masked.text(order.sellerNote()));
    tree.put("lines", lines().stream().map(line -> masked(LINE, line, people)).toList());
  }

  Map<String, Object> tree() {
    return tree;
  }

  /** The value of a field that a mapping names; of lines one a line. */
  Object value(String field) {
    if (field.equals("lines")) {
      return lines().size();
    }
    if (field.startsWith(LINE)) {
      return lines().stream().map(line -> line.get(field.substring(LINE.length()))).toList();
    }
    int dot = field.indexOf('.');
    return dot < 0 ? top(field) : below(field.substring(0, dot), field.substring(dot + 1));
  }

  private Object top(String field) {
    return field.equals("currency") ? below("amounts", field) : tree.get(field);
  }

  private Object below(String group, String name) {
    return switch (group) {
      case "notes" -> tree.get(name + "_note");
      case "flags" -> ((List<?>) tree.get("flags")).contains(name);
      default -> tree.get(group) instanceof Map<?, ?> fields ? fields.get(name) : null;
    };
  }

  @SuppressWarnings("unchecked")
  private void group(String name, Set<String> people) {
    tree.put(name, masked(name + ".", (Map<String, Object>) tree.get(name), people));
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> lines() {
    return (List<Map<String, Object>>) tree.get("lines");
  }

  private static Map<String, Object> masked(
      String group, Map<String, Object> fields, Set<String> people) {
    var masked = new LinkedHashMap<String, Object>();
    fields.forEach(
        (name, value) ->
            masked.put(name, people.contains(group + name) ? mask(name, value) : value));
    return masked;
  }

  private static Object mask(String name, Object value) {
    if (!(value instanceof String text)) {
      return value;
    }
    return switch (name) {
      case "name" -> Masked.name(text);
      case "phone" -> Masked.phone(text);
      // Places larger than a street name nobody.
      case "country", "province", "city", "district" -> text;
      default -> Masked.text(text);
    };
  }
}

package dev.daybook.simulator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils good list pages. */
final class Pages {
  private static final int ROWS_TWICE = 3;

  private Pages() {}

  static Answer withDuplicates(Answer good, PageShape shape) {
    JsonNode root = Json.MAPPER.readTree(good.body());
    if (root.at(shape.rows()) instanceof ArrayNode rows && !rows.isEmpty()) {
      twice(rows);
      return good.withBody(Json.MAPPER.writeValueAsBytes(root));
    }
    return good;
  }

  private static void twice(ArrayNode rows) {
    List<JsonNode> again = new ArrayList<>();
    for (int row = 0; row < Math.min(ROWS_TWICE, rows.size()); row++) {
      again.add(rows.get(row));
    }
    rows.addAll(again);
  }

  /** Keeps the total a number or a text, as it was. */
  static Answer withTotalOff(Answer good, PageShape shape, int by) {
    String header = shape.totalHeader();
    if (header != null && good.headers().containsKey(header)) {
      var off = new BigInteger(good.headers().get(header)).add(BigInteger.valueOf(by));
      return good.with(header, off.toString());
    }
    JsonNode root = Json.MAPPER.readTree(good.body());
    JsonPointer place = shape.total();
    if (place == null || !(root.at(place.head()) instanceof ObjectNode around)) {
      return good;
    }
    JsonNode total = root.at(place);
    if (total.isMissingNode()) {
      return good;
    }
    String name = place.last().getMatchingProperty();
    var off = new BigInteger(total.asString()).add(BigInteger.valueOf(by));
    if (total.isString()) {
      around.put(name, off.toString());
    } else {
      around.put(name, off);
    }
    return good.withBody(Json.MAPPER.writeValueAsBytes(root));
  }
}

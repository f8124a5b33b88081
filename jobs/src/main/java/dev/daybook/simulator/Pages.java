package dev.daybook.simulator;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Spoils good list pages. */
final class Pages {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private static final int ROWS_TWICE = 3;
  private static final int TOO_MANY = 7;

  private Pages() {}

  static Answer withDuplicates(Answer good) {
    JsonNode root = JSON.readTree(good.body());
    for (JsonNode field : content(root)) {
      if (field instanceof ArrayNode rows && !rows.isEmpty()) {
        twice(rows);
        return good.withBody(JSON.writeValueAsBytes(root));
      }
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

  static Answer withWrongTotal(Answer good) {
    JsonNode root = JSON.readTree(good.body());
    ObjectNode content = content(root);
    if (!content.has("total_count")) {
      return good;
    }
    content.put("total_count", content.get("total_count").asInt() + TOO_MANY);
    return good.withBody(JSON.writeValueAsBytes(root));
  }

  private static ObjectNode content(JsonNode root) {
    return (ObjectNode) root.iterator().next();
  }
}

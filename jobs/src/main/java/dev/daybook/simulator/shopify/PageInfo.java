package dev.daybook.simulator.shopify;

import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Query;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A place in a list and the question that was asked, sealed; the form of it is the platform's own
 * affair. It does not expire here (unconfirmed).
 *
 * @param key of the last row given, or of the first one when the page before it is wanted
 */
record PageInfo(Question question, boolean back, long key, int limit) {
  /** What was asked on the first page. */
  record Question(
      String status, long updatedFirst, long updatedLast, long createdFirst, long createdLast) {
    Query query(long createdSince) {
      return new Query(
          Axis.UPDATED,
          updatedFirst,
          updatedLast,
          new OrderFilter(status, createdSince, createdFirst, createdLast));
    }
  }

  String sealed(int shop) {
    String text =
        Json.MAPPER.writeValueAsString(
            Json.object(
                "shop",
                shop,
                "direction",
                back ? "prev" : "next",
                "last",
                key,
                "limit",
                limit,
                "status",
                question.status(),
                "updated",
                new long[] {question.updatedFirst(), question.updatedLast()},
                "created",
                new long[] {question.createdFirst(), question.createdLast()}));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static PageInfo opened(String sealed, int shop) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(sealed);
      JsonNode json = Json.objectOf(new String(bytes, StandardCharsets.UTF_8));
      if (json.path("shop").asInt(0) != shop) {
        throw Refused.pageInfo();
      }
      return new PageInfo(
          new Question(
              json.path("status").asString(),
              json.at("/updated/0").asLong(),
              json.at("/updated/1").asLong(),
              json.at("/created/0").asLong(),
              json.at("/created/1").asLong()),
          json.path("direction").asString().equals("prev"),
          json.path("last").asLong(),
          json.path("limit").asInt());
    } catch (IllegalArgumentException | JacksonException e) {
      throw Refused.pageInfo();
    }
  }
}

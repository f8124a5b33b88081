package dev.daybook.simulator.pinduoduo;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import dev.daybook.simulator.pinduoduo.Call.PageAsked;
import tools.jackson.core.JsonGenerator;

/**
 * Serves one page of a list, newest first.
 *
 * @param response {@code order_list_get_response}; {@code list} the name of its array
 */
record ListPages(String response, String list, Row row) {

  PageShape shape() {
    return PageShape.of("/%s/%s".formatted(response, list), "/%s/total_count".formatted(response));
  }

  Answer page(Stall stall, Call call, Query query) {
    PageAsked asked = call.page();
    var found = stall.list(call.operation(), query, Direction.NEWEST_FIRST, call.now());
    var rows = found.page(asked.first(), asked.size());
    return Answer.json(
        Envelope.response(
            response,
            call.requestId(),
            json -> {
              json.writeArrayPropertyStart(list);
              rows.forEach(version -> row.write(json, stall.shop(), version));
              json.writeEndArray();
              end(json, asked, found.total());
            }));
  }

  private static void end(JsonGenerator json, PageAsked asked, int total) {
    if (asked.hasNextOnly()) {
      json.writeBooleanProperty("has_next", asked.hasNext(total));
    } else {
      json.writeNumberProperty("total_count", total);
    }
  }

  /** Writes one row as an object. */
  interface Row {
    void write(JsonGenerator json, LivingShop shop, Version version);
  }
}

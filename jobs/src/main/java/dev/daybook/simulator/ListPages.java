package dev.daybook.simulator;

import dev.daybook.simulator.Call.PageAsked;
import dev.daybook.simulator.PinduoduoShop.Query;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/** Serves one page of a list, newest first, and tells who wants to know. */
final class ListPages {
  private final PinduoduoShop shop;
  private final Tally rows;

  ListPages(PinduoduoShop shop, Tally rows) {
    this.shop = shop;
    this.rows = rows;
  }

  /**
   * @param response {@code order_list_get_response}; {@code list} the name of its array
   */
  Answer page(
      Call call,
      Query query,
      String response,
      String list,
      BiConsumer<JsonGenerator, Version> row) {
    PageAsked asked = call.page();
    long[] found = shop.list(query, call.now());
    long[] wanted = asked.newestFirst(found);
    rows.add(call.method(), wanted.length);
    return Answer.json(
        Envelope.response(
            response,
            call.requestId(),
            json -> {
              json.writeArrayPropertyStart(list);
              for (long key : wanted) {
                shop.version(UpdateIndex.indexOf(key), call.now())
                    .ifPresent(version -> row.accept(json, version));
              }
              json.writeEndArray();
              end(json, asked, found.length);
            }));
  }

  private static void end(JsonGenerator json, PageAsked asked, int total) {
    if (asked.hasNextOnly()) {
      json.writeBooleanProperty("has_next", asked.hasNext(total));
    } else {
      json.writeNumberProperty("total_count", total);
    }
  }
}

package dev.daybook.simulator.wechat;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Listing;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * One page behind a cursor: ids only, no total, and now and then no row although there are more.
 */
record CursorPage(String list, BiFunction<LivingShop, Version, String> id) {
  PageShape shape() {
    return PageShape.of("/" + list, null);
  }

  Answer of(Stall stall, WechatCall call, Listing found, int size) {
    Cursor cursor = Cursor.of(call);
    int first = found.after(cursor.key());
    if (cursor.rests() && first < found.total()) {
      return page(List.of(), cursor.afterRest().sealedFor(call), true);
    }
    var ids = found.page(first, size).stream().map(row -> id.apply(stall.shop(), row)).toList();
    int last = Math.min(first + size, found.total());
    boolean more = last < found.total();
    String next = more ? new Cursor(found.key(last - 1), false).sealedFor(call) : "";
    return page(ids, next, more);
  }

  private Answer page(List<String> ids, String next, boolean more) {
    Map<String, Object> content = Json.object(list, ids, "has_more", more, "next_key", next);
    return WechatCall.ok(content);
  }
}

package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /orders/2026-01-01/orders}: whole orders, of which a client sees the parts it names in
 * {@code includedData}; one in three minutes, 20 at once. That the two-minute rule holds here too
 * is unconfirmed.
 */
final class SearchOrders implements Operation<AmazonCall> {
  static final String NAME = "searchOrders";
  private static final String CURSOR = "paginationToken";
  private static final Span.Names NAMES =
      new Span.Names("createdAfter", "createdBefore", "lastUpdatedAfter", "lastUpdatedBefore");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(PageShape.of("/orders", null));
  }

  @Override
  public RateLimit usualRate() {
    return new RateLimit(1, Duration.ofSeconds(180), 20);
  }

  @Override
  public Answer answer(Stall stall, AmazonCall call) {
    Set<String> included = IncludedData.of(call);
    var window = Window.of(call, NAMES, CURSOR);
    var query = window.span().query(new Query.All());
    var found = stall.list(NAME, query, Direction.OLDEST_FIRST, call.now());
    int size = call.size("maxResultsPerPage");
    int first = found.after(window.from().key());
    var rows = found.page(first, size);
    var body =
        Json.object(
            "orders",
            rows.stream().map(row -> OrderJson.of2026(stall.shop(), row, included)).toList());
    window
        .next(found, first + size)
        .ifPresent(next -> body.put("pagination", Json.object("nextToken", next)));
    body.put(window.span().updated() ? "lastUpdatedBefore" : "createdBefore", window.span().end());
    return Sent.good(stall, this, body, call.requestId());
  }
}

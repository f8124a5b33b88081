package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query.VersionFilter;
import dev.daybook.simulator.RateLimit;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Version;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** {@code GET /orders/v0/orders}: orders without their items; one a minute, 20 at once. */
final class GetOrders implements Operation<AmazonCall> {
  static final String NAME = "getOrders";
  private static final Span.Names NAMES =
      new Span.Names("CreatedAfter", "CreatedBefore", "LastUpdatedAfter", "LastUpdatedBefore");
  private static final int MOST_MARKETPLACES = 50;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(PageShape.of("/payload/Orders", null));
  }

  @Override
  public RateLimit usualRate() {
    return new RateLimit(1, Duration.ofSeconds(60), 20);
  }

  @Override
  public Answer answer(Stall stall, AmazonCall call) {
    var window = Window.of(call, NAMES, "NextToken");
    checkMarketplaces(call);
    var query = window.span().query(new InStatus(wanted(call.parameter("OrderStatuses"))));
    var found = stall.list(NAME, query, Direction.OLDEST_FIRST, call.now());
    int size = call.size("MaxResultsPerPage");
    int first = found.after(window.from().key());
    var rows = found.page(first, size);
    var payload =
        Json.object("Orders", rows.stream().map(row -> OrderJson.v0(stall.shop(), row)).toList());
    window.next(found, first + size).ifPresent(next -> payload.put("NextToken", next));
    payload.put(
        window.span().updated() ? "LastUpdatedBefore" : "CreatedBefore", window.span().end());
    return Sent.good(stall, this, Json.object("payload", payload), call.requestId());
  }

  private static void checkMarketplaces(AmazonCall call) {
    String[] ids = call.parameter("MarketplaceIds").split(",");
    boolean ours = Arrays.asList(ids).contains(AmazonPlatform.MARKETPLACE);
    if (!ours || ids.length > MOST_MARKETPLACES) {
      throw Refused.input("bad-marketplace", "Missing or invalid MarketplaceIds");
    }
  }

  private static Set<String> wanted(String statuses) {
    return statuses.isEmpty() ? Set.of() : Set.of(statuses.split(","));
  }

  private record InStatus(Set<String> statuses) implements VersionFilter {
    @Override
    public boolean test(Version version) {
      return statuses.isEmpty() || statuses.contains(OrderCodes.v0(version));
    }
  }
}

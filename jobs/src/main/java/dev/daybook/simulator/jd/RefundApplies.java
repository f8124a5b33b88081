package dev.daybook.simulator.jd;

import dev.daybook.simulator.Answer;
import dev.daybook.simulator.Axis;
import dev.daybook.simulator.Json;
import dev.daybook.simulator.Listing.Direction;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Operation;
import dev.daybook.simulator.PageShape;
import dev.daybook.simulator.Query;
import dev.daybook.simulator.Query.VersionFilter;
import dev.daybook.simulator.Stall;
import dev.daybook.simulator.Step;
import dev.daybook.simulator.Version;
import java.util.Map;
import java.util.Optional;

/**
 * {@code jingdong.pop.afs.soa.refundapply.queryPageList}: wishes of buyers for their money back
 * before shipping, by the time of the wish or of the decision; sums in fen. The name of the page
 * number and of the wrapper are unconfirmed.
 */
final class RefundApplies implements Operation<JdCall> {
  private static final int LARGEST_PAGE = 50;
  private static final int APPROVED = 3;
  private static final long FIRST_ID = 8_800_000L;

  private final Wrapper wrapper =
      new Wrapper("jingdong.pop.afs.soa.refundapply.queryPageList", "queryResult");

  @Override
  public String name() {
    return wrapper.method();
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(wrapper.pages("result", "totalCount"));
  }

  @Override
  public Answer answer(Stall stall, JdCall call) {
    var slice = call.slice(wrapper, "pageIndex", "pageSize", LARGEST_PAGE);
    var span = WishSpan.of(call, wrapper, "checkTime", "Start", "End");
    var query = new Query(Axis.REFUND_UPDATED, span.from(), span.to(), new Wanted(span.acted()));
    var found = stall.list(name(), query, Direction.OLDEST_FIRST, call.now());
    var rows =
        found.page(slice.first(), slice.size()).stream()
            .map(version -> row(stall.shop(), version))
            .toList();
    return wrapper.of(Json.object("success", true, "totalCount", found.total(), "result", rows));
  }

  private static Map<String, Object> row(LivingShop shop, Version version) {
    boolean approved = version.has(Step.CANCELLED_PAID);
    long acted = version.refundUpdatedAt();
    return Json.object(
        "id",
        FIRST_ID + version.index(),
        "orderId",
        shop.numberOf(version),
        "buyerId",
        "",
        "applyTime",
        JdTime.orEmpty(acted - WishSpan.SECONDS_TO_DECIDE),
        "applyRefundSum",
        shop.purchase(version.index()).payFen(),
        "status",
        approved ? APPROVED : 0,
        "checkTime",
        approved ? JdTime.orEmpty(acted) : "",
        "reason",
        "不想要了");
  }

  private record Wanted(boolean decided) implements VersionFilter {
    @Override
    public boolean test(Version version) {
      return version.has(Step.CANCELLED_PAID) || !decided && version.has(Step.LOCKED);
    }
  }
}

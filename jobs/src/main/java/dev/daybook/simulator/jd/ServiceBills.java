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
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * {@code jingdong.asc.serviceAndRefund.view}: after-sales after shipping, by the time of the wish
 * or of its approval; sums in yuan. They do not change the order, whose own state stays finished.
 * Names beside sum, status, time of completion and the bill's numbers are unconfirmed.
 */
final class ServiceBills implements Operation<JdCall> {
  private static final int LARGEST_PAGE = 50;
  private static final int SUCCEEDED = 13;
  private static final int FAILED = 14;
  private static final long FIRST_ID = 990_000_000L;

  private final Wrapper wrapper = new Wrapper("jingdong.asc.serviceAndRefund.view", "pageResult");

  @Override
  public String name() {
    return wrapper.method();
  }

  @Override
  public Optional<PageShape> pages() {
    return Optional.of(wrapper.pages("data", "totalCount"));
  }

  @Override
  public Answer answer(Stall stall, JdCall call) {
    var slice = call.slice(wrapper, "pageNumber", "pageSize", LARGEST_PAGE);
    var span = WishSpan.of(call, wrapper, "approveTime", "Begin", "End");
    var query = new Query(Axis.SIGNED, span.from(), span.to(), new SentBack());
    var found = stall.list(name(), query, Direction.OLDEST_FIRST, call.now());
    var rows =
        found.page(slice.first(), slice.size()).stream()
            .map(version -> row(stall.shop(), version))
            .toList();
    return wrapper.of(Json.object("success", true, "totalCount", found.total(), "data", rows));
  }

  private static Map<String, Object> row(LivingShop shop, Version version) {
    long approved = version.when(Step.SIGNED);
    return Json.object(
        "sameOrderServiceBill",
        Json.object("orderId", shop.numberOf(version), "serviceId", FIRST_ID + version.index()),
        "skuId",
        "",
        "refoundAmount",
        BigDecimal.valueOf(backFen(shop, version), 2).toPlainString(),
        "status",
        succeeds(version) ? SUCCEEDED : FAILED,
        "applyTime",
        JdTime.orEmpty(approved - WishSpan.SECONDS_TO_DECIDE),
        "approveTime",
        JdTime.orEmpty(approved),
        "completeTime",
        JdTime.orEmpty(approved),
        "reason",
        "质量问题",
        "expressCode",
        "SF%010d".formatted(version.index()));
  }

  /** A half of what was paid, at least one fen. */
  private static long backFen(LivingShop shop, Version version) {
    return Math.max(1, shop.purchase(version.index()).payFen() / 2);
  }

  private static boolean succeeds(Version version) {
    return version.index() % 4 != 0;
  }

  /** Every second order that has arrived. */
  private record SentBack() implements VersionFilter {
    @Override
    public boolean test(Version version) {
      return version.index() % 2 == 0 && version.has(Step.SIGNED);
    }
  }
}

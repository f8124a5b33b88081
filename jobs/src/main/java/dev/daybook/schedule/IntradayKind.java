package dev.daybook.schedule;

import dev.daybook.home.Config;
import dev.daybook.operate.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** A shop's syncs during the day, where it has some: of missed ones only the newest is made up. */
@Component
class IntradayKind implements ScheduledKind {
  private static final String NAME = "intraday";

  private final Config config;
  private final DueTimes times;
  private final ShopSync sync;

  IntradayKind(Config config, ShopSync sync) {
    this.config = config;
    this.times = new DueTimes(config.calendar());
    this.sync = sync;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void owe(OwedRuns ledger, OwedRuns.Known known, Instant now) {
    ledger.oweNewest(
        NAME,
        each(every -> times.newest(every, now)).stream()
            .filter(due -> !due.at().isBefore(config.shop(due.shopId()).goLive()))
            .toList());
  }

  @Override
  public List<Due> next(Instant now) {
    return each(every -> times.next(every, now));
  }

  private List<Due> each(Function<Duration, Instant> time) {
    return config.shops().stream()
        .flatMap(
            shop ->
                config.intradayOf(shop).stream()
                    .map(time)
                    .map(at -> Due.of(shop.id(), times.today(at), at)))
        .toList();
  }

  @Override
  public Ended run(OwedRun owed, Request request) {
    return sync.run(owed, request);
  }
}

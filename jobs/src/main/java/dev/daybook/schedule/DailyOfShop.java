package dev.daybook.schedule;

import dev.daybook.home.Config;
import dev.daybook.operate.Request;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What is done with a shop once for every business date since its go-live. */
abstract class DailyOfShop implements ScheduledKind {
  private final Config config;
  private final ShopSync sync;
  private final DueTimes times;

  DailyOfShop(Config config, ShopSync sync) {
    this.config = config;
    this.sync = sync;
    this.times = new DueTimes(config.calendar());
  }

  /** Whether the shop has any. */
  abstract boolean has(Config.Shop shop);

  /** When this date of the shop is due; later for later dates. */
  abstract Instant due(Config.Shop shop, LocalDate date);

  final DueTimes times() {
    return times;
  }

  @Override
  public final void owe(OwedRuns ledger, OwedRuns.Known known, Instant now) {
    ledger.owe(name(), shops().flatMap(shop -> due(shop, known, now)).toList());
  }

  private Stream<Due> due(Config.Shop shop, OwedRuns.Known known, Instant now) {
    var goLive = config.calendar().dateOf(shop.goLive());
    var newest = known.newest(name(), shop.id().toString());
    return times.dates(newest, date -> due(shop, date), now).stream()
        .filter(date -> !date.isBefore(goLive))
        .map(date -> Due.of(shop.id(), date, due(shop, date)));
  }

  @Override
  public final List<Due> next(Instant now) {
    return shops()
        .map(
            shop -> {
              var date = times.next(each -> due(shop, each), now);
              return Due.of(shop.id(), date, due(shop, date));
            })
        .toList();
  }

  private Stream<Config.Shop> shops() {
    return config.shops().stream().filter(this::has);
  }

  @Override
  public final Ended run(OwedRun owed, Request request) {
    return sync.run(owed, request);
  }
}

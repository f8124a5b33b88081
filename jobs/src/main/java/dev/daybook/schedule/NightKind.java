package dev.daybook.schedule;

import dev.daybook.home.Config;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** A shop's night: what it owes, when a business date has ended. */
@Component
class NightKind extends DailyOfShop {
  static final String NAME = "night";

  private final Config config;

  NightKind(Config config, ShopSync sync) {
    super(config, sync);
    this.config = config;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  boolean has(Config.Shop shop) {
    return true;
  }

  @Override
  Instant due(Config.Shop shop, LocalDate date) {
    return times().night(date, config.nightOf(shop));
  }
}

package dev.daybook.schedule;

import dev.daybook.home.Config;
import dev.daybook.operate.FileTimes;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/**
 * Looks for a shop's files of a business date when the last of them is due, as its channel's
 * mapping says. One that has not come is looked for again later.
 */
@Component
class FilesKind extends DailyOfShop {
  private final FileTimes files;

  FilesKind(Config config, FileTimes files, ShopSync sync) {
    super(config, sync);
    this.files = files;
  }

  @Override
  public String name() {
    return "files";
  }

  @Override
  boolean has(Config.Shop shop) {
    return files.due(shop.id(), LocalDate.EPOCH).isPresent();
  }

  @Override
  Instant due(Config.Shop shop, LocalDate date) {
    return files.due(shop.id(), date).orElseThrow();
  }
}

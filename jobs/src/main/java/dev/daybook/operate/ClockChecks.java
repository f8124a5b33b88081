package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.channel.PlatformClocks;
import dev.daybook.channel.Skew;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.home.Config;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Mappings;
import dev.daybook.operate.DoctorReport.Check;
import dev.daybook.operate.DoctorReport.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Doctor: how the clock of each shop's platform stood against ours when it last answered. */
final class ClockChecks {
  private ClockChecks() {}

  /** One check for each shop that has an API. */
  static List<Check> of(Config config, Mappings mappings, DatabaseSettings database) {
    Map<ShopId, Skew> measured =
        PlatformClocks.all(database).stream().collect(Collectors.toMap(Skew::shop, skew -> skew));
    return config.shops().stream()
        .map(Config.Shop::id)
        .filter(shop -> mappings.find(shop.channel()).flatMap(Channel::api).isPresent())
        .map(shop -> check(shop, Optional.ofNullable(measured.get(shop))))
        .toList();
  }

  private static Check check(ShopId shop, Optional<Skew> measured) {
    var name = "clock " + shop;
    return measured
        .map(skew -> check(name, skew))
        .orElseGet(
            () ->
                Check.ok(
                    name,
                    "not measured yet: no answer of its platform has told the time",
                    "a platform's clock that agrees with ours"));
  }

  private static Check check(String name, Skew skew) {
    return new Check(
        name,
        skew.isWide() ? Level.WARN : Level.OK,
        "the platform's is %s, measured %s".formatted(skew.words(), skew.measuredAt()),
        "at most %d s of difference; calls are refused at %d s"
            .formatted(skew.allowed().dividedBy(2).toSeconds(), skew.allowed().toSeconds()),
        skew.isWide() ? "set this machine's clock, by NTP; then daybook sync " + skew.shop() : "");
  }
}

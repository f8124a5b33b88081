package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.Coverage;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.WindowSet;
import dev.daybook.home.Config;
import dev.daybook.operate.CoverageReport.FeedCoverage;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.MorningReport.ShopTrouble;
import dev.daybook.operate.ShopFeeds.ShopFeed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Verb {@code coverage}: every second since go-live, sealed or owed. */
@Component
public class CoverageOverview {
  private final ShopFeeds shopFeeds;
  private final CoverageLedger ledger;
  private final OwedTimes owedTimes;
  private final Ceilings ceilings;
  private final Troubles troubles;
  private final SettledDates settled;
  private final Config config;
  private final Clock clock;

  CoverageOverview(
      ShopFeeds shopFeeds,
      CoverageLedger ledger,
      OwedTimes owedTimes,
      Ceilings ceilings,
      Troubles troubles,
      SettledDates settled,
      Config config,
      Clock clock) {
    this.shopFeeds = shopFeeds;
    this.ledger = ledger;
    this.owedTimes = owedTimes;
    this.ceilings = ceilings;
    this.troubles = troubles;
    this.settled = settled;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @param shop empty for all
   * @throws AskedWrongly for a shop that config.yaml does not name
   */
  public CoverageReport of(Optional<ShopId> shop) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var coverages =
        asked(shop).stream()
            .map(feed -> ledger.coverage(feed, ceilings.of(feed), now, config.patience()))
            .toList();
    var holes = coverages.stream().flatMap(coverage -> holes(coverage).stream()).toList();
    var found =
        troubles.all().stream()
            .filter(trouble -> shop.map(trouble.shop()::equals).orElse(true))
            .toList();
    return new CoverageReport(
        now,
        config.calendar().zone(),
        holes.isEmpty() && found.stream().noneMatch(ShopTrouble::blocking),
        holes,
        found,
        coverages.stream().map(this::feed).toList());
  }

  /** Feeds of configured shops are owed from their go-live on, also before their first sync. */
  private List<FeedId> asked(Optional<ShopId> shop) {
    if (shop.isPresent()) {
      return AskedWrongly.unless(() -> shopFeeds.of(Scope.of(shop.get()))).stream()
          .map(ShopFeed::id)
          .toList();
    }
    return shopFeeds.owed();
  }

  /** Whole owed windows: one that is overdue at its beginning is a hole to its end. */
  private List<OwedTime> holes(Coverage coverage) {
    var overdue =
        coverage.owed().stream().filter(owed -> coverage.holes().contains(owed.from())).toList();
    return owedTimes.of(coverage.feed(), WindowSet.of(overdue));
  }

  private FeedCoverage feed(Coverage coverage) {
    return new FeedCoverage(
        coverage.feed(),
        coverage.goLive(),
        coverage.ceiling(),
        coverage.sealed().toSeconds(),
        coverage.owed().measure().toSeconds(),
        coverage.lastSealedTo().orElse(null),
        owedTimes.of(coverage.feed(), coverage.owed()),
        settled.before(List.of(coverage.feed()), today()));
  }

  private LocalDate today() {
    return config.calendar().dateOf(clock.instant());
  }
}

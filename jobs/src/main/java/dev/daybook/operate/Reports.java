package dev.daybook.operate;

import dev.daybook.book.AfterSales;
import dev.daybook.book.BookProof;
import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.PlatformClocks;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.Feeds;
import dev.daybook.coverage.WindowSet;
import dev.daybook.export.Handoff;
import dev.daybook.home.Config;
import dev.daybook.operate.MorningReport.Book;
import dev.daybook.operate.MorningReport.CoverageOfDate;
import dev.daybook.operate.MorningReport.FeedOfDate;
import dev.daybook.operate.MorningReport.HandoffSums;
import dev.daybook.operate.MorningReport.MoneyBalance;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.MorningReport.ShopAccounts;
import dev.daybook.operate.MorningReport.ShopClock;
import dev.daybook.operate.MorningReport.ShopTrouble;
import dev.daybook.operate.MorningReport.Verdict;
import dev.daybook.operate.MorningReport.Work;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Verb {@code report}: the morning report of a business date, read from the ledger and the book
 * alone.
 */
@Component
public class Reports {
  /** Records whose currency nobody could read; they hold no money. */
  private static final String NO_CURRENCY = "XXX";

  private final ReportMapper sums;
  private final CoverageLedger ledger;
  private final OwedTimes owedTimes;
  private final Feeds feeds;
  private final ShopFeeds shopFeeds;
  private final Ceilings ceilings;
  private final UnfinishedFiles unfinishedFiles;
  private final Troubles troubles;
  private final SettledDates settled;
  private final PlatformClocks clocks;
  private final Handoff handoff;
  private final BookProof proof;
  private final AfterSales afterSales;
  private final Config config;
  private final Clock clock;

  Reports(
      ReportMapper sums,
      CoverageLedger ledger,
      OwedTimes owedTimes,
      Feeds feeds,
      ShopFeeds shopFeeds,
      Ceilings ceilings,
      UnfinishedFiles unfinishedFiles,
      Troubles troubles,
      SettledDates settled,
      PlatformClocks clocks,
      Handoff handoff,
      BookProof proof,
      AfterSales afterSales,
      Config config,
      Clock clock) {
    this.sums = sums;
    this.ledger = ledger;
    this.owedTimes = owedTimes;
    this.feeds = feeds;
    this.shopFeeds = shopFeeds;
    this.ceilings = ceilings;
    this.unfinishedFiles = unfinishedFiles;
    this.troubles = troubles;
    this.settled = settled;
    this.clocks = clocks;
    this.handoff = handoff;
    this.proof = proof;
    this.afterSales = afterSales;
    this.config = config;
    this.clock = clock;
  }

  /** The business date before today's. */
  public LocalDate yesterday() {
    return config.calendar().dateOf(clock.instant()).minusDays(1);
  }

  public MorningReport of(LocalDate date) {
    // A shop that was never synced owes its time too.
    var owed = shopFeeds.owed();
    var span = config.calendar().window(date);
    var shops = shops(span);
    var accounts = shops.stream().map(ShopAccounts::accounts).reduce(Accounts.NONE, Accounts::plus);
    var money = money(span, false);
    var refunds = money(span, true);
    var coverage = coverage(owed, date);
    var unfinished = unfinishedFiles.all();
    var found = troubles.all();
    var book = book();
    var complete =
        coverage.holes().isEmpty()
            && found.stream().noneMatch(ShopTrouble::blocking)
            && unfinished.isEmpty()
            && book.contradictions().isEmpty()
            && accounts.balanced()
            && money.values().stream().allMatch(MoneyBalance::balanced)
            && refunds.values().stream().allMatch(MoneyBalance::balanced);
    return new MorningReport(
        date,
        config.calendar().zone(),
        complete,
        Verdict.of(complete, accounts, coverage),
        accounts,
        sums.accountsOfSecondReadings(span.from(), span.to()).accounts(),
        shops,
        money,
        refunds,
        coverage,
        unfinished,
        found,
        clocks(),
        book,
        work(),
        handoff());
  }

  /** Of configured shops. */
  private List<ShopClock> clocks() {
    var shops = config.shops().stream().map(Config.Shop::id).toList();
    return clocks.all().stream()
        .filter(skew -> shops.contains(skew.shop()))
        .map(ShopClock::of)
        .toList();
  }

  private List<ShopAccounts> shops(Window span) {
    var accounts =
        sums.accountsByShop(span.from(), span.to()).stream()
            .collect(Collectors.toMap(ShopAccountsRow::id, ShopAccountsRow::accounts));
    return sums.ordersByShop().stream()
        .map(row -> shop(new ShopId(row.channel(), row.shop()), row.orders(), accounts))
        .toList();
  }

  private static ShopAccounts shop(
      ShopId id, long orders, java.util.Map<ShopId, Accounts> accounts) {
    return new ShopAccounts(id, orders, accounts.getOrDefault(id, Accounts.NONE));
  }

  private SortedMap<String, MoneyBalance> money(Window span, boolean refunds) {
    var money = new TreeMap<String, MoneyBalance>();
    for (var row : sums.moneyByCurrency(span.from(), span.to(), refunds)) {
      if (!row.currency().equals(NO_CURRENCY)) {
        var currency = Currency.getInstance(row.currency());
        money.put(
            row.currency(),
            new MoneyBalance(
                Money.ofMinor(row.fetchedMinor(), currency).amount(),
                Money.ofMinor(row.settledMinor(), currency).amount(),
                row.fetchedMinor() == row.settledMinor()));
      }
    }
    return money;
  }

  /**
   * Sealed is counted over the whole date; owed only up to now: before that nothing can be missing.
   */
  private CoverageOfDate coverage(List<FeedId> asked, LocalDate day) {
    var date = config.calendar().window(day);
    var ofDate = new ArrayList<FeedOfDate>();
    var holes = new ArrayList<OwedTime>();
    for (var feed : asked) {
      var live =
          feeds
              .get(feed)
              .live(date.to())
              .map(life -> WindowSet.of(date).intersect(WindowSet.of(life)))
              .orElse(WindowSet.empty());
      var open = ledger.owed(feed, date.to()).intersect(live);
      var owed = until(open, ceilings.of(feed));
      ofDate.add(
          new FeedOfDate(
              feed,
              live.measure().minus(open.measure()).toSeconds(),
              owed.measure().toSeconds(),
              open.measure().minus(owed.measure()).toSeconds(),
              settled.on(feed, day)));
      holes.addAll(owedTimes.of(feed, owed));
    }
    return new CoverageOfDate(ofDate, holes, settled.before(asked, day));
  }

  private static WindowSet until(WindowSet time, Instant ceiling) {
    return time.intersect(WindowSet.of(new Window(Instant.MIN, ceiling)));
  }

  private Book book() {
    var byStatus = new TreeMap<String, Long>();
    sums.ordersByStatus().forEach(row -> byStatus.put(row.status(), row.orders()));
    long orders = byStatus.values().stream().mapToLong(Long::longValue).sum();
    return new Book(orders, byStatus, sums.trailRows(), proof.problems());
  }

  private Work work() {
    var findings = new TreeMap<String, Long>();
    sums.findingsByRule().forEach(row -> findings.put(row.rule(), row.open()));
    return new Work(
        sums.openQuarantine(),
        sums.openReviews(),
        afterSales.countWaiting(Optional.empty()),
        findings);
  }

  private HandoffSums handoff() {
    var status = handoff.status();
    return new HandoffSums(
        status.exported(),
        status.acknowledged(),
        status.pending(),
        status.refused(),
        status.exported() == status.acknowledged() + status.pending() + status.refused());
  }
}

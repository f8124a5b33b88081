package dev.daybook.operate;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.channel.Skew;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;

/**
 * One business date on one page: what was owed and came, what became of it, and what still needs a
 * person.
 *
 * @param complete no hole in the date, no shop in trouble, no unfinished file, every account
 *     balances in rows and in money, and the book holds what the accounts claim
 * @param verdict how much that is worth
 * @param accounts what was fetched for the date, over all shops
 * @param secondReadings what of {@code accounts} came with readings of time that had been read
 *     before
 * @param money what buyers paid, per currency; {@code refunds} what they got back
 * @param unfinished files of any date that cover no known time and are not booked to their end
 * @param troubles what keeps a shop's orders away, or soon will
 * @param clocks how the platforms' clocks stand against ours, of shops whose platform tells
 * @param book the whole order book, not only this date
 */
public record MorningReport(
    LocalDate date,
    ZoneId zone,
    boolean complete,
    Verdict verdict,
    Accounts accounts,
    Accounts secondReadings,
    List<ShopAccounts> shops,
    SortedMap<String, MoneyBalance> money,
    SortedMap<String, MoneyBalance> refunds,
    CoverageOfDate coverage,
    List<UnfinishedFile> unfinished,
    List<ShopTrouble> troubles,
    List<ShopClock> clocks,
    Book book,
    Work work,
    HandoffSums handoff) {

  /** A date that is not {@link #INCOMPLETE} proves something only where it was asked for. */
  public enum Verdict {
    COMPLETE,
    /** Nothing that is due is owed, and some of the date is not due yet. */
    SO_FAR,
    /** Nothing of it is sealed, and nothing of it is owed. */
    EMPTY,
    INCOMPLETE;

    static Verdict of(boolean complete, Accounts accounts, CoverageOfDate coverage) {
      if (!complete) {
        return INCOMPLETE;
      }
      var feeds = coverage.feeds();
      if (accounts.fetched() == 0 && feeds.stream().allMatch(feed -> feed.sealedSeconds() == 0)) {
        return EMPTY;
      }
      return feeds.stream().anyMatch(feed -> feed.notDueSeconds() > 0) ? SO_FAR : COMPLETE;
    }
  }

  public record ShopAccounts(ShopId shop, long orders, Accounts accounts) {}

  /** What the sources state against what was settled, with the currency's own decimals. */
  public record MoneyBalance(BigDecimal fetched, BigDecimal settled, boolean balanced) {}

  /**
   * @param before how second readings of the seven days before stand, by date and feed
   */
  public record CoverageOfDate(
      List<FeedOfDate> feeds, List<OwedTime> holes, List<SettledDate> before) {}

  /**
   * What a second reading of a date has found.
   *
   * @param source {@code READING}: the channel was asked again; {@code FILE}: a file was compared
   *     with what the shop's other feeds gave
   * @param missed orders (or after-sales) that the book did not hold; {@code changed} those that it
   *     held in an older version
   */
  public record Settlement(
      String source, int windows, int records, int missed, int changed, Instant settledAt) {
    static Settlement of(dev.daybook.coverage.Settlement kept) {
      return new Settlement(
          kept.source().name(),
          kept.windows(),
          kept.records(),
          kept.missed(),
          kept.changed(),
          kept.settledAt());
    }

    public int differences() {
      return missed + changed;
    }
  }

  /**
   * A date of a feed that is over.
   *
   * @param settlement null while no second reading has confirmed it
   */
  public record SettledDate(FeedId feed, LocalDate date, Settlement settlement) {}

  /**
   * The date's time since the feed's go-live: {@code sealed + owed + notDue}.
   *
   * @param notDueSeconds not sealed, but nothing is late: the channel gives it later
   * @param settlement null while no second reading has confirmed the date
   */
  public record FeedOfDate(
      FeedId feed,
      long sealedSeconds,
      long owedSeconds,
      long notDueSeconds,
      Settlement settlement) {
    FeedOfDate(FeedId feed, long sealedSeconds, long owedSeconds, long notDueSeconds) {
      this(feed, sealedSeconds, owedSeconds, notDueSeconds, null);
    }
  }

  /** Unsealed time, half-open, UTC. */
  public record OwedTime(FeedId feed, Instant from, Instant to, String reason) {}

  /**
   * @param blocking whether no date is complete while it lasts: nothing of the shop is asked for,
   *     its platform refuses calls for our clock's sake, or one of its feeds is silent where it
   *     usually is not
   * @param what names the shop and the next step
   */
  public record ShopTrouble(ShopId shop, boolean blocking, String what) {}

  /**
   * The platform's clock as its newest answer told it.
   *
   * @param aheadMillis of ours; negative when it is behind
   * @param withinMillis the true difference is at most this much more or less
   * @param allowedMillis beyond this difference it refuses calls
   */
  public record ShopClock(
      ShopId shop, long aheadMillis, long withinMillis, long allowedMillis, Instant measuredAt) {
    static ShopClock of(Skew skew) {
      return new ShopClock(
          skew.shop(),
          skew.ahead().toMillis(),
          skew.within().toMillis(),
          skew.allowed().toMillis(),
          skew.measuredAt());
    }
  }

  /** A file that covers no known time, and why it is not done. */
  public record UnfinishedFile(long document, ShopId shop, String file, String reason) {}

  /**
   * @param contradictions what the book holds otherwise than the accounts claim, in words; none
   *     when it is whole
   */
  public record Book(
      long orders, SortedMap<String, Long> byStatus, long trailRows, List<String> contradictions) {}

  /**
   * What waits for a person, and what the rules found.
   *
   * @param waitingAfterSales those whose order the book does not hold
   */
  public record Work(
      long openQuarantine,
      long openReviews,
      long waitingAfterSales,
      SortedMap<String, Long> openFindings) {}

  /** {@code exported = acknowledged + pending + refused}, in order versions. */
  public record HandoffSums(
      long exported, long acknowledged, long pending, long refused, boolean balanced) {}
}

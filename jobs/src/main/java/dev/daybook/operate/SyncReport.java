package dev.daybook.operate;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.MorningReport.UnfinishedFile;
import java.time.Instant;
import java.util.List;

/**
 * What one sync or rerun of a shop did.
 *
 * @param state {@code DONE}, {@code INCOMPLETE} (time or a file stays owed, or an account is open),
 *     {@code STOPPED} or {@code PLANNED} (dry run)
 * @param owed the asked-for time that is still not sealed, with the reason
 * @param unfinished files of the shop that cover no known time and are not booked to their end
 * @param notes what else the operator should know
 * @param refusal why the channel lets us in no more; null when it does
 * @param warnings what calls warned of before it stops the shop
 */
public record SyncReport(
    Long runId,
    ShopId shop,
    String state,
    List<FeedSync> feeds,
    Accounts accounts,
    List<OwedTime> owed,
    List<UnfinishedFile> unfinished,
    List<String> notes,
    String refusal,
    List<String> warnings) {
  /** One that was neither refused nor warned. */
  public SyncReport(
      Long runId,
      ShopId shop,
      String state,
      List<FeedSync> feeds,
      Accounts accounts,
      List<OwedTime> owed,
      List<UnfinishedFile> unfinished,
      List<String> notes) {
    this(runId, shop, state, feeds, accounts, owed, unfinished, notes, null, List.of());
  }

  /** How many were made. */
  long calls() {
    return feeds.stream().mapToLong(FeedSync::calls).sum();
  }

  public boolean complete() {
    return owed.isEmpty() && unfinished.isEmpty() && accounts.balanced() && !stopped();
  }

  /** Whether it ended before its time, because it was asked to. */
  public boolean stopped() {
    return state.equals("STOPPED");
  }

  /**
   * @param slices how many windows were worked on, or are planned
   * @param sealed how many of them are sealed now
   * @param calls made; in a dry run those of the forecast
   * @param documents landed
   * @param forecast what was expected beforehand; null when there was nothing to ask for
   * @param affected what a dry run expects to meet; null otherwise
   */
  public record FeedSync(
      FeedId feed,
      int slices,
      int sealed,
      long calls,
      int documents,
      Forecast forecast,
      Affected affected) {
    FeedSync(FeedId feed, int slices, int sealed, long calls, int documents) {
      this(feed, slices, sealed, calls, documents, null, null);
    }
  }

  /**
   * What windows are going to bring.
   *
   * @param records as many as the newest sealed windows of the feed have brought
   * @param ordersReadAgain orders whose newest version came from this time, and that are read again
   */
  public record Affected(long records, long ordersReadAgain) {}

  /**
   * What windows are going to need, told by the newest sealed ones of their feed.
   *
   * @param seconds under the channel's budget; its own time for answers comes on top
   * @param binding the operation and its budget that makes it take so long
   */
  public record Forecast(long calls, long seconds, String binding, Instant doneBy) {}
}

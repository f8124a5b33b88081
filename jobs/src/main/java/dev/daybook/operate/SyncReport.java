package dev.daybook.operate;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.MorningReport.UnfinishedFile;
import java.util.List;

/**
 * What one sync or rerun of a shop did.
 *
 * @param state {@code DONE}, {@code INCOMPLETE} (time or a file stays owed, or an account is open),
 *     {@code STOPPED} or {@code PLANNED} (dry run)
 * @param owed the asked-for time that is still not sealed, with the reason
 * @param unfinished files of the shop that cover no known time and are not booked to their end
 * @param notes what else the operator should know
 */
public record SyncReport(
    Long runId,
    ShopId shop,
    String state,
    List<FeedSync> feeds,
    Accounts accounts,
    List<OwedTime> owed,
    List<UnfinishedFile> unfinished,
    List<String> notes) {
  public boolean complete() {
    return owed.isEmpty()
        && unfinished.isEmpty()
        && accounts.balanced()
        && !state.equals("STOPPED");
  }

  /**
   * @param slices how many windows were worked on, or are planned
   * @param sealed how many of them are sealed now
   * @param calls made; in a dry run the fewest that are needed
   * @param documents landed
   */
  public record FeedSync(FeedId feed, int slices, int sealed, long calls, int documents) {}
}

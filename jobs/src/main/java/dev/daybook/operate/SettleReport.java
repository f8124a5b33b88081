package dev.daybook.operate;

import static java.util.Locale.ROOT;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.operate.MorningReport.Settlement;
import dev.daybook.operate.SyncReport.Forecast;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one settling of a shop did.
 *
 * @param runId null when nothing was to be done, and in a dry run
 * @param accounts of what was read a second time
 * @param notes what else the operator should know
 * @param timeIsOver whether it ended because it took as long as it may
 */
public record SettleReport(
    Long runId,
    ShopId shop,
    List<DateOfFeed> dates,
    Accounts accounts,
    List<String> notes,
    boolean timeIsOver) {
  /** Every date that was asked for is settled, or can never be. */
  public boolean complete() {
    return dates.stream().noneMatch(date -> date.state().isOpen());
  }

  /** Orders (or after-sales) that the first readings of these dates have not shown. */
  public int differences() {
    return dates.stream()
        .filter(date -> date.state() == State.SETTLED)
        .map(DateOfFeed::settlement)
        .mapToInt(Settlement::differences)
        .sum();
  }

  /** The dates that are not settled and why, in words; empty when it is complete. */
  public String what() {
    return Stream.concat(
            dates.stream()
                .filter(date -> date.state().isOpen())
                .map(
                    date ->
                        "%s of %s is %s"
                            .formatted(
                                date.feed(), date.date(), date.state().name().toLowerCase(ROOT))),
            notes.stream())
        .collect(Collectors.joining("; "));
  }

  /** How a date of a feed stands. */
  public enum State {
    /** Its second reading is done. */
    SETTLED,
    /** It was settled before; nothing was asked for. */
    SETTLED_BEFORE,
    /** It is to be read a second time. */
    PLANNED,
    /** Its second reading has not come to its end; the next settling goes on with it. */
    UNFINISHED,
    /** Its first reading is not done. */
    OWED,
    /** A file that came before there was anything to compare it with. */
    NOT_COMPARED;

    boolean isOpen() {
      return this == PLANNED || this == UNFINISHED || this == OWED;
    }
  }

  /**
   * @param windows that are still to be read a second time
   * @param forecast of these; null when there are none
   * @param settlement null while the date is not settled
   */
  public record DateOfFeed(
      FeedId feed,
      LocalDate date,
      State state,
      int windows,
      Forecast forecast,
      Settlement settlement) {}
}

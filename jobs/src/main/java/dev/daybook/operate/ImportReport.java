package dev.daybook.operate;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.ShopId;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.MorningReport.UnfinishedFile;
import java.time.Instant;
import java.util.List;

/**
 * What became of the files of an import.
 *
 * @param accounts of all records that the run booked
 * @param owed time of windows that the run has fetched and could not seal, with the reason
 * @param unfinished files of the shop that cover no known time and are not booked to their end
 * @param rules what the rules found in the orders that had changed
 * @param notes what else the operator should know
 */
public record ImportReport(
    long runId,
    ShopId shop,
    List<ImportedFile> files,
    Accounts accounts,
    List<OwedTime> owed,
    List<UnfinishedFile> unfinished,
    RulesLooked rules,
    List<String> notes) {
  /**
   * Nothing was refused, all was booked and sealed, the account closes, and the rules have looked
   * at all. A quarantined record is told, no failure.
   */
  public boolean complete() {
    return owed.isEmpty()
        && unfinished.isEmpty()
        && accounts.balanced()
        && rules.stopped().isEmpty()
        && files.stream().allMatch(file -> file.state().isTaken());
  }

  /** What can become of a file. */
  public enum State {
    LANDED,
    /** The same bytes came before: nothing was done. */
    ALREADY_LANDED,
    /** It cannot be read; nothing of it was kept. */
    REFUSED,
    /** Somebody still writes it. */
    UNFINISHED,
    /** The import was asked to stop before it was read to its end; nothing of it was kept. */
    STOPPED,
    /** Its bytes cannot be had. */
    UNREADABLE;

    boolean isTaken() {
      return this == LANDED || this == ALREADY_LANDED;
    }
  }

  /**
   * One file.
   *
   * @param documentId null when it was not taken; {@code records} likewise
   * @param coveredFrom with {@code coveredTo}: the time it covers completely, UTC, half-open; null
   *     when its name tells no date, or one that is not over
   * @param refusal null when it was taken
   */
  public record ImportedFile(
      String file,
      State state,
      Long documentId,
      Integer records,
      Instant coveredFrom,
      Instant coveredTo,
      FileRefusal refusal) {}

  /** Why a file is refused: where, what was found, what was expected, and what to do next. */
  public record FileRefusal(String place, String found, String expected, String next) {}
}

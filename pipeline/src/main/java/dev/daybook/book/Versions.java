package dev.daybook.book;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.Outcome;
import dev.daybook.landing.LandedRecord;
import java.time.Instant;

/**
 * Which of two versions of an order, or of an after-sale, the book keeps. Times are compared to the
 * millisecond.
 *
 * <pre>
 * held version | its time against the record's | content   | status rank of the record | outcome
 * -------------+-------------------------------+-----------+---------------------------+----------
 * none         |                               |           |                           | CREATED
 * seen in this reading of the window           | same      |                           | DUPLICATE
 * any          |                               | same      |                           | UNCHANGED
 * any          | record is older               | different |                           | STALE
 * any          | record is newer               | different |                           | UPDATED
 * any          | equal                         | different | higher                    | UPDATED
 * any          | equal                         | different | lower                     | STALE
 * any          | equal                         | different | the same, landed later    | UPDATED
 * any          | equal                         | different | the same, landed earlier  | STALE
 * replay: the held version was read from this very record | different |            | UPDATED
 * replay: any  | equal                         | different | the same                  | STALE
 * undated: both| equal                         | different | any, landed later         | UPDATED
 * undated: both| equal                         | different | any, landed earlier       | STALE
 * undated      | equal, record is dated        | different | any                       | UPDATED
 * dated        | equal, record is undated      | different | any                       | STALE
 * </pre>
 *
 * The time is part of the content: the same content is always of the same time. Two different
 * contents of one time and one rank cannot be ordered by anything they say; the one landed later is
 * kept, because a channel answers with what it holds now. So of the versions of an order one is the
 * greatest by (time, dated, rank, place of landing), and the book ends with it in whatever order
 * they are booked. One case is left out: a content that lands again after another of its time and
 * rank keeps its first place.
 *
 * <p>Undated are the versions of a source without a time of change. Their time says little and the
 * status may go back within it (an order is paused), so among them the place of landing alone
 * decides a tie; and against a version whose source does tell its time they lose one, whatever
 * landed later. The same content from both is the dated one's: its place and date are taken over.
 *
 * <p>A replay corrects what an older mapping made of the same bytes. It therefore forces the record
 * that the held version was read from and no other: with an unchanged mapping it writes nothing.
 *
 * <p>This decides on whole versions. Receiver and buyer are not merged over time: a version's blank
 * parts keep what was stored before it, and a STALE record fills nothing.
 */
final class Versions {
  private Versions() {}

  /**
   * What decides between versions.
   *
   * @param rank of the status or state that the channel gave
   * @param dated whether the source tells when this version was made
   */
  record Version(
      Instant updatedAt, int rank, ContentHash hash, long documentId, int recordNo, boolean dated) {
    static Version of(Order order, LandedRecord from, boolean dated) {
      return new Version(
          UtcText.toMillis(order.times().sourceUpdatedAt()),
          order.status().rank(),
          ContentHash.of(order),
          from.documentId(),
          from.recordNo(),
          dated);
    }

    static Version of(AfterSale afterSale, LandedRecord from, boolean dated) {
      return new Version(
          UtcText.toMillis(afterSale.times().sourceUpdatedAt()),
          afterSale.state().rank(),
          ContentHash.of(afterSale),
          from.documentId(),
          from.recordNo(),
          dated);
    }

    boolean isFromSameRecordAs(Version other) {
      return documentId == other.documentId && recordNo == other.recordNo;
    }

    /** Whether it says the same as an undated one and takes its place. */
    boolean movesFrom(Version held) {
      return dated && !held.dated && hash.equals(held.hash);
    }

    private int compareLanding(Version other) {
      int byDocument = Long.compare(documentId, other.documentId);
      return byDocument != 0 ? byDocument : Integer.compare(recordNo, other.recordNo);
    }
  }

  /**
   * @param held null when the book does not know the order
   * @param seen whether the held version came, or was met, in the same reading of the same window
   */
  static Outcome decide(Version held, Version given, boolean seen, boolean replay) {
    if (held == null) {
      return Outcome.CREATED;
    }
    if (held.hash.equals(given.hash)) {
      return seen ? Outcome.DUPLICATE : Outcome.UNCHANGED;
    }
    if (replay && given.isFromSameRecordAs(held)) {
      return Outcome.UPDATED;
    }
    return compare(given, held, replay) < 0 ? Outcome.STALE : Outcome.UPDATED;
  }

  private static int compare(Version given, Version held, boolean replay) {
    int order = given.updatedAt.compareTo(held.updatedAt);
    if (order == 0) {
      order = Boolean.compare(given.dated, held.dated);
    }
    if (order == 0 && given.dated) {
      order = Integer.compare(given.rank, held.rank);
    }
    if (order == 0) {
      order = replay ? -1 : given.compareLanding(held);
    }
    return order;
  }
}

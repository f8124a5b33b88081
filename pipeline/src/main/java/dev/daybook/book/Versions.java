package dev.daybook.book;

import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Outcome;
import dev.daybook.landing.LandedRecord;
import java.time.Instant;

/**
 * Which of two versions of an order the book keeps. Times are compared to the millisecond.
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
 * undated      | equal                         | different | any, landed later         | UPDATED
 * undated      | equal                         | different | any, landed earlier       | STALE
 * </pre>
 *
 * The time is part of the content: the same content is always of the same time. Two different
 * contents of one time and one rank cannot be ordered by anything they say; the one landed later is
 * kept, because a channel answers with what it holds now. So of the versions of an order one is the
 * greatest by (time, rank, place of landing), and the book ends with it in whatever order they are
 * booked. One case is left out: a content that lands again after another of its time and rank keeps
 * its first place.
 *
 * <p>Undated are the versions of a source without a time of change. Their time says little and the
 * status may go back within it (an order is paused), so the place of landing alone decides a tie.
 *
 * <p>A replay corrects what an older mapping made of the same bytes. It therefore forces the record
 * that the held version was read from and no other: with an unchanged mapping it writes nothing.
 *
 * <p>This decides on whole versions. Receiver and buyer are not merged over time: a version's blank
 * parts keep what was stored before it, and a STALE record fills nothing.
 */
final class Versions {
  private Versions() {}

  /** What decides between versions. */
  record Version(
      Instant updatedAt, OrderStatus status, ContentHash hash, long documentId, int recordNo) {
    static Version of(Order order, LandedRecord from) {
      return new Version(
          UtcText.toMillis(order.times().sourceUpdatedAt()),
          order.status(),
          ContentHash.of(order),
          from.documentId(),
          from.recordNo());
    }

    boolean isFromSameRecordAs(Version other) {
      return documentId == other.documentId && recordNo == other.recordNo;
    }

    private int compareLanding(Version other) {
      int byDocument = Long.compare(documentId, other.documentId);
      return byDocument != 0 ? byDocument : Integer.compare(recordNo, other.recordNo);
    }
  }

  /**
   * @param held null when the book does not know the order
   * @param dated whether the source tells when the given version was made
   * @param seen whether the held version came, or was met, in the same reading of the same window
   */
  static Outcome decide(Version held, Version given, boolean dated, boolean seen, boolean replay) {
    if (held == null) {
      return Outcome.CREATED;
    }
    if (held.hash.equals(given.hash)) {
      return seen ? Outcome.DUPLICATE : Outcome.UNCHANGED;
    }
    if (replay && given.isFromSameRecordAs(held)) {
      return Outcome.UPDATED;
    }
    return compare(given, held, dated, replay) < 0 ? Outcome.STALE : Outcome.UPDATED;
  }

  private static int compare(Version given, Version held, boolean dated, boolean replay) {
    int order = given.updatedAt.compareTo(held.updatedAt);
    if (order == 0 && dated) {
      order = Integer.compare(given.status.rank(), held.status.rank());
    }
    if (order == 0) {
      order = replay ? -1 : given.compareLanding(held);
    }
    return order;
  }
}

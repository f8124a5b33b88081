package dev.daybook.book;

/**
 * A chunk could not be booked, through no fault of its records: they stay owed, none of them is in
 * the book, in quarantine or in an account, and a next run takes them up again.
 */
public class NotBooked extends RuntimeException {
  NotBooked(Chunk chunk, RuntimeException cause) {
    super(
        "%s: not booked: %s; next: mend what the cause tells, then start the run again"
            .formatted(place(chunk), cause.getMessage()),
        cause);
  }

  private static String place(Chunk chunk) {
    var records = chunk.records();
    var first = records.get(0).from();
    var last = records.get(records.size() - 1).from();
    return "document %d record %d to document %d record %d"
        .formatted(first.documentId(), first.recordNo(), last.documentId(), last.recordNo());
  }
}

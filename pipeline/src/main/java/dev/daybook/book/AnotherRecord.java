package dev.daybook.book;

/** Under this number the mapping of today cuts another record than the one in quarantine. */
public final class AnotherRecord extends IllegalArgumentException {
  AnotherRecord(QuarantineMapper.Row row, String found) {
    super(
        ("quarantine %d: record %d of document %d was the one at %s, but the mapping now cuts"
                + " another one under this number, at %s; next: put records, group_by and"
                + " not_orders of its feed back as they were, then run: quarantine retry")
            .formatted(row.quarantineId(), row.recordNo(), row.documentId(), row.place(), found));
  }
}

package dev.daybook.landing;

import dev.daybook.landing.Cut.Piece;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** Numbers the records of a document, from 1. */
final class CutRecords implements LandedRecords {
  private final Document document;
  private final Cut.Cursor cursor;
  private final int from;
  private int recordNo;
  private Piece next;
  private boolean looked;

  CutRecords(Document document, Cut.Cursor cursor, int from) {
    this.document = document;
    this.cursor = cursor;
    this.from = from;
  }

  @Override
  public boolean hasNext() {
    if (!looked) {
      looked = true;
      next = advance();
    }
    return next != null;
  }

  private Piece advance() {
    try {
      Piece piece;
      do {
        piece = cursor.next();
        recordNo++;
      } while (piece != null && recordNo < from);
      return piece;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed.getMessage(), failed);
    }
  }

  @Override
  public LandedRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException("document %d has no more records".formatted(document.id()));
    }
    looked = false;
    return new LandedRecord(
        document.id(),
        recordNo,
        document.windowId(),
        document.feed().shop(),
        document.feed().stream(),
        next.source(),
        next.damage(),
        next.number());
  }

  @Override
  public void close() {
    try {
      cursor.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed.getMessage(), failed);
    }
  }
}

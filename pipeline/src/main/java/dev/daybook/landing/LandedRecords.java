package dev.daybook.landing;

import java.util.Iterator;

/** The records of one document as a stream; must be closed. */
public interface LandedRecords extends Iterator<LandedRecord>, AutoCloseable {
  @Override
  void close();
}

package dev.daybook.batch;

/** Whom a job books for. */
public interface BookingWatch {
  /** Asked before each record and each window: what is not booked and sealed by then stays owed. */
  boolean mustStop();

  /** So many more records have an outcome now. */
  void booked(long records);
}

package dev.daybook.channel;

/**
 * What a number of windows of a feed has brought.
 *
 * @param filled documents that have a record
 */
public record Volume(long windows, long documents, long filled, long records) {
  /** Of nothing that was ever asked for. */
  public static final Volume UNKNOWN = new Volume(0, 0, 0, 0);

  /** What a window brings that holds nothing. */
  static Volume empty(long windows) {
    return new Volume(windows, windows, 0, 0);
  }

  public Volume plus(Volume other) {
    return new Volume(
        windows + other.windows,
        documents + other.documents,
        filled + other.filled,
        records + other.records);
  }
}

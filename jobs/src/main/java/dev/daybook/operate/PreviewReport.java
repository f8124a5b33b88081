package dev.daybook.operate;

import dev.daybook.mapping.Feed;

/**
 * How a preview went.
 *
 * @param stream the feed that read the file, such as {@code orders/exported}
 * @param mapping the file that says how
 */
public record PreviewReport(
    String file, String channel, String stream, String mapping, long records, long rejected) {
  /** Records that would become orders or after-sales. */
  public long readable() {
    return records - rejected;
  }

  public boolean ofAfterSales() {
    return Feed.isOfAfterSales(stream);
  }

  public boolean complete() {
    return rejected == 0;
  }
}

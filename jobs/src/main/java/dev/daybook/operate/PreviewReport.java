package dev.daybook.operate;

/**
 * How a preview went.
 *
 * @param stream the feed that read the file, such as {@code orders/exported}
 * @param mapping the file that says how
 */
public record PreviewReport(
    String file, String channel, String stream, String mapping, long records, long rejected) {
  public long orders() {
    return records - rejected;
  }

  public boolean complete() {
    return rejected == 0;
  }
}

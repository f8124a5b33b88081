package dev.daybook.operate;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/** What the hand-off did and how it stands. */
public final class HandoffReport {
  private HandoffReport() {}

  /** {@code exported = acknowledged + pending + refused}, in order versions. */
  public record Standing(
      long exported, long acknowledged, long pending, long refused, boolean balanced) {}

  /**
   * @param batches delivered now; none when nothing is cleared
   * @param leftOut cleared orders that the template cannot write; they stay and are tried again
   * @param stopped who has stopped it, in words; empty when nobody has
   */
  public record Exported(
      List<DeliveredBatch> batches, List<LeftOutOrder> leftOut, String stopped, Standing status) {
    /** Whether everything that is cleared was handed off. */
    public boolean complete() {
      return leftOut.isEmpty() && stopped.isEmpty();
    }
  }

  /**
   * @param money what the buyers paid, by currency
   */
  public record DeliveredBatch(
      long id,
      String name,
      String file,
      String manifest,
      String sha256,
      int orders,
      int lines,
      SortedMap<String, BigDecimal> money,
      Instant createdAt) {}

  public record LeftOutOrder(long orderId, String reason) {}

  /**
   * @param taken answers that were new; {@code repeated} were known already
   */
  public record Answered(int taken, int repeated, List<WrongLine> errors, Standing status) {}

  /** A line of the answer that was not taken; {@code line} counts from 1, the header included. */
  public record WrongLine(String file, long line, String problem) {}
}

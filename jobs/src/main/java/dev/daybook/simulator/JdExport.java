package dev.daybook.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/**
 * The order export of a JD merchant's back-end for one business date, and what the simulator itself
 * counted in it.
 *
 * <p>{@code jd-orders-yyyyMMdd.csv}: GB18030, CRLF, the 30 columns of the merchant export
 * (confirmed for the 2015–16 export and a 2026 importer's fixture), one row a line with the order's
 * amounts repeated on each, a last row {@code 合计}. Appears under its name only when it is whole.
 *
 * @param orders distinct order numbers, deleted ones included
 * @param deletedOrders of them: cancelled orders and split parents, whose state begins with {@code
 *     (删除)}
 * @param splitParents of the deleted ones; their children are orders of their own
 * @param lines rows without the header and the totals
 * @param payableFen sum of 应付金额, once an order, without deleted orders
 * @param payableOfDeletedFen the same over deleted orders alone
 */
public record JdExport(
    Path file,
    int orders,
    int deletedOrders,
    int splitParents,
    int lines,
    long payableFen,
    long payableOfDeletedFen) {
  static final Charset GB18030 = Charset.forName("GB18030");

  /**
   * @throws UncheckedIOException when the folder cannot be written
   */
  static JdExport write(JdDay day, LocalDate date, Path folder) {
    String name = "jd-orders-%s.csv".formatted(DateTimeFormatter.BASIC_ISO_DATE.format(date));
    Path whole = folder.resolve(name);
    Path part = folder.resolve("." + name + ".part");
    try {
      Files.createDirectories(folder);
      var count = new Count();
      try (Writer out = Files.newBufferedWriter(part, GB18030)) {
        var csv = new JdCsv(out);
        csv.header();
        day.orders().forEachOrdered(order -> count.add(order, csv.order(order)));
        csv.totals(count.pieces, count.payable);
      }
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return count.of(whole);
    } catch (UncheckedIOException e) {
      throw failed(date, folder, e.getCause());
    } catch (IOException e) {
      throw failed(date, folder, e);
    }
  }

  private static UncheckedIOException failed(LocalDate date, Path folder, IOException cause) {
    return new UncheckedIOException(
        "the export of %s cannot be written to %s: is there space, and may we write?"
            .formatted(date, folder),
        cause);
  }

  private static final class Count {
    private int orders;
    private int deleted;
    private int split;
    private int lines;
    private long pieces;
    private long payable;
    private long payableOfDeleted;

    void add(JdOrder order, int rows) {
      orders++;
      lines += rows;
      pieces += order.lines().stream().mapToLong(PurchaseLine::pieces).sum();
      split += order.state() == JdState.SPLIT ? 1 : 0;
      if (order.state().deleted()) {
        deleted++;
        payableOfDeleted += order.payableFen();
      } else {
        payable += order.payableFen();
      }
    }

    JdExport of(Path file) {
      return new JdExport(file, orders, deleted, split, lines, payable, payableOfDeleted);
    }
  }
}

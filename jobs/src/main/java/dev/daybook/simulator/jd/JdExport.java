package dev.daybook.simulator.jd;

import dev.daybook.simulator.DayFile;
import dev.daybook.simulator.Exported;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.PurchaseLine;
import dev.daybook.simulator.TruthOrder;
import dev.daybook.simulator.WholeFile;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The order export of a JD merchant's back-end for one business date.
 *
 * <p>{@code jd-orders-yyyyMMdd.csv}: GB18030, CRLF, the 30 columns of the merchant export
 * (confirmed for the 2015–16 export and a 2026 importer's fixture), one row a line with the order's
 * amounts repeated on each, a last row {@code 合计}. A deleted order's state begins with {@code
 * (删除)}.
 */
final class JdExport implements DayFile {
  static final Charset GB18030 = Charset.forName("GB18030");

  @Override
  public Exported write(LivingShop shop, LocalDate date, Path folder) {
    String name = "jd-orders-%s.csv".formatted(DateTimeFormatter.BASIC_ISO_DATE.format(date));
    var count = new Count();
    Path file =
        WholeFile.write(
            folder,
            name,
            GB18030,
            out -> {
              var csv = new JdCsv(out);
              csv.header();
              orders(shop).forEachOrdered(order -> count.add(order, csv.order(order)));
              csv.totals(count.pieces, count.payable);
            });
    return count.of(file);
  }

  static Stream<JdOrder> orders(LivingShop shop) {
    return IntStream.range(0, shop.orders())
        .mapToObj(index -> JdOrder.of(shop, shop.lastVersion(index)));
  }

  /** The file has no time of change: the newest time in it stands for that. */
  @Override
  public Stream<TruthOrder> truth(LivingShop shop) {
    return orders(shop)
        .map(order -> shop.truth(order.version(), Instant.ofEpochSecond(order.newestSecond())));
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

    Exported of(Path file) {
      return new Exported(file, orders, deleted, split, lines, payable, payableOfDeleted);
    }
  }
}

package dev.daybook.simulator.pinduoduo;

import dev.daybook.canonical.Window;
import dev.daybook.simulator.DayFile;
import dev.daybook.simulator.Exported;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Purchase;
import dev.daybook.simulator.TruthOrder;
import dev.daybook.simulator.Version;
import dev.daybook.simulator.WholeFile;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The order export of a Pinduoduo merchant's back-end: the orders whose 成交 time lies on the date.
 *
 * <p>{@code pinduoduo-orders-yyyyMMdd.csv} (the name is ours): UTF-8 with BOM, CRLF, the 27 columns
 * of the short export. One row a line of an order; that the amounts of an order of several lines
 * are shared out over its rows, so that they add up, is unconfirmed.
 */
final class PinduoduoExport implements DayFile {
  private static final String BOM = "\uFEFF";

  @Override
  public Exported write(LivingShop shop, LocalDate date, Path folder) {
    String name =
        "pinduoduo-orders-%s.csv".formatted(DateTimeFormatter.BASIC_ISO_DATE.format(date));
    var count = new Count();
    Path file =
        WholeFile.write(
            folder,
            name,
            StandardCharsets.UTF_8,
            out -> {
              PinduoduoCsv.header(out, BOM);
              orders(shop).forEachOrdered(version -> count.add(out, shop, version));
            });
    return new Exported(file, count.orders, 0, 0, count.lines, count.paid, 0);
  }

  private static Stream<Version> orders(LivingShop shop) {
    Window day = shop.world().day();
    return IntStream.range(0, shop.orders())
        .mapToObj(shop::lastVersion)
        .filter(version -> day.contains(Instant.ofEpochSecond(version.confirmedAt())));
  }

  /** The newest of the times in the file stands for the time of change. */
  @Override
  public Stream<TruthOrder> truth(LivingShop shop) {
    return orders(shop)
        .map(
            version ->
                shop.truth(version, Instant.ofEpochSecond(PinduoduoCsv.newestSecond(version)))
                    .told(FileStatus.of(version).told()));
  }

  private static final class Count {
    private int orders;
    private int lines;
    private long paid;

    void add(Writer out, LivingShop shop, Version version) {
      Purchase purchase = shop.purchase(version.index());
      orders++;
      lines += purchase.lines().size();
      paid += purchase.buyerPaidFen();
      PinduoduoCsv.order(out, shop, version);
    }
  }
}

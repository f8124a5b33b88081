package dev.daybook.simulator.jd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.simulator.Exported;
import dev.daybook.simulator.LivingShop;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import dev.daybook.simulator.World;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdExportTest {
  private static final int ORDERS = 2_000;

  @TempDir Path folder;

  private static LivingShop shop(long seed) {
    World world = TestDay.world(Marketplaces.JD, seed, ORDERS);
    return new LivingShop(world, new JdTrade(world));
  }

  private Exported write(long seed, Path to) {
    return new JdExport().write(shop(seed), TestDay.DATE, to);
  }

  private static String text(Path file) throws IOException {
    return JdExport.GB18030
        .newDecoder()
        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
        .toString();
  }

  static List<CSVRecord> records(Path file) throws IOException {
    // ="…" is no CSV quoting: take the cell as the text it protects
    String text = text(file).replaceAll("(?m)^=\"(\\d+)\"", "$1");
    try (var csv =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(text))) {
      return csv.getRecords();
    }
  }

  @Test
  void theFileIsStrictGb18030WithThirtyColumnsAndCrLf() throws IOException {
    Exported export = write(42, folder);

    assertThat(export.file().getFileName()).hasToString("jd-orders-20260301.csv");
    assertThat(text(export.file()).lines().findFirst())
        .contains(
            "订单号,商品ID,商品名称,订购数量,支付方式,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,"
                + "客户姓名,客户地址,联系电话,订单备注,发票类型,发票抬头,发票内容,商家备注,商家备注等级（等级1-5为由高到低）,运费金额,"
                + "付款确认时间,增值税发票,货号,订单完成时间,订单来源,订单渠道");
    assertThat(records(export.file())).allSatisfy(row -> assertThat(row.size()).isEqualTo(30));
    assertThat(text(export.file()).split("\r\n")).hasSize(export.lines() + 2);
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(export.file())));
      throw new AssertionError("the file must not be readable as UTF-8");
    } catch (CharacterCodingException expected) {
      assertThat(expected).isNotNull();
    }
  }

  @Test
  void itsPartsCountToWhatTheWriterSays() throws IOException {
    Exported export = write(42, folder);
    List<CSVRecord> rows = records(export.file());
    CSVRecord totals = rows.get(rows.size() - 1);
    Map<String, List<CSVRecord>> byOrder =
        rows.subList(0, rows.size() - 1).stream()
            .collect(Collectors.groupingBy(row -> row.get("订单号")));
    var payable = new HashMap<Boolean, BigDecimal>();
    byOrder
        .values()
        .forEach(
            lines ->
                payable.merge(
                    lines.get(0).get("订单状态").startsWith("(删除)"),
                    new BigDecimal(lines.get(0).get("应付金额")),
                    BigDecimal::add));

    assertThat(byOrder).hasSize(ORDERS);
    assertThat(export.orders()).isEqualTo(ORDERS);
    assertThat(export.lines()).isEqualTo(rows.size() - 1);
    assertThat(payable.get(false)).isEqualTo(BigDecimal.valueOf(export.payableFen(), 2));
    assertThat(payable.get(true)).isEqualTo(BigDecimal.valueOf(export.payableOfDeletedFen(), 2));
    assertThat(totals.get("订单号")).isEqualTo("合计");
    assertThat(totals.get("应付金额"))
        .isEqualTo(BigDecimal.valueOf(export.payableFen(), 2).toPlainString());
  }

  @Test
  void theAmountsOfAnOrderAreRepeatedOnItsLinesAndAddUp() throws IOException {
    List<CSVRecord> rows = records(write(42, folder).file());
    Map<String, List<CSVRecord>> byOrder =
        rows.subList(0, rows.size() - 1).stream()
            .collect(Collectors.groupingBy(row -> row.get("订单号")));

    assertThat(byOrder.values()).anySatisfy(lines -> assertThat(lines).hasSize(2));
    byOrder
        .values()
        .forEach(
            lines -> {
              assertThat(lines.stream().map(row -> row.get("应付金额")).distinct()).hasSize(1);
              BigDecimal goods =
                  lines.stream()
                      .map(
                          row ->
                              new BigDecimal(row.get("京东价"))
                                  .multiply(new BigDecimal(row.get("订购数量"))))
                      .reduce(BigDecimal.ZERO, BigDecimal::add);
              assertThat(goods).isEqualByComparingTo(lines.get(0).get("订单金额"));
            });
  }

  @Test
  void theChildrenOfASplitOrderShareItsMoney() {
    Map<String, JdOrder> byNumber =
        JdExport.orders(shop(42)).collect(Collectors.toMap(JdOrder::number, order -> order));
    List<JdOrder> parents =
        byNumber.values().stream().filter(order -> order.state() == JdState.SPLIT).toList();

    assertThat(parents).hasSize(ORDERS / 50);
    assertThat(parents)
        .allSatisfy(
            parent -> {
              String[] words = parent.sellerNote().split(" ");
              JdOrder first = byNumber.get(words[1]);
              JdOrder second = byNumber.get(words[2]);
              assertThat(parent.sellerNote()).startsWith("订单拆分为 ");
              assertThat(List.of(first.buyer(), second.buyer())).containsOnly(parent.buyer());
              assertThat(first.payableFen() + second.payableFen()).isEqualTo(parent.payableFen());
              assertThat(first.totalFen() + second.totalFen()).isEqualTo(parent.totalFen());
              assertThat(first.state().deleted() || second.state().deleted()).isFalse();
            });
  }

  @Test
  void theFileHasTheHabitsOfSuchFiles() throws IOException {
    String text = text(write(42, folder).file());

    assertThat(text).containsPattern("(?m)^=\"\\d{12}\",");
    assertThat(text).contains("\"不要发\"\"圆通\"\"\"", "\"周末送\n工作日不在家\"", "\"请尽快发货,谢谢\"", "🎁");
    assertThat(text).containsPattern(",\t,").contains("(删除)等待出库", "订单拆分为 ", "货到付款");
    assertThat(text).containsPattern("\"1\\*{6}\\d{4}\"");
  }

  @Test
  void theSameSeedWritesTheSameBytesAndNothingElseIsLeft() throws IOException {
    Path first = write(42, folder.resolve("a")).file();
    Path again = write(42, folder.resolve("b")).file();
    Path other = write(43, folder.resolve("c")).file();

    assertThat(Files.mismatch(first, again)).isEqualTo(-1);
    assertThat(Files.mismatch(first, other)).isNotEqualTo(-1);
    try (var left = Files.list(folder.resolve("a"))) {
      assertThat(left).containsExactly(first);
    }
  }

  @Test
  void theTruthTellsUnpaidAndDeletedOrdersApart() {
    List<TruthOrder> truth = new JdExport().truth(shop(42)).toList();

    assertThat(truth).hasSize(ORDERS);
    assertThat(truth.stream().filter(order -> order.status() == OrderStatus.PENDING_PAYMENT))
        .isNotEmpty()
        .allSatisfy(order -> assertThat(order.paymentConfirmed()).isFalse());
    assertThat(
            truth.stream()
                .filter(o -> o.status() == OrderStatus.READY_TO_SHIP && !o.paymentConfirmed()))
        .isNotEmpty();
    assertThat(truth.stream().filter(o -> o.statusWithoutRefundDetail() == OrderStatus.CANCELLED))
        .isNotEmpty();
    assertThat(truth)
        .allSatisfy(
            order ->
                assertThat(order.goodsTotalFen() + order.freightFen() - order.discountsFen())
                    .isEqualTo(order.buyerPaidFen()));
  }

  @Test
  void anotherDateHasOtherOrders() throws IOException {
    var settings = TestDay.settings(200, TestDay.nextMorning());
    try (var marketplaces = Marketplaces.start(settings)) {
      var today = marketplaces.writeJdExport(TestDay.DATE, folder).file();
      var tomorrow = marketplaces.writeJdExport(TestDay.DATE.plusDays(1), folder).file();

      assertThat(records(tomorrow).stream().map(row -> row.get("订单号")).filter(n -> !n.equals("合计")))
          .doesNotContainAnyElementsOf(
              records(today).stream()
                  .map(row -> row.get("订单号"))
                  .filter(number -> !number.equals("合计"))
                  .toList());
    }
  }
}

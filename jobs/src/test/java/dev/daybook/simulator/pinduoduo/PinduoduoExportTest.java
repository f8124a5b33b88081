package dev.daybook.simulator.pinduoduo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.simulator.Exported;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.TestDay;
import dev.daybook.simulator.TruthOrder;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinduoduoExportTest {
  private static final int ORDERS = 2_000;

  private final Marketplaces marketplaces =
      Marketplaces.start(TestDay.settings(ORDERS, TestDay.nextMorning()));
  @TempDir Path folder;

  @AfterEach
  void close() {
    marketplaces.close();
  }

  private Exported write() {
    return marketplaces.writeExport(Marketplaces.PINDUODUO, TestDay.DATE, folder);
  }

  private static Map<String, List<CSVRecord>> orders(Path file) throws IOException {
    String text = Files.readString(file).substring(1).replace("\t", "");
    try (var csv =
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(new StringReader(text))) {
      return csv.stream().collect(Collectors.groupingBy(row -> row.get("订单号")));
    }
  }

  private static long fen(List<CSVRecord> rows, String column) {
    return rows.stream()
        .map(row -> new BigDecimal(row.get(column)).movePointRight(2))
        .mapToLong(BigDecimal::longValueExact)
        .sum();
  }

  @Test
  void itsOrdersAreThoseOfTheGatewayWithTheSameAmounts() throws IOException {
    Exported export = write();
    Map<String, List<CSVRecord>> orders = orders(export.file());
    Map<String, TruthOrder> truth =
        marketplaces
            .truth(Marketplaces.PINDUODUO, marketplaces.now())
            .collect(Collectors.toMap(TruthOrder::externalNo, Function.identity()));

    assertThat(export.orders()).isEqualTo(orders.size()).isBetween(ORDERS / 2, ORDERS);
    assertThat(truth.keySet()).containsAll(orders.keySet());
    orders.forEach((number, rows) -> assertSame(rows, truth.get(number)));
    assertThat(marketplaces.truthOfExport(Marketplaces.PINDUODUO).map(TruthOrder::externalNo))
        .containsExactlyInAnyOrderElementsOf(orders.keySet());
  }

  private static void assertSame(List<CSVRecord> rows, TruthOrder expected) {
    assertThat(rows).hasSize(expected.lines());
    assertThat(fen(rows, "商品总价(元)")).isEqualTo(expected.goodsTotalFen());
    assertThat(fen(rows, "邮费(元)")).isEqualTo(expected.freightFen());
    assertThat(fen(rows, "店铺优惠折扣(元)")).isEqualTo(expected.merchantDiscountFen());
    assertThat(fen(rows, "平台优惠折扣(元)")).isEqualTo(expected.platformDiscountFen());
    assertThat(fen(rows, "多多支付立减金额(元)")).isEqualTo(expected.paymentDiscountFen());
    assertThat(fen(rows, "用户实付金额(元)")).isEqualTo(expected.buyerPaidFen());
    assertThat(fen(rows, "商家实收金额(元)")).isEqualTo(expected.merchantReceivableFen());
  }

  @Test
  void itsTruthTellsWhatTheFileTells() throws IOException {
    Map<String, List<CSVRecord>> orders = orders(write().file());
    List<TruthOrder> truth = marketplaces.truthOfExport(Marketplaces.PINDUODUO).toList();

    assertThat(truth)
        .allSatisfy(
            order ->
                assertThat(order.statusWithoutRefundDetail().name())
                    .isEqualTo(status(orders.get(order.externalNo()).get(0))));
    assertThat(truth)
        .allSatisfy(order -> assertThat(order.updatedAt()).isAfter(Instant.EPOCH))
        .anySatisfy(
            order -> assertThat(order.statusWithoutRefundDetail()).isNotEqualTo(order.status()));
  }

  private static String status(CSVRecord row) {
    if (row.get("订单状态").endsWith("退款成功")) {
      return "REFUNDED";
    }
    if (row.get("售后状态").equals("售后处理中")) {
      return "REFUNDING";
    }
    return switch (row.get("订单状态")) {
      case "待发货" -> "READY_TO_SHIP";
      case "已发货，待收货" -> "SHIPPED";
      default -> "COMPLETED";
    };
  }

  @Test
  void theFileHasTheHabitsOfSuchFiles() throws IOException {
    Exported export = write();
    byte[] bytes = Files.readAllBytes(export.file());
    String text = new String(bytes, StandardCharsets.UTF_8);

    assertThat(export.file()).hasFileName("pinduoduo-orders-20260301.csv");
    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(text.lines().findFirst().orElseThrow().split(",")).hasSize(27);
    assertThat(text).contains("\r\n").contains(",\t,").contains("已发货，待收货", "，退款成功");
    assertThat(text).containsPattern(",\\d{6}-\\d{15}\t,").contains("\"灰色,2条装\"");
  }
}

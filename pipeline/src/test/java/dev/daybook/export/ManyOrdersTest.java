package dev.daybook.export;

import static dev.daybook.book.TestBook.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.book.BookProof;
import dev.daybook.book.TestBook;
import dev.daybook.check.Checker;
import dev.daybook.mapping.ErpTemplate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A million orders, checked and handed off: what is done costs nothing. */
@Tag("full")
class ManyOrdersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final int DOUBLINGS = 20;
  private static final Duration MOST = Duration.ofMillis(200);

  private static final List<String> DOUBLED =
      List.of(
          "INSERT INTO order_identity SELECT order_id + %1$d, shop_id,"
              + " CONCAT('N-', order_id + %1$d) FROM order_identity",
          "INSERT INTO book_line SELECT order_id + %1$d, line_no, item_id, sku_id, merchant_sku,"
              + " title, quantity, unit_price, line_total, line_discount, refund_state,"
              + " given_refund_state FROM book_line",
          "INSERT INTO trail SELECT order_id + %1$d, version, from_status, to_status,"
              + " channel_status, changed_at, recorded_at, actor, address, document_id,"
              + " record_no, replayed FROM trail",
          "INSERT INTO order_check SELECT order_id + %1$d, version, checked_at FROM order_check",
          "INSERT INTO handoff_item SELECT order_id + %1$d, version, batch_id, position + %1$d,"
              + " state, content, answered_at, reason FROM handoff_item",
          "INSERT INTO book_order SELECT order_id + %1$d, shop_id, version, status,"
              + " channel_status, buyer_id, buyer_name, buyer_phone, buyer_masked,"
              + " receiver_name, receiver_phone, country, province, city, district, address,"
              + " address_id, currency, goods_total, freight, merchant_discount,"
              + " platform_discount, other_discount, payment_discount, buyer_paid,"
              + " merchant_receivable, refund_total, payment_confirmed, ordered_at, paid_at,"
              + " shipped_at, completed_at, source_updated_at, buyer_note, seller_note, flags,"
              + " extras, content_hash, document_id, record_no, line_count, booked_at"
              + ", dated, given_status, forward_status, given_refund_total FROM book_order");

  @Test
  void nothingNewIsFoundAtOnceAndAllIsProvenInSeconds() {
    try (var test = new TestBook()) {
      var checker = test.get(Checker.class);
      var handoff = test.get(Handoff.class);
      var template = new ErpTemplate("kingdee", List.of());
      test.bookFile(order("A").make());
      checker.check(TODAY);
      handoff.export(template);
      for (int doubling = 0; doubling < DOUBLINGS; doubling++) {
        for (var sql : DOUBLED) {
          test.sql().sql(sql.formatted(1 << doubling)).update();
        }
      }
      test.sql().sql("UPDATE account SET created = ?").param(1 << DOUBLINGS).update();
      assertThat(test.count("book_order")).isEqualTo(1 << DOUBLINGS);

      assertThat(timed("check", () -> checker.check(TODAY))).isLessThan(MOST);
      assertThat(timed("hand-off", () -> handoff.export(template))).isLessThan(MOST);
      test.bookFile(order("B").make());
      lookUpByIndexOnly(
          test, "dev.daybook.export.HandoffMapper.cleared", Map.of("limit", 100), "p", "s");
      lookUpByIndexOnly(
          test, "dev.daybook.check.CheckMapper.unchecked", Map.of("orderIds", List.of(1L, 2L)));
      assertThat(timed("check of one", () -> checker.check(TODAY))).isLessThan(MOST);
      assertThat(timed("hand-off of one", () -> handoff.export(template))).isLessThan(MOST);
      assertThat(handoff.status().exported()).isEqualTo((1 << DOUBLINGS) + 1);
      var proof = test.get(BookProof.class);
      timed("proof", () -> assertThat(proof.problems()).isEmpty());
    }
  }

  /** Every table but those that are small by nature is reached over a key. */
  private static void lookUpByIndexOnly(
      TestBook test, String statement, Map<String, ?> parameters, String... small) {
    var sql =
        test.get(SqlSessionFactory.class)
            .getConfiguration()
            .getMappedStatement(statement)
            .getBoundSql(parameters)
            .getSql()
            .replace("?", "100");
    var plan = test.sql().sql("EXPLAIN " + sql).query().listOfRows();
    System.out.println(plan);
    assertThat(plan)
        .filteredOn(row -> !List.of(small).contains(String.valueOf(row.get("table"))))
        .extracting(row -> row.get("type"))
        .isNotEmpty()
        .isSubsetOf("const", "eq_ref", "ref", "range", "index_subquery");
  }

  private static Duration timed(String what, Runnable work) {
    long start = System.nanoTime();
    work.run();
    var took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf("%s of %d orders: %d ms%n", what, 1 << DOUBLINGS, took.toMillis());
    return took;
  }
}

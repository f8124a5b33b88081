package dev.daybook.export;

import static dev.daybook.book.TestBook.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.book.BookProof;
import dev.daybook.book.TestBook;
import dev.daybook.check.Checker;
import dev.daybook.mapping.ErpTemplate;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A million orders, checked and handed off: what is done costs nothing. */
@Tag("full")
class ManyOrdersTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final int DOUBLINGS = 20;

  /** A scan of a table of all orders reads ten times as many rows. */
  private static final long MOST = 100_000;

  private static final String SCAN = "SELECT SUM(version) FROM book_order";

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
  void nothingNewIsFoundWithoutLookingAtAllAndAllIsProven() {
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

      assertThat(rowsRead(test, () -> test.sql().sql(SCAN).query(Long.class).single()))
          .as("a scan is seen")
          .isGreaterThan(MOST);
      assertThat(rowsRead(test, () -> checker.check(TODAY))).isLessThan(MOST);
      assertThat(rowsRead(test, () -> handoff.export(template))).isLessThan(MOST);
      test.bookFile(order("B").make());
      lookUpByIndexOnly(
          test, "dev.daybook.export.HandoffMapper.cleared", Map.of("limit", 100), "p", "s");
      lookUpByIndexOnly(
          test, "dev.daybook.check.CheckMapper.unchecked", Map.of("orderIds", List.of(1L, 2L)));
      assertThat(rowsRead(test, () -> checker.check(TODAY))).isPositive().isLessThan(MOST);
      assertThat(rowsRead(test, () -> handoff.export(template))).isPositive().isLessThan(MOST);
      assertThat(handoff.status().exported()).isEqualTo((1 << DOUBLINGS) + 1);
      assertThat(test.get(BookProof.class).problems()).isEmpty();
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
            .getSql();
    // Numbers that differ: of one order alone a server sees at once that nothing is to be done.
    var numbers = new AtomicInteger(100);
    var asked =
        Pattern.compile("\\?")
            .matcher(sql)
            .replaceAll(any -> String.valueOf(numbers.getAndIncrement()));
    var plan = test.sql().sql("EXPLAIN " + asked).query().listOfRows();
    System.out.println(plan);
    assertThat(plan)
        .filteredOn(row -> !List.of(small).contains(String.valueOf(row.get("table"))))
        .extracting(row -> row.get("type"))
        .isNotEmpty()
        .isSubsetOf("const", "eq_ref", "ref", "range", "index_subquery");
  }

  /** By the whole server, which is this process's own. */
  private static long rowsRead(TestBook test, Runnable work) {
    long before = rowsRead(test);
    work.run();
    return rowsRead(test) - before;
  }

  private static long rowsRead(TestBook test) {
    return test
        .sql()
        .sql("SHOW GLOBAL STATUS LIKE 'Handler_read%'")
        .query((row, n) -> row.getLong(2))
        .list()
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}

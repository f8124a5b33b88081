package dev.daybook.book;

import static dev.daybook.book.TestBook.chunk;
import static dev.daybook.book.TestBook.normalized;
import static dev.daybook.book.TestBook.order;
import static dev.daybook.book.TestBook.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.OrderStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookProofTest {
  private static final TestBook test = new TestBook();

  private final BookProof proof = test.get(BookProof.class);

  /** Three orders of two lines; A walks from PAID over SHIPPED to COMPLETED. */
  @BeforeEach
  void book() {
    test.clear();
    var lines = new Lines();
    long document = test.document(null, 1, 6);
    var records =
        normalized(
            document,
            null,
            lines.of(order("A").at(1)),
            lines.of(order("B").at(1)),
            lines.of(order("A").at(2).status(OrderStatus.SHIPPED)),
            lines.of(order("C").at(1)),
            lines.of(order("A").at(3).status(OrderStatus.COMPLETED)));
    records.add(rejected(document, 6, null, Optional.empty()));
    test.book().book(chunk(records));
  }

  private static final class Lines {
    dev.daybook.canonical.Order of(TestBook.Sample sample) {
      return sample.lines(TestBook.Sample.line(1, "Tea"), TestBook.Sample.line(2, "Cup")).make();
    }
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void aWholeBookHasNoProblems() {
    assertThat(proof.problems()).isEmpty();
  }

  @Test
  void anEmptyBookHasNoProblems() {
    test.clear();

    assertThat(proof.problems()).isEmpty();
  }

  @Test
  void anOrderThatWasBookedAgainAndReplayedIsWhole() {
    test.bookFile(order("A").at(4).status(OrderStatus.CLOSED).make(), order("B").at(1).make());
    long document = test.document(null, 1, 2);
    var replayed =
        normalized(
            document,
            null,
            order("A").at(5).status(OrderStatus.PAID).make(),
            order("only-in-replay").make());
    test.book().book(new Chunk(8, "replay", "", replayed, true));

    assertThat(test.count("book_order")).isEqualTo(4);
    assertThat(proof.problems()).isEmpty();
  }

  private static final String A = "(SELECT order_id FROM order_identity WHERE external_no = 'A')";
  private static final String B = "(SELECT order_id FROM order_identity WHERE external_no = 'B')";
  private static final String ORDER =
      " shop_id, 1, status, channel_status, buyer_id, buyer_name, buyer_phone, buyer_masked,"
          + " receiver_name, receiver_phone, country, province, city, district, address,"
          + " address_id, currency, goods_total, freight, merchant_discount, platform_discount,"
          + " other_discount, payment_discount, buyer_paid, merchant_receivable, refund_total,"
          + " payment_confirmed, ordered_at, paid_at, shipped_at, completed_at,"
          + " source_updated_at, buyer_note, seller_note, flags, extras, content_hash,"
          + " document_id, record_no, line_count, booked_at, dated, given_status, forward_status,"
          + " given_refund_total FROM book_order WHERE order_id = ";
  private static final String LINE =
      " item_id, sku_id, merchant_sku, title, quantity, unit_price, line_total, line_discount,"
          + " refund_state, given_refund_state FROM book_line WHERE line_no = 1 AND order_id = ";
  private static final String TRAIL =
      " to_status, channel_status, changed_at, recorded_at, actor, address, document_id,"
          + " record_no, replayed FROM trail WHERE order_id = ";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM order_identity WHERE external_no = 'B'",
        "INSERT INTO order_identity (shop_id, external_no) VALUES (1, 'B2')",
        "UPDATE order_identity SET shop_id = 2 WHERE external_no = 'B'",
        "DELETE FROM book_order WHERE order_id = " + B,
        "INSERT INTO book_order SELECT 999999," + ORDER + B,
        "UPDATE book_order SET version = 1 WHERE order_id = " + A,
        "UPDATE book_order SET status = 'PAID' WHERE order_id = " + A,
        "DELETE FROM book_line WHERE line_no = 2 AND order_id = " + B,
        "DELETE FROM book_line WHERE order_id = " + B,
        "INSERT INTO book_line SELECT order_id, 3," + LINE + B,
        "INSERT INTO book_line SELECT 999999, 1," + LINE + B,
        "DELETE FROM trail WHERE order_id = " + B,
        "DELETE FROM trail WHERE version = 1 AND order_id = " + A,
        "DELETE FROM trail WHERE version = 2 AND order_id = " + A,
        "DELETE FROM trail WHERE version = 3 AND order_id = " + A,
        "INSERT INTO trail SELECT order_id, 2, from_status," + TRAIL + B,
        "INSERT INTO trail SELECT order_id, 4, from_status," + TRAIL + A + " AND version = 3",
        "INSERT INTO trail SELECT 999999, 1, from_status," + TRAIL + B,
        "UPDATE account SET created = created + 1",
        "UPDATE account SET created = created - 1 WHERE created > 0",
        "UPDATE account SET updated = updated + 1",
        "DELETE FROM quarantine",
        "UPDATE account SET quarantined = quarantined + 1",
      })
  void anyRowLostOrDoubledIsTold(String mutation) {
    assertThat(test.sql().sql(mutation).update()).isPositive();

    assertThat(proof.problems()).isNotEmpty();
  }

  @Test
  void anOrderGoneWithAllThatBelongsToItIsTold() {
    long id = test.sql().sql("SELECT " + B + " FROM DUAL").query(Long.class).single();
    for (var table : List.of("book_order", "book_line", "trail", "order_identity")) {
      test.sql().sql("DELETE FROM " + table + " WHERE order_id = ?").param(id).update();
    }

    assertThat(proof.problems())
        .containsExactly(
            "the accounts count 3 orders created, 2 trails begin; next: restore the database, or"
                + " rerun the feed with --mode all",
            "the accounts count 5 versions, the orders have 4; next: restore the database, or"
                + " rerun the feed with --mode all");
  }

  @Test
  void aProblemNamesItsOrder() {
    long id = test.sql().sql("SELECT " + B + " FROM DUAL").query(Long.class).single();
    test.sql().sql("DELETE FROM book_line WHERE order_id = ?").param(id).update();

    assertThat(proof.problems())
        .containsExactly(
            "1 orders have other lines than were booked, such as order id %d; next: restore the"
                    .formatted(id)
                + " database, or rerun the feed with --mode all");
  }
}

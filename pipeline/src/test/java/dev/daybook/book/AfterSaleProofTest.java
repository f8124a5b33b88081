package dev.daybook.book;

import static dev.daybook.book.TestBook.order;
import static dev.daybook.book.TestBook.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.OrderStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AfterSaleProofTest {
  private static final TestBook test = new TestBook();
  private final BookProof proof = test.get(BookProof.class);

  @BeforeEach
  void book() {
    test.clear();
    test.bookFile(
        order("A").status(OrderStatus.SHIPPED).make(),
        order("B").status(OrderStatus.SHIPPED).make(),
        order("C").status(OrderStatus.REFUNDED).refunded("20.00").make(),
        order("D").status(OrderStatus.SHIPPED).refunded("12.00").make(),
        order("E").status(OrderStatus.SHIPPED).refunded("19").flag("refund-amount-assumed").make());
    test.bookRefunds(
        refund("R-1", "A").at(1).succeeded("5.00").make(),
        refund("R-2", "A").at(1).succeeded("6.00").make(),
        refund("R-3", "B").at(1).make(),
        refund("R-4", "X").at(1).make(),
        refund("R-5", "D").at(1).succeeded("3.00").make(),
        refund("R-6", "E").at(1).succeeded("3.00").make(),
        refund("R-2", "A").at(2).succeeded("6.50").make());
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void aBookWithAfterSalesIsWhole() {
    assertThat(proof.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE book_order SET refund_total = 11 WHERE refund_total = 11.5",
        "UPDATE book_order SET refund_total = 0 WHERE given_refund_total = 20",
        "UPDATE book_order SET given_status = 'SHIPPED' WHERE given_refund_total = 20",
        "UPDATE book_order SET forward_status = 'PAID' WHERE refund_total = 11.5",
        "UPDATE after_sale SET refunded = 5.01 WHERE after_sale_no = 'R-1'",
        "UPDATE after_sale SET state = 'CLOSED' WHERE after_sale_no = 'R-3'",
        "UPDATE after_sale SET state = 'CLOSED', order_no = 'Y' WHERE after_sale_no = 'R-1'",
        "UPDATE after_sale SET refunded = 1 WHERE after_sale_no = 'R-4'",
        "UPDATE after_sale SET currency = 'USD' WHERE after_sale_no = 'R-3'",
        "UPDATE after_sale SET order_no = 'B' WHERE after_sale_no = 'R-1'",
        "UPDATE after_sale SET version = 1 WHERE after_sale_no = 'R-2'",
        "DELETE FROM after_sale WHERE after_sale_no = 'R-1'",
        "DELETE FROM after_sale WHERE after_sale_no = 'R-4'",
        "UPDATE account SET created = created + 1 WHERE document_id ="
            + " (SELECT MAX(document_id) FROM document)",
        "UPDATE account SET updated = updated + 1 WHERE document_id ="
            + " (SELECT MAX(document_id) FROM document)",
        "UPDATE account SET updated = updated + 1 WHERE document_id ="
            + " (SELECT MIN(document_id) FROM document)",
        "UPDATE book_order SET refund_total = 3 WHERE refund_total = 12",
        "UPDATE book_order SET refund_total = 19 WHERE given_refund_total = 19",
      })
  void anyAfterSaleOrEffectLostIsTold(String mutation) {
    assertThat(test.sql().sql(mutation).update()).isPositive();

    assertThat(proof.problems()).isNotEmpty();
  }
}

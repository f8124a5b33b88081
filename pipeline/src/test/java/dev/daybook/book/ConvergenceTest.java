package dev.daybook.book;

import static dev.daybook.book.TestBook.chunk;
import static dev.daybook.book.TestBook.order;
import static dev.daybook.book.TestBook.refund;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** An order's events and those of its after-sales, in whatever order and chunks they are booked. */
@Tag("full")
class ConvergenceTest {
  private static final TestBook test = new TestBook();
  private static final AtomicInteger orders = new AtomicInteger();

  @AfterContainer
  static void close() {
    test.close();
  }

  /** What a channel tells; {@code made} gives its record of an order of this number. */
  private record Event(boolean ofOrder, BiFunction<String, Long, Normalization> made) {
    @Override
    public String toString() {
      return ofOrder ? "order" : "after-sale";
    }
  }

  private record OfOrder(int at, OrderStatus status, boolean dated) {
    Event event() {
      return new Event(
          true,
          (no, document) -> {
            var order =
                order(no).at(at).status(status).forward(OrderStatus.SHIPPED).note("d" + dated);
            var made = order.make();
            return new Normalized(
                TestBook.landed(document, 1, null),
                made,
                Optional.of(made.amounts().buyerPaid()),
                dated);
          });
    }
  }

  private record OfAfterSale(int no, int at, int state, int yuan, boolean dated) {
    Event event() {
      return new Event(
          false,
          (orderNo, document) -> {
            var refund = refund(orderNo + "-R" + no, orderNo).at(at).sku("s-1");
            var made =
                switch (state) {
                  case 0 -> refund.make();
                  case 1 -> refund.closed().make();
                  default -> refund.succeeded(yuan + ".00").make();
                };
            return TestBook.returned(document, 1, made, dated);
          });
    }
  }

  @Provide
  Arbitrary<List<Event>> events() {
    var ofOrder =
        Combinators.combine(
                Arbitraries.integers().between(0, 3),
                Arbitraries.of(OrderStatus.SHIPPED, OrderStatus.REFUNDING, OrderStatus.REFUNDED),
                Arbitraries.of(true, false))
            .as((at, status, dated) -> new OfOrder(at, status, dated).event());
    var ofAfterSale =
        Combinators.combine(
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, 2),
                Arbitraries.of(0, 5, 15, 20),
                Arbitraries.of(true, false))
            .as(
                (no, at, state, yuan, dated) ->
                    new OfAfterSale(no, at, state, yuan, dated).event());
    return Combinators.combine(
            ofOrder.list().ofMinSize(1).ofMaxSize(3), ofAfterSale.list().ofMinSize(1).ofMaxSize(5))
        .as(
            (some, others) -> {
              var all = new ArrayList<>(some);
              all.addAll(others);
              return all;
            });
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void theBookEndsTheSame(@ForAll("events") List<Event> events, @ForAll Random random) {
    var straight = booked(events, Collections.nCopies(1, inOrder(events)));
    var shuffled = inOrder(events);
    Collections.shuffle(shuffled, random);

    assertThat(booked(events, chunks(shuffled, random))).isEqualTo(straight);
    assertThat(booked(events, singly(shuffled))).isEqualTo(straight);
    assertThat(test.get(BookProof.class).problems()).isEmpty();
  }

  private static List<Integer> inOrder(List<Event> events) {
    var indexes = new ArrayList<Integer>();
    for (int i = 0; i < events.size(); i++) {
      indexes.add(i);
    }
    return indexes;
  }

  private static List<List<Integer>> singly(List<Integer> indexes) {
    return indexes.stream().map(List::of).toList();
  }

  private static List<List<Integer>> chunks(List<Integer> indexes, Random random) {
    var chunks = new ArrayList<List<Integer>>();
    for (int from = 0, to; from < indexes.size(); from = to) {
      to = from + 1 + random.nextInt(indexes.size() - from);
      chunks.add(indexes.subList(from, to));
    }
    return chunks;
  }

  /**
   * Lands the events of a new order in their order, books them in these chunks, tells its state.
   */
  private static String booked(List<Event> events, List<List<Integer>> chunks) {
    var no = "C-" + orders.incrementAndGet();
    var records = new ArrayList<Normalization>();
    for (var event : events) {
      long document = event.ofOrder ? test.document(null, 1, 1) : test.refunds(1);
      records.add(event.made.apply(no, document));
    }
    for (var part : chunks) {
      test.book().book(chunk(part.stream().map(records::get).toList()));
    }
    return state(no);
  }

  private static String state(String no) {
    return test.sql()
        .sql(
            "SELECT CONCAT_WS(' ', status, given_status, forward_status, refund_total, buyer_note,"
                + " b.dated, HEX(content_hash), refund_state, (SELECT GROUP_CONCAT(CONCAT_WS(' ',"
                + " a.state, a.refunded, a.dated, a.source_updated_at) ORDER BY after_sale_no)"
                + " FROM after_sale a WHERE a.order_no = i.external_no)) FROM book_order b"
                + " JOIN order_identity i USING (order_id) JOIN book_line USING (order_id)"
                + " WHERE external_no = ?")
        .param(no)
        .query(String.class)
        .single();
  }
}

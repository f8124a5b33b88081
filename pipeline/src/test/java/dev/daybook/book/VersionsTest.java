package dev.daybook.book;

import static dev.daybook.book.TestBook.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.book.Versions.Version;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Outcome;
import dev.daybook.landing.LandedRecord;
import dev.daybook.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionsTest {
  private static final Reading FIRST = Reading.of(1L, 1, 1);

  /** Held is at 10, SHIPPED, 'held', read from record 5 of document 2. */
  @ParameterizedTest
  @CsvSource({
    // seconds, status, note, document, record, seen, replay, outcome
    "10, SHIPPED, held,  3, 1, true,  false, DUPLICATE",
    "10, SHIPPED, held,  3, 1, false, false, UNCHANGED",
    "10, SHIPPED, held,  2, 5, true,  true,  DUPLICATE",
    "10, SHIPPED, held,  2, 5, false, true,  UNCHANGED",
    " 9, SHIPPED, held,  3, 1, false, false, STALE",
    " 9, CLOSED,  other, 3, 1, false, false, STALE",
    " 9, CLOSED,  other, 3, 1, false, true,  STALE",
    "11, PAID,    other, 1, 1, false, false, UPDATED",
    "11, PAID,    other, 1, 1, false, true,  UPDATED",
    "11, SHIPPED, held,  3, 1, true,  false, UPDATED",
    "10, SHIPPED, other, 3, 1, true,  false, UPDATED",
    "10, SHIPPED, other, 2, 6, true,  false, UPDATED",
    "10, SHIPPED, other, 2, 4, true,  false, STALE",
    "10, SHIPPED, other, 1, 9, true,  false, STALE",
    "10, SHIPPED, other, 3, 1, false, true,  STALE",
    "10, CLOSED,  other, 1, 1, false, false, UPDATED",
    "10, CLOSED,  other, 1, 1, false, true,  UPDATED",
    "10, PAID,    other, 3, 1, false, false, STALE",
    "10, PAID,    other, 3, 1, false, true,  STALE",
    "10, PAID,    other, 2, 5, false, true,  UPDATED",
    " 9, PAID,    other, 2, 5, false, true,  UPDATED",
  })
  void decisionTable(
      long at,
      OrderStatus status,
      String note,
      long document,
      int record,
      boolean seen,
      boolean replay,
      Outcome outcome) {
    var held = order("A").at(10).status(OrderStatus.SHIPPED).note("held").make();
    var given = order("A").at(at).status(status).note(note).make();

    assertThat(
            Versions.decide(
                Version.of(held, TestBook.landed(2, 5, null), true),
                Version.of(given, TestBook.landed(document, record, null), true),
                seen,
                replay))
        .isEqualTo(outcome);
    assertThat(Versions.decide(null, version(given), seen, replay)).isEqualTo(Outcome.CREATED);
  }

  private static Normalized record(Order order, LandedRecord from) {
    return new Normalized(from, order, Optional.of(order.amounts().buyerPaid()));
  }

  /**
   * Held is at 10, SHIPPED, read from record 5 of document 2; the source tells no time of change.
   */
  @ParameterizedTest
  @CsvSource({
    // seconds, status, document, record, replay, outcome
    "10, PAID,    3, 1, false, UPDATED",
    "10, PAID,    2, 6, false, UPDATED",
    "10, CLOSED,  3, 1, false, UPDATED",
    "10, CLOSED,  2, 4, false, STALE",
    "10, CLOSED,  1, 9, false, STALE",
    "10, CLOSED,  3, 1, true,  STALE",
    "10, PAID,    2, 5, true,  UPDATED",
    " 9, CLOSED,  3, 1, false, STALE",
    "11, PAID,    1, 1, false, UPDATED",
  })
  void undatedVersionsOfOneTimeGoByTheirPlaceOfLanding(
      long at, OrderStatus status, long document, int record, boolean replay, Outcome outcome) {
    var held = order("A").at(10).status(OrderStatus.SHIPPED).make();
    var given = order("A").at(at).status(status).make();

    assertThat(
            Versions.decide(
                Version.of(held, TestBook.landed(2, 5, null), false),
                Version.of(given, TestBook.landed(document, record, null), false),
                false,
                replay))
        .isEqualTo(outcome);
  }

  /** Held is at 10, SHIPPED, read from record 5 of document 2. */
  @ParameterizedTest
  @CsvSource({
    // seconds, held is dated, given is dated, status, document, replay, outcome
    "10, false, true,  PAID,   1, false, UPDATED",
    "10, false, true,  CLOSED, 3, false, UPDATED",
    "10, false, true,  PAID,   1, true,  UPDATED",
    "10, true,  false, CLOSED, 3, false, STALE",
    "10, true,  false, PAID,   1, false, STALE",
    " 9, false, true,  CLOSED, 3, false, STALE",
    "11, true,  false, PAID,   1, false, UPDATED",
  })
  void ofOneTimeADatedVersionWinsOverAnUndatedOne(
      long at,
      boolean heldDated,
      boolean givenDated,
      OrderStatus status,
      long document,
      boolean replay,
      Outcome outcome) {
    var held = order("A").at(10).status(OrderStatus.SHIPPED).make();
    var given = order("A").at(at).status(status).make();

    assertThat(
            Versions.decide(
                Version.of(held, TestBook.landed(2, 5, null), heldDated),
                Version.of(given, TestBook.landed(document, 1, null), givenDated),
                false,
                replay))
        .isEqualTo(outcome);
  }

  private static Version version(Order order) {
    return Version.of(order, TestBook.landed(1, 1, null), true);
  }

  @Test
  void partsBelowAMillisecondAreNoOtherContent() {
    var whole = order("A").at(TestBook.T0).make();
    var finer = order("A").at(TestBook.T0.plusNanos(999_999)).make();

    assertThat(Versions.decide(version(whole), version(finer), false, false))
        .isEqualTo(Outcome.UNCHANGED);
  }

  static Stream<List<Order>> permutations() {
    var events =
        List.of(
            order("A").at(1).status(OrderStatus.PENDING_PAYMENT).make(),
            order("A").at(2).status(OrderStatus.PAID).make(),
            order("A").at(2).status(OrderStatus.READY_TO_SHIP).make(),
            order("A").at(3).status(OrderStatus.SHIPPED).make(),
            order("A").at(4).status(OrderStatus.PAID).note("paid again").make(),
            order("A").at(4).status(OrderStatus.CLOSED).make());
    var all = new ArrayList<List<Order>>();
    permute(new ArrayList<>(events), 0, all);
    return all.stream();
  }

  private static void permute(List<Order> events, int from, List<List<Order>> all) {
    if (from == events.size()) {
      all.add(List.copyOf(events));
    }
    for (int i = from; i < events.size(); i++) {
      java.util.Collections.swap(events, from, i);
      permute(events, from + 1, all);
      java.util.Collections.swap(events, from, i);
    }
  }

  @Test
  void all720PermutationsOfAnOrdersEventsEndWithTheSameVersion() {
    var ends = permutations().map(VersionsTest::endOf).distinct().toList();

    assertThat(permutations()).hasSize(720);
    assertThat(ends).extracting(Order::status).containsExactly(OrderStatus.CLOSED);
  }

  private static Order endOf(List<Order> events) {
    var draft = OrderDraft.unknown(1, "A");
    LandedRecord from = TestBook.landed(1, 1, null);
    int accepted = 0;
    for (var event : events) {
      var outcome = draft.take(record(event, from), FIRST, false);
      accepted += outcome == Outcome.CREATED || outcome == Outcome.UPDATED ? 1 : 0;
      assertThat(draft.take(record(event, from), FIRST, false))
          .isIn(Outcome.DUPLICATE, Outcome.STALE);
    }
    assertThat(draft.version()).isEqualTo(accepted);
    return draft.order();
  }

  /**
   * Events of one order, landed in this order, of a dated and an undated feed, some of one time and
   * rank, some delivered twice.
   */
  @Provide
  Arbitrary<List<Landed>> events() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 3),
            Arbitraries.of(OrderStatus.class),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 9))
        .as(Event::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(VersionsTest::landed);
  }

  /**
   * @param twin 0: the other feed says the same of it
   */
  private record Event(int at, OrderStatus status, boolean dated, int twin) {}

  private record Landed(Order order, LandedRecord from, boolean dated) {}

  private static List<Landed> landed(List<Event> events) {
    var landed = new ArrayList<Landed>();
    for (var event : events) {
      var order = order("A").at(event.at).status(event.status).note("n" + landed.size()).make();
      landed.add(new Landed(order, TestBook.landed(1 + landed.size(), 1, null), event.dated));
      if (event.twin == 0) {
        landed.add(new Landed(order, TestBook.landed(1 + landed.size(), 1, null), !event.dated));
      }
    }
    return landed;
  }

  @Property
  void theEndIsTheSameInWhateverOrderEventsAreBooked(
      @ForAll("events") List<Landed> events, @ForAll java.util.Random random) {
    var shuffled = new ArrayList<>(events);
    shuffled.addAll(events.subList(0, events.size() / 2));
    java.util.Collections.shuffle(shuffled, random);

    assertThat(end(shuffled)).isEqualTo(end(events));
  }

  private static Order end(List<Landed> events) {
    var draft = OrderDraft.unknown(1, "A");
    events.forEach(
        event ->
            draft.take(
                new Normalized(
                    event.from,
                    event.order,
                    Optional.of(event.order.amounts().buyerPaid()),
                    event.dated),
                FIRST,
                false));
    return draft.order();
  }

  @Test
  void theBookEndsTheSameInWhateverOrderEventsAreBooked() {
    try (var test = new TestBook()) {
      var events =
          List.of(
              order("A").at(1).status(OrderStatus.PAID),
              order("A").at(2).status(OrderStatus.PAID).note("one"),
              order("A").at(2).status(OrderStatus.PAID).note("other"),
              order("A").at(2).status(OrderStatus.PENDING_PAYMENT));
      var orders = new ArrayList<List<Integer>>();
      permuteIndexes(new ArrayList<>(List.of(0, 1, 2, 3)), 0, orders);
      var documents = new long[events.size()][orders.size()];
      for (var ofEvent : documents) {
        java.util.Arrays.setAll(ofEvent, i -> test.document(null, 1, 1));
      }
      for (int p = 0; p < orders.size(); p++) {
        for (int e : orders.get(p)) {
          var sample = events.get(e).make();
          var order = order("P-" + p).at(sample.times().sourceUpdatedAt()).note(sample.buyerNote());
          var record =
              TestBook.normalized(documents[e][p], 1, null, order.status(sample.status()).make());
          test.book().book(TestBook.chunk(List.of(record)));
        }
      }

      assertThat(orders).hasSize(24);
      assertThat(
              test.sql()
                  .sql(
                      "SELECT CONCAT(status, ' ', buyer_note, ' ', COUNT(*)) FROM book_order"
                          + " GROUP BY status, buyer_note")
                  .query(String.class)
                  .list())
          .containsExactly("PAID other 24");
      assertThat(test.get(BookProof.class).problems()).isEmpty();
    }
  }

  private static void permuteIndexes(List<Integer> indexes, int from, List<List<Integer>> all) {
    if (from == indexes.size()) {
      all.add(List.copyOf(indexes));
    }
    for (int i = from; i < indexes.size(); i++) {
      java.util.Collections.swap(indexes, from, i);
      permuteIndexes(indexes, from + 1, all);
      java.util.Collections.swap(indexes, from, i);
    }
  }
}

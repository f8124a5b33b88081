package dev.daybook.book;

import static dev.daybook.book.TestBook.chunk;
import static dev.daybook.book.TestBook.normalized;
import static dev.daybook.book.TestBook.order;
import static dev.daybook.book.TestBook.rejected;
import static dev.daybook.book.TestBook.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.book.Quarantine.Filter;
import dev.daybook.book.Quarantine.Rebooked;
import dev.daybook.book.Quarantine.State;
import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.Outcome;
import dev.daybook.landing.LandedRecord;
import dev.daybook.mapping.SourceRecord;
import dev.daybook.normalize.Normalization.Normalized;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuarantineTest {
  private static final TestBook test = new TestBook();

  private final Quarantine quarantine = test.get(Quarantine.class);
  private long window;
  private long document;

  @BeforeEach
  void twoRecordsLieInQuarantine() {
    test.clear();
    window = test.window(0);
    document = test.document(window, 1, 3);
    var records = normalized(document, window, order("A").make());
    records.add(rejected(document, 2, window, Optional.of(yuan("20.00"))));
    records.add(rejected(document, 3, window, Optional.empty()));
    test.book().book(chunk(records));
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private List<Quarantine.Entry> open() {
    return quarantine.list(Filter.open(10));
  }

  @Test
  void isListedWithReasonsAndPlace() {
    assertThat(open()).extracting(Quarantine.Entry::recordNo).containsExactly(2, 3);
    var entry = quarantine.show(open().get(0).id()).orElseThrow();
    assertThat(entry.shop()).isEqualTo(TestBook.SHOP);
    assertThat(entry.stream()).isEqualTo("orders/updated");
    assertThat(entry.reasons())
        .isEqualTo(rejected(document, 2, window, Optional.empty()).reasons());
    assertThat(entry.documentName()).isEqualTo("page 1");
    assertThat(quarantine.list(new Filter(State.OPEN, null, document, entry.id(), 10))).hasSize(1);
  }

  @Test
  void aMendedRecordMovesInTheAccountWithItsMoney() {
    var known = normalized(document, 2, window, order("B").make());
    var unknown = normalized(document, 3, window, order("C").paid("5.00").make());

    assertThat(quarantine.rebook(open().get(0).id(), known))
        .isEqualTo(new Rebooked.Released(Outcome.CREATED));
    assertThat(quarantine.rebook(open().get(0).id(), unknown))
        .isEqualTo(new Rebooked.Released(Outcome.CREATED));

    assertThat(open()).isEmpty();
    var sealed = (Sealing.Sealed) test.get(Sealer.class).seal(window);
    assertThat(sealed.accounts()).isEqualTo(new Accounts(3, 3, 0, 0, 0, 0, 0));
    assertThat(sealed.money())
        .containsExactly(
            new CurrencyAccount("CNY", 3, 3, 0, 0, 0, 0, 0, 4500, 4500, 0, 0, 0, 0, 0),
            new CurrencyAccount("XXX", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void isReleasedOnce() {
    long id = open().get(0).id();
    var record = normalized(document, 2, window, order("B").make());
    quarantine.rebook(id, record);

    assertThat(quarantine.rebook(id, record)).isEqualTo(new Rebooked.WasReleased(TestBook.NOW));
    assertThat(test.sql().sql("SELECT SUM(created) FROM account").query(Integer.class).single())
        .isEqualTo(2);
  }

  @Test
  void whatStillFailsStaysWithItsNewReasons() {
    long id = open().get(0).id();
    var again = rejected(document, 2, window, Optional.of(yuan("20.00")));
    var other =
        new Normalized(
            TestBook.landed(document, 2, window),
            order("B").paid("19.00").make(),
            Optional.of(yuan("20.00")));

    assertThat(quarantine.rebook(id, again)).isEqualTo(new Rebooked.StillFails(again.reasons()));
    assertThat(quarantine.rebook(id, other)).isInstanceOf(Rebooked.StillFails.class);

    var entry = quarantine.show(id).orElseThrow();
    assertThat(entry.retriedAt()).isEqualTo(TestBook.NOW);
    assertThat(entry.reasons()).extracting("field").containsExactly("buyer_paid");
    assertThat(test.count("book_order")).isEqualTo(1);
  }

  @Test
  void anotherRecordIsNotTakenForIt() {
    var record = normalized(document, 3, window, order("B").make());

    assertThatThrownBy(() -> quarantine.rebook(open().get(0).id(), record))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is record 2 of document");
  }

  @Test
  void whatAnEditedMappingCutsUnderItsNumberIsNotTakenForIt() {
    var entry = open().get(0);
    var otherContent = new SourceRecord("page 1, record 2", Map.of("id", "B"), List.of());
    var otherPlace = new SourceRecord("page 1, record 4", Map.of(), List.of());

    for (var source : List.of(otherContent, otherPlace)) {
      assertThatThrownBy(() -> quarantine.rebook(entry.id(), cutAnew(source)))
          .isInstanceOf(AnotherRecord.class)
          .hasMessageStartingWith(
              "quarantine %d: record 2 of document %d was the one at page 1, record 2, but"
                  .formatted(entry.id(), document))
          .hasMessageContaining("at %s; next: put records".formatted(source.place()));
    }

    assertThat(open()).contains(entry).hasSize(2);
    assertThat(test.count("book_order")).isEqualTo(1);
    assertThat(test.sql().sql("SELECT SUM(created) FROM account").query(Integer.class).single())
        .isEqualTo(1);
  }

  private Normalized cutAnew(SourceRecord source) {
    var record = normalized(document, 2, window, order("B").make());
    var from = record.from();
    var landed =
        new LandedRecord(document, 2, window, from.shop(), from.stream(), source, List.of());
    return new Normalized(landed, record.order(), record.control());
  }
}

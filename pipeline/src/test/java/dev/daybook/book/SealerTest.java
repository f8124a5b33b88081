package dev.daybook.book;

import static dev.daybook.book.TestBook.chunk;
import static dev.daybook.book.TestBook.normalized;
import static dev.daybook.book.TestBook.order;
import static dev.daybook.book.TestBook.rejected;
import static dev.daybook.book.TestBook.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.book.RowWriter.Table;
import dev.daybook.book.Sealing.Sealed;
import dev.daybook.book.Sealing.Unbalanced;
import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.mapping.Unreadable;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SealerTest {
  private static final TestBook test = new TestBook();

  private final Sealer sealer = test.get(Sealer.class);

  @BeforeEach
  void clear() {
    test.clear();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  private List<Normalization> records(long window, long document) {
    var records =
        normalized(
            document,
            window,
            order("A").at(1).make(),
            order("B").at(1).make(),
            order("A").at(2).status(OrderStatus.SHIPPED).make(),
            order("C").at(1).make());
    records.add(rejected(document, 5, window, Optional.of(yuan("3.00"))));
    return records;
  }

  private String stateOf(long window) {
    return test.sql()
        .sql("SELECT state FROM coverage_window WHERE window_id = ?")
        .param(window)
        .query(String.class)
        .single();
  }

  @Test
  void sealsAWindowWhoseAccountCloses() {
    long window = test.window(0);
    test.book().book(chunk(records(window, test.document(window, 1, 5))));

    var sealing = (Sealed) sealer.seal(window);

    assertThat(sealing.accounts()).isEqualTo(new Accounts(5, 3, 1, 0, 0, 0, 1));
    assertThat(sealing.money())
        .containsExactly(
            new CurrencyAccount("CNY", 5, 3, 1, 0, 0, 0, 1, 8300, 6000, 2000, 0, 0, 0, 300));
    assertThat(stateOf(window)).isEqualTo("SEALED");
    assertThat(sealer.seal(window)).isEqualTo(sealing);
  }

  @Test
  void anEarlierAttemptDoesNotCount() {
    long window = test.window(0);
    test.document(window, 1, 99);
    test.sql().sql("UPDATE coverage_window SET attempt = 2").update();
    test.book().book(chunk(records(window, test.document(window, 2, 5))));

    assertThat(sealer.seal(window)).isInstanceOf(Sealed.class);
  }

  @Test
  void aRecordOfAnotherAmountThanItsControlGoesToQuarantineAndKeepsNoWindowOwed() {
    long window = test.window(0);
    long document = test.document(window, 1, 1);
    var order = order("A").paid("20.00").make();
    var record =
        new Normalized(TestBook.landed(document, 1, window), order, Optional.of(yuan("20.01")));
    test.book().book(chunk(List.of(record)));

    assertThat(sealer.seal(window))
        .isEqualTo(
            new Sealed(
                new Accounts(1, 0, 0, 0, 0, 0, 1),
                List.of(
                    new CurrencyAccount("CNY", 1, 0, 0, 0, 0, 0, 1, 2001, 0, 0, 0, 0, 0, 2001))));
    assertThat(stateOf(window)).isEqualTo("SEALED");
    assertThat(test.count("book_order")).isZero();
    var entry = test.get(Quarantine.class).list(Quarantine.Filter.open(10)).get(0);
    assertThat(entry.reasons())
        .containsExactly(
            new Unreadable(
                "page 1, record 1",
                "buyer_paid",
                yuan("20.00").toString(),
                "the source's control amount " + yuan("20.01"),
                "mend the mapping's buyer_paid or control, then run: quarantine retry"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE account SET created = created - 1",
        "UPDATE account SET created = created + 1",
        "UPDATE account SET updated = updated + 1",
        "UPDATE account SET fetched = fetched + 1",
        "UPDATE account SET fetched = fetched - 1, created = created - 1",
        "UPDATE account SET fetched = fetched + 1, created = created + 1",
        "UPDATE account SET created_minor = created_minor - 1",
        "UPDATE account SET quarantined_minor = quarantined_minor + 300",
        "DELETE FROM account",
        "DELETE FROM quarantine",
        "UPDATE document SET booked = booked - 1",
        "UPDATE document SET booked = booked + 1",
        "UPDATE document SET records = records + 1",
        "UPDATE document SET records = NULL",
        "UPDATE coverage_window SET state = 'OPEN'"
      })
  void anySingleWriteDroppedOrDoubledIsRefused(String mutation) {
    long window = test.window(0);
    test.book().book(chunk(records(window, test.document(window, 1, 5))));
    test.sql().sql(mutation).update();

    assertThat(sealer.seal(window)).isInstanceOf(Unbalanced.class);
    assertThat(stateOf(window)).isNotEqualTo("SEALED");
  }

  @ParameterizedTest
  @CsvSource({
    "IDENTITY, drop",
    "IDENTITY, double",
    "ORDER, drop",
    "ORDER, double",
    "LINE, drop",
    "LINE, double",
    "TRAIL, drop",
    "TRAIL, double"
  })
  void aRowLostOrDoubledOnTheWayNeverCountsAsBooked(Table table, String mutation) {
    long window = test.window(0);
    var honest =
        new LoadedRows(test.get(SqlSessionFactory.class), test.get(javax.sql.DataSource.class));
    RowWriter mutant =
        (given, rows) -> {
          var changed = new ArrayList<>(rows);
          if (given == table && mutation.equals("drop")) {
            changed.remove(0);
          } else if (given == table) {
            changed.add(rows.get(0));
          }
          return honest.write(given, changed);
        };
    var book = RowWriters.book(test, mutant);
    var orders = new Order[] {order("A").make(), order("B").make()};

    var chunk = chunk(normalized(test.document(window, 1, 2), window, orders));

    assertThatThrownBy(() -> book.book(chunk))
        .isInstanceOf(NotBooked.class)
        .hasMessageContaining(table + ": ");
    for (var written :
        List.of("order_identity", "book_order", "book_line", "trail", "quarantine", "account")) {
      assertThat(test.count(written)).as(written).isZero();
    }
    assertThat(test.sql().sql("SELECT booked FROM document").query(Integer.class).single())
        .isZero();
    assertThat(sealer.seal(window)).isInstanceOf(Unbalanced.class);
  }

  @Test
  void anOrderThatOthersHoldIsNeverQuarantined() {
    var book =
        RowWriters.book(
            test,
            (table, rows) -> {
              throw new Contended("order 1 was booked by another writer");
            });
    var chunk = chunk(normalized(test.document(null, 1, 1), null, order("A").make()));

    assertThatThrownBy(() -> book.book(chunk))
        .isInstanceOf(NotBooked.class)
        .hasMessageContaining("order 1 was booked by another writer");
    assertThat(test.count("quarantine")).isZero();
    assertThat(test.book().book(chunk)).isEqualTo(new Accounts(1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void onlyTheRecordThatTheDatabaseRefusesIsQuarantined() {
    var honest =
        new LoadedRows(test.get(SqlSessionFactory.class), test.get(javax.sql.DataSource.class));
    RowWriter picky =
        (table, rows) -> {
          if (table == Table.IDENTITY && rows.stream().anyMatch(row -> row[1].equals("N-37"))) {
            throw new org.springframework.dao.DataIntegrityViolationException("refused");
          }
          return honest.write(table, rows);
        };
    var orders = new Order[100];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = order("N-" + i).make();
    }
    var book = RowWriters.book(test, picky);

    var accounts = book.book(chunk(normalized(test.document(null, 1, 100), null, orders)));

    assertThat(accounts).isEqualTo(new Accounts(100, 99, 0, 0, 0, 0, 1));
    assertThat(test.sql().sql("SELECT external_no FROM quarantine").query(String.class).list())
        .containsExactly("N-37");
  }

  @Test
  void aFileWithoutAWindowIsClosedByTheSameChecks() {
    long document = test.document(null, 1, 2);
    var records = normalized(document, null, order("A").make(), order("B").make());
    test.book().book(chunk(records.subList(0, 1)));

    assertThat(sealer.close(document)).isInstanceOf(Unbalanced.class);
    test.book().book(chunk(records));
    assertThat(sealer.close(document)).isInstanceOf(Sealed.class);
    assertThat(test.sql().sql("SELECT state FROM document").query(String.class).single())
        .isEqualTo("BOOKED");
  }
}

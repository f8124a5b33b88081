package dev.daybook.book;

import static dev.daybook.book.TestBook.chunk;
import static dev.daybook.book.TestBook.normalized;
import static dev.daybook.book.TestBook.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.book.RowWriter.Table;
import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.Buyer;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.Receiver;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mybatis.spring.SqlSessionTemplate;

/** Both ways into the tables give the same rows. */
class RowWriterTest {
  private static final TestBook test = new TestBook();
  private static final List<String> NASTY =
      List.of(
          "\\N",
          "\\",
          "\\\\N",
          "tab\there",
          "line\nfeed",
          "carriage\r\nreturn",
          "nul\u0000nul",
          "quote ' \" ` ;",
          "😀👨‍👩‍👧 emoji",
          "广东省深圳市 龘㐀𠮷",
          "é ñ ß ÿ ߿ ࠀ \uFFFF",
          " blanks at both ends ",
          "%s ${x} #{y} ?",
          "@content_hash",
          "\u001A\b\f\u007F\u0085\u2028",
          "NULL");

  static Stream<RowWriter> ways() {
    return Stream.of(
        new LoadedRows(test.get(SqlSessionFactory.class), test.get(DataSource.class)),
        new InsertedRows(test.get(SqlSessionTemplate.class)));
  }

  @BeforeEach
  void clear() {
    test.clear();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void everyTextComesBackAsItWent(RowWriter rows) {
    var orders = new ArrayList<Order>();
    for (int i = 0; i < NASTY.size(); i++) {
      var text = NASTY.get(i);
      orders.add(
          order("N-%02d".formatted(i))
              .note(text)
              .buyer(new Buyer(text, text, text, i % 2 == 0))
              .receiver(new Receiver(text, text, text, text, text, text, text, text))
              .lines(TestBook.Sample.line(1, text), TestBook.Sample.line(2, ""))
              .extra(text, text)
              .extra("long", Long.MAX_VALUE)
              .extra("decimal", new BigDecimal("5"))
              .extra("scaled", new BigDecimal("12.50"))
              .extra("flag", true)
              .flag(text)
              .flag("a,b")
              .make());
    }
    long document = test.document(null, 1, orders.size());

    var accounts =
        RowWriters.book(test, rows)
            .book(chunk(normalized(document, null, orders.toArray(Order[]::new))));

    assertThat(accounts).isEqualTo(new Accounts(NASTY.size(), NASTY.size(), 0, 0, 0, 0, 0));
    var ids = test.sql().sql("SELECT order_id FROM book_order").query(Long.class).list();
    assertThat(test.get(Orders.class).byIds(ids))
        .extracting(BookedOrder::order)
        .containsExactlyInAnyOrderElementsOf(orders);
    assertThat(
            test
                .sql()
                .sql("SELECT content_hash FROM book_order ORDER BY order_id")
                .query(byte[].class)
                .list()
                .stream()
                .map(ContentHash::stored))
        .containsExactlyElementsOf(orders.stream().map(ContentHash::of).toList());
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aRowThatIsThereAlreadyIsNotWrittenOver(RowWriter rows) {
    var row = new Object[] {1, "A"};
    assertThat(rows.write(Table.IDENTITY, List.<Object[]>of(row))).isEqualTo(1);

    assertThatThrownBy(() -> rows.write(Table.IDENTITY, List.<Object[]>of(row)))
        .isInstanceOfAny(Contended.class, org.springframework.dao.DuplicateKeyException.class);
    assertThat(test.count("order_identity")).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void aValueThatDoesNotFitFailsInsteadOfBeingCut(RowWriter rows) {
    var row = new Object[] {1, "x".repeat(65)};

    assertThatThrownBy(() -> rows.write(Table.IDENTITY, List.<Object[]>of(row)))
        .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class)
        .isNotInstanceOf(org.springframework.dao.DuplicateKeyException.class);
  }

  @Test
  void aServerThatRefusesLoadsGetsInserts() {
    var refusal = new java.sql.SQLException("not allowed", "42000", 3948);
    var asked = new ArrayList<String>();
    var rows =
        new FastestRows(
            (table, given) -> {
              asked.add("load");
              throw new IllegalStateException(refusal);
            },
            (table, given) -> {
              asked.add("insert");
              return given.size();
            });

    assertThat(rows.write(Table.LINE, List.<Object[]>of(new Object[1]))).isEqualTo(1);
    assertThat(rows.write(Table.LINE, List.<Object[]>of(new Object[1]))).isEqualTo(1);
    assertThat(asked).containsExactly("load", "insert", "insert");
  }
}

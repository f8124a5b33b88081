package dev.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
  private static final Dialect DIALECT =
      Dialect.of(
          Map.of("row", MapType.create(SimpleType.STRING, SimpleType.DYN)),
          Map.of(
              "colour",
              new LookupTable("colour", Map.of("1", "red"), Optional.empty()),
              "size",
              new LookupTable("size", Map.of("L", "large"), Optional.of("none"))));

  private static Object value(String source, Object... row) {
    var fields = new HashMap<String, Object>();
    for (int i = 0; i < row.length; i += 2) {
      fields.put((String) row[i], row[i + 1]);
    }
    return compile(source).evaluate(Map.of("row", fields));
  }

  private static Expression compile(String source) {
    try {
      var tree = DIALECT.check(source);
      return new CelExpression(
          source, tree.getResultType(), Set.of(), Set.of(), Set.of(), DIALECT.program(tree));
    } catch (CelValidationException invalid) {
      throw new AssertionError(invalid);
    }
  }

  private static void fails(String source, String value, String expected, Object... row) {
    assertThatThrownBy(() -> value(source, row))
        .isInstanceOfSatisfying(
            EvaluationFailed.class,
            failed -> {
              assertThat(failed.value()).isEqualTo(value);
              assertThat(failed.expected()).isEqualTo(expected);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "12.50, 1250",
    "12.5, 1250",
    "12, 1200",
    "'1,234.50', 123450",
    "￥12.50, 1250",
    "¥3, 300",
    "-¥3.01, -301",
    "-0.01, -1",
    "' 7.00 ', 700",
    "12.5000, 1250",
    "92233720368547758.07, 9223372036854775807"
  })
  void yuanBecomesFenExactly(String text, long fen) {
    assertThat(value("yuan(row.x)", "x", text)).isEqualTo(fen);
  }

  @Test
  void wholeYuanMayBeANumber() {
    assertThat(value("yuan(row.x)", "x", 62L)).isEqualTo(6200L);
    assertThat(value("fen(row.x)", "x", 6230L)).isEqualTo(6230L);
    assertThat(value("fen(row.x)", "x", "6230")).isEqualTo(6230L);
    assertThat(value("money(row.x, 'JPY')", "x", "1200")).isEqualTo(1200L);
    assertThat(value("money(row.x, 'KWD')", "x", "1.234")).isEqualTo(1234L);
    assertThat(value("amount(6230, 'CNY')")).isEqualTo("62.30");
    assertThat(value("amount(-5, 'CNY')")).isEqualTo("-0.05");
    assertThat(value("amount(1200, 'JPY')")).isEqualTo("1200");
  }

  @ParameterizedTest
  @CsvSource({
    "'12,50'",
    "12.50元",
    "1e3",
    "1E+2",
    "--1",
    "'1,23.00'",
    ".5",
    "NaN",
    "１２",
    "''",
    "'1 000'"
  })
  void whatIsNoAmountIsTold(String text) {
    fails("yuan(row.x)", text, "an amount in yuan such as 12.50", "x", text);
  }

  @Test
  void aThirdDecimalAndAnOverflowAreErrors() {
    var tooFine = "an amount in yuan such as 12.50, with at most 2 decimals";
    fails("yuan(row.x)", "12.345", tooFine, "x", "12.345");
    fails("yuan(row.x)", "92233720368547758.08", tooFine, "x", "92233720368547758.08");
    fails("money(row.x, 'JPY')", "1.5", "an amount in JPY, with at most 0 decimals", "x", "1.5");
    fails("fen(row.x)", "12.5", "a whole number of fen such as 1250", "x", "12.5");
    fails("yuan(row.x)", "", "an amount in yuan such as 12.50", "x", null);
    fails("amount(1, row.x)", "???", "an ISO 4217 currency such as CNY", "x", "???");
    assertThatThrownBy(() -> value("fen(row.x) + 1", "x", Long.MAX_VALUE))
        .isInstanceOf(EvaluationFailed.class)
        .hasMessageContaining("long overflow");
  }

  @Test
  void sumsAreExact() {
    assertThat(
            value(
                "sum(row.lines.map(i, yuan(i.price) * whole(i.count)))",
                "lines",
                List.of(Map.of("price", "0.1", "count", 3L), Map.of("price", "0.2", "count", "1"))))
        .isEqualTo(50L);
    assertThat(value("sum([])")).isEqualTo(0L);
    assertThat(value("per(2000, 3)")).isEqualTo(667L);
    assertThat(value("per(1000, '1.5')")).isEqualTo(667L);
    assertThat(value("per(-1001, '2')")).isEqualTo(-501L);
    assertThat(value("per(1000, 0)")).isEqualTo(0L);
    fails(
        "sum([fen(row.x), 1])", "1", "amounts that add up to less than 2^63", "x", Long.MAX_VALUE);
  }

  @Test
  void finerAmountsAreAddedUpBeforeTheyAreRounded() {
    assertThat(value("rounded(['1.004', '1.004', 2], 'CNY')")).isEqualTo(401L);
    assertThat(value("rounded(['1.005'], 'CNY')")).isEqualTo(101L);
    assertThat(value("rounded(['8.264463', '1.735537'], 'EUR')")).isEqualTo(1000L);
    assertThat(value("rounded(['909.0909', '-0.5'], 'JPY')")).isEqualTo(909L);
    assertThat(value("rounded([], 'CNY')")).isEqualTo(0L);
    assertThat(value("fits('1.00400', 'CNY')")).isEqualTo(false);
    assertThat(value("fits('1.2000', 'CNY')")).isEqualTo(true);
    assertThat(value("fits(3, 'JPY')")).isEqualTo(true);
    fails("rounded([row.x], 'CNY') == 0", "12,5", "an amount in CNY", "x", "12,5");
    fails(
        "rounded([row.x], 'CNY')",
        "999999999999999999",
        "an amount in CNY",
        "x",
        "999999999999999999");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21 08:00:00, Asia/Shanghai, 2026-11-21T00:00:00Z",
    "2026-07-01 12:00:00, America/New_York, 2026-07-01T16:00:00Z",
    // Clocks set back: 01:30 comes twice, the first is taken.
    "2026-11-01 01:30:00, America/New_York, 2026-11-01T05:30:00Z",
    "1990-07-01 12:00:00, Asia/Shanghai, 1990-07-01T03:00:00Z",
    "2011-12-29 23:59:59, Pacific/Apia, 2011-12-30T09:59:59Z"
  })
  void aLocalTimeIsReadInItsZone(String text, String zone, Instant expected) {
    assertThat(value("time(row.x, 'yyyy-MM-dd HH:mm:ss', row.zone)", "x", text, "zone", zone))
        .isEqualTo(expected);
  }

  @Test
  void aTimeThatClocksSkippedIsRefused() {
    fails(
        "time(row.x, 'yyyy-MM-dd HH:mm:ss', 'America/New_York')",
        "2026-03-08 02:30:00",
        "a time that exists in America/New_York: clocks skipped this one",
        "x",
        "2026-03-08 02:30:00");
  }

  @Test
  void aDateIsItsMidnightAndAnOffsetNeedsNoZone() {
    assertThat(value("time('2026-11-21', 'yyyy-MM-dd', 'Asia/Shanghai')"))
        .isEqualTo(Instant.parse("2026-11-20T16:00:00Z"));
    assertThat(
            value(
                "time('2026-11-21T08:00:00.5+09:00', \"yyyy-MM-dd'T'HH:mm:ss.SXXX\", 'Asia/Shanghai')"))
        .isEqualTo(Instant.parse("2026-11-20T23:00:00.500Z"));
  }

  @ParameterizedTest
  @CsvSource({"2026-02-29 00:00:00", "2026-11-21 24:00:00", "2026-11-21", "21/11/2026", "''"})
  void timesAreReadStrictly(String text) {
    fails(
        "time(row.x, 'yyyy-MM-dd HH:mm:ss', 'Asia/Shanghai')",
        text,
        "a time such as yyyy-MM-dd HH:mm:ss in Asia/Shanghai",
        "x",
        text);
  }

  @Test
  void unixTimesMayBeNumbersOrDigits() {
    var expected = Instant.parse("2026-03-02T04:00:00Z");
    assertThat(value("seconds(row.x)", "x", 1772424000L)).isEqualTo(expected);
    assertThat(value("seconds(row.x)", "x", "1772424000")).isEqualTo(expected);
    assertThat(value("millis(row.x)", "x", 1772424000000L)).isEqualTo(expected);
    assertThat(value("epochSecond(seconds(row.x))", "x", 1772424000L)).isEqualTo(1772424000L);
    fails(
        "seconds(row.x)", "1772424000000", "Unix seconds such as 1772424000", "x", 1772424000000L);
    fails("millis(row.x)", "soon", "Unix milliseconds such as 1772424000000", "x", "soon");
    fails("seconds(row.x)", "-1", "Unix seconds such as 1772424000", "x", -1L);
  }

  @Test
  void anAbsentTimeIsNull() {
    assertThat(value("time(row.x, 'yyyy', 'UTC')", "x", null)).isNull();
    assertThat(value("seconds(row.x)", "x", null)).isNull();
    assertThat(value("seconds(row.x)", "x", 0L)).isNull();
    assertThat(value("seconds(row.x) == null", "x", null)).isEqualTo(true);
    assertThat(value("local(seconds(row.x), 'yyyy', 'UTC')", "x", null)).isEqualTo("");
    fails("epochSecond(seconds(row.x))", "", "a time", "x", null);
    assertThat(value("latest([seconds(row.x), seconds(5), seconds(4)])", "x", null))
        .isEqualTo(Instant.ofEpochSecond(5));
    assertThat(value("latest([seconds(row.x)])", "x", null)).isNull();
  }

  @Test
  void aTimeBecomesLocalText() {
    assertThat(value("local(seconds(1772424000), 'yyyy-MM-dd HH:mm:ss', 'Asia/Shanghai')"))
        .isEqualTo("2026-03-02 12:00:00");
  }

  @Test
  void absentValuesAreBlankAndHaveADefault() {
    assertThat(value("text(row.x)", "x", null)).isEqualTo("");
    assertThat(value("text(row.x)", "x", 9007199254740993L)).isEqualTo("9007199254740993");
    assertThat(value("text(row.x)", "x", true)).isEqualTo("true");
    assertThat(value("text(seconds(5))")).isEqualTo("1970-01-01T00:00:05Z");
    fails("text(row.x)", "", "a single value, not a list or an object", "x", List.of("secret"));
    assertThat(
            value(
                "[blank(row.a), blank(row.b), blank(row.c), blank(row.d)]",
                "a",
                null,
                "b",
                " ",
                "c",
                List.of(),
                "d",
                "x"))
        .isEqualTo(List.of(true, true, true, false));
    assertThat(value("orElse(row.x, 'none')", "x", " ")).isEqualTo("none");
    assertThat(value("orElse(row.x, 'none')", "x", "some")).isEqualTo("some");
    assertThat(value("row.x", "x", null)).isNull();
    assertThat(value("row.list", "list", Arrays.asList(1L, null)))
        .isEqualTo(Arrays.asList(1L, null));
    assertThat(value("row.list.exists(i, i == null)", "list", Arrays.asList(1L, null)))
        .isEqualTo(true);
  }

  @Test
  void aLookUpNamesKeyAndTableOfWhatItDoesNotKnow() {
    assertThat(value("lookup(row.x, 'colour')", "x", 1L)).isEqualTo("red");
    assertThat(value("lookup(row.x, 'size')", "x", "S")).isEqualTo("none");
    fails("lookup(row.x, 'colour')", "2", "a key of table 'colour'", "x", 2L);
    fails("lookup(row.x, 'colour')", "", "a key of table 'colour'", "x", null);
  }

  @Test
  void aMissingFieldIsToldAndNeverNull() {
    fails("yuan(row.x)", "", "a field 'x' that is there");
    fails("yuan(row['金额'])", "", "a field '金额' that is there");
    assertThat(value("has(row.x)")).isEqualTo(false);
  }

  @Test
  void aFieldOfWhatIsNoObjectIsToldInOurWords() {
    fails("text(row.buyer.name)", "", "an object with a field 'name'", "buyer", List.of());
    fails("text(row.buyer.name)", "", "an object with a field 'name'", "buyer", "Ada");
    fails("row.parts.map(p, yuan(p.x))", "", "an object with a field 'x'", "parts", List.of(1L));
  }

  @Test
  void stringsAndMacrosAreThere() {
    assertThat(value("row.x.split(',').filter(p, p != '').map(p, p.trim())", "x", "a, b,"))
        .isEqualTo(List.of("a", "b"));
    assertThat(value("row.x.matches('^[0-9]{10}$') && row.x.startsWith('1')", "x", "1772424000"))
        .isEqualTo(true);
  }

  @Test
  void pagesKeepTheirShapeAndTheirNulls() {
    var record = new HashMap<String, Object>();
    record.put("no", "1");
    record.put("note", null);
    var answer = Map.of("list", List.of(record), "lost", 1L);
    assertThat(value("row.answer.list", "answer", answer)).isEqualTo(List.of(record));
    assertThat(value("row.answer.list.map(r, r)", "answer", answer)).isEqualTo(List.of(record));
  }
}

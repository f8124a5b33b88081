package dev.daybook.landing;

import static dev.daybook.landing.TestWorkbook.number;
import static dev.daybook.landing.TestWorkbook.sheet;
import static dev.daybook.landing.TestWorkbook.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.landing.Cut.Trailer;
import dev.daybook.mapping.SourceRecord;
import dev.daybook.mapping.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxCutterTest {
  private static final String HEADER = text("订单号", "商品", "金额（元）");
  private static final String EXPORT_AGAIN =
      "export the file again from the channel and drop it, without opening it in a spreadsheet";

  private static List<Piece> cut(byte[] content) throws IOException {
    var bytes = Samples.bytes("a.xlsx", content);
    var cut = new XlsxCutter().examine(bytes, Samples.FILES);
    var pieces = Samples.pieces(cut, bytes);
    assertThat(cut.records()).isEqualTo(pieces.size());
    return pieces;
  }

  private static List<Piece> cut(TestWorkbook book) throws IOException {
    return cut(book.bytes());
  }

  private static Map<String, Object> row(String id, String item, String price) {
    return Map.of("订单号", id, "商品", item, "金额（元）", price);
  }

  /** The text of one cell as records see it. */
  private static Object cell(TestWorkbook book) throws IOException {
    return cut(book).get(0).source().row().get("商品");
  }

  private static void refused(TestWorkbook book, String message) {
    refused(book.bytes(), message);
  }

  private static void refused(byte[] content, String message) {
    assertThatThrownBy(() -> cut(content)).isInstanceOf(FileRefused.class).hasMessage(message);
  }

  @Test
  void theRowsOfAnOrderComeTogetherAndCellsLeftOutAreEmpty() throws IOException {
    var book =
        TestWorkbook.of(
            HEADER,
            text("A1", "杯子", "12.50"),
            "<c r='A3' t='inlineStr'><is><t>A2</t></is></c><c r='C3'><v>59</v></c>",
            text("A1"),
            "");

    assertThat(cut(book))
        .containsExactly(
            new Piece(
                new SourceRecord("a.xlsx:3", row("A2", "", "59"), List.of(row("A2", "", "59"))),
                List.of()),
            new Piece(
                new SourceRecord(
                    "a.xlsx:2",
                    row("A1", "杯子", "12.50"),
                    List.of(row("A1", "杯子", "12.50"), row("A1", "", ""))),
                List.of()));
  }

  @Test
  void aRowBearsItsNumberInTheSheet() throws IOException {
    var book = TestWorkbook.of();
    book.part(
        "xl/worksheets/sheet1.xml",
        "<worksheet><sheetData><row r='3'>%s</row><row r='7'>%s</row></sheetData></worksheet>"
            .formatted(HEADER, text("A1", "b", "1")));

    assertThat(cut(book).get(0).source().place()).isEqualTo("a.xlsx:7");
  }

  @Test
  void totalsAreNoOrders() throws IOException {
    var bytes =
        Samples.bytes(
            "a.xlsx",
            TestWorkbook.of(HEADER, text("A1", "b", "1.00"), text("合计", "", "2.00")).bytes());

    var cut = new XlsxCutter().examine(bytes, Samples.FILES);

    assertThat(cut.records()).isEqualTo(1);
    assertThat(cut.trailer()).contains(new Trailer("a.xlsx:3", "合计 2.00"));
    assertThat(cut.contradiction()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "59.90, 59.90",
    "12, 12",
    "0, 0",
    "0.00, 0",
    "-3.5, -3.5",
    "19.989999999999998, 19.99",
    "0.30000000000000004, 0.3",
    "1234567.8900000001, 1234567.89",
    "1E-3, 0.001",
    "1.5E3, 1500",
    "123456789012345, 123456789012345",
    "6930000000000000101, 6.930000000000000101E+18",
    "6.9300000000000005E+18, 6.9300000000000005E+18",
    "1234567890123456, 1.234567890123456E+15",
    "not a number, not a number"
  })
  void aNumberIsItsTextWithin15Digits(String raw, String expected) throws IOException {
    assertThat(cell(TestWorkbook.of(HEADER, text("A1") + number(raw) + text("1"))))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6930000000000000000", "6.93E+18", "6.9300000000000005E+18"})
  void anOrderNumberThatASpreadsheetHasRoundedIsDamage(String raw) throws IOException {
    var piece = cut(TestWorkbook.of(HEADER, number(raw) + text("b", "1"))).get(0);

    assertThat(piece.damage())
        .containsExactly(
            new Unreadable(
                "a.xlsx:2",
                "订单号",
                raw.length() > 10 && raw.startsWith("69") ? "6.93E+18" : raw,
                "an order number in full; a spreadsheet has rounded this one",
                EXPORT_AGAIN));
  }

  @ParameterizedTest
  @CsvSource({
    // style: 0 general, 1 built-in date, 2 own date and time, 3 money with a text in its format
    "1, 46082, 2026-03-01 00:00:00",
    "2, 46082.8847800926, 2026-03-01 21:14:05",
    "2, 46082.884780092593, 2026-03-01 21:14:05",
    "2, 46082.999999999, 2026-03-02 00:00:00",
    "0, 46082, 46082",
    "3, 46082, 46082",
    "1, 0.5, 0.5",
    "1, 2958466, 2958466"
  })
  void aDateIsTextToTheSecond(String style, String raw, String expected) throws IOException {
    assertThat(cell(dated("", style, raw))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "true"})
  void daysMayBeCountedFrom1904(String yes) throws IOException {
    assertThat(cell(dated("<workbookPr date1904='" + yes + "'/>", "1", "44620")))
        .isEqualTo("2026-03-01 00:00:00");
  }

  private static TestWorkbook dated(String properties, String style, String raw) {
    return TestWorkbook.of(
            HEADER, text("A1") + "<c s='%s'><v>%s</v></c>".formatted(style, raw) + text("1"))
        .workbook(properties, "<sheet name='Orders' sheetId='1' r:id='rId1'/>")
        .part(
            "xl/styles.xml",
            """
            <styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm\\-dd\\ hh:mm'/>
            <numFmt numFmtId='165' formatCode='[Red]#,##0.00\\ "yuan, day"_-'/></numFmts>
            <cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>
            <cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/>
            </cellXfs></styleSheet>
            """);
  }

  @Test
  void sharedTextIsItsRunsWithoutHowItIsSpoken() throws IOException {
    var book =
        TestWorkbook.of(HEADER, text("A1") + "<c t='s'><v>1</v></c>" + text("1"))
            .part(
                "xl/sharedStrings.xml",
                "<sst><si><t>x</t></si><si>\n <r><t>保温</t></r>\n <r><t xml:space='preserve'>杯 &amp;_x0009_1</t></r>"
                    + "<rPh sb='0' eb='1'><t>ほ</t></rPh></si></sst>");

    assertThat(cell(book)).isEqualTo("保温杯 &\t1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<c t='b'><v>1</v></c>|TRUE",
        "<c t='e'><v>#N/A</v></c>|#N/A",
        "<c t='str'><f>A1&amp;B1</f><v>ab</v></c>|ab",
        "<c><f t='shared' si='7'/><v>12.5</v></c>|12.5",
        "<c t='d'><v>2026-03-01T21:14:05</v></c>|2026-03-01 21:14:05",
        "<c t='inlineStr'><is><t>'0123</t></is></c>|0123",
        "<c s='9'/>|''"
      })
  void everyKindOfCellIsText(String cell, String expected) throws IOException {
    assertThat(cell(TestWorkbook.of(HEADER, text("A1") + cell + text("1")))).isEqualTo(expected);
  }

  @Test
  void aHeaderWithoutAColumnRefusesTheFile() {
    refused(
        TestWorkbook.of(text("订单号", "商品"), text("A1", "b")),
        "a.xlsx:1: found the header [订单号, 商品] (read as a workbook); expected also the columns [金额（元）]; next: if the channel has changed its export, add the new name to the column's aliases in the channel's mapping; else export the file again");
  }

  @Test
  void theOneVisibleSheetWithRowsIsRead() throws IOException {
    var book =
        TestWorkbook.of()
            .sheets(
                "<sheet name='Empty' sheetId='1' r:id='rId1'/><sheet name='Orders' sheetId='2' r:id='rId2'/>")
            .part("xl/worksheets/sheet2.xml", sheet(HEADER, text("A1", "b", "1")));

    assertThat(cut(book)).hasSize(1);
  }

  @Test
  void hiddenSheetsAreNotRead() throws IOException {
    var book =
        TestWorkbook.of(HEADER, text("A1", "b", "1"))
            .sheets(
                "<sheet name='Orders' sheetId='1' r:id='rId1'/><sheet name='Lists' sheetId='2' state='hidden' r:id='rId2'/>")
            .part("xl/worksheets/sheet2.xml", sheet(HEADER, text("A2", "b", "1")));

    assertThat(cut(book))
        .extracting(piece -> piece.source().row().get("订单号"))
        .containsExactly("A1");
  }

  @Test
  void rowsOnTwoSheetsAreNotGuessedAt() {
    refused(
        TestWorkbook.of(HEADER)
            .sheets(
                "<sheet name='一月' sheetId='1' r:id='rId1'/><sheet name='二月' sheetId='2' r:id='rId2'/>")
            .part("xl/worksheets/sheet2.xml", sheet(HEADER, text("A2", "b", "1"))),
        "a.xlsx: found rows on several sheets: [一月, 二月]; expected one sheet with rows; next: save each sheet as a workbook of its own, or delete those without orders");
  }

  @Test
  void aWorkbookWithoutRowsIsRefused() {
    refused(
        TestWorkbook.of(),
        "a.xlsx: found no row at all; expected a header, and a row for every line of an order; next: export the file again from the channel; a day without orders has a header too");
  }

  @Test
  void anOldWorkbookIsToldFromAnEncryptedOne() {
    var old = new ByteArrayOutputStream();
    old.writeBytes(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0});
    old.writeBytes(new byte[70_000]);
    refused(
        old.toByteArray(),
        "a.xlsx: found a workbook of the old form (.xls); expected a workbook (.xlsx); next: save it again as an Excel workbook (.xlsx), or export it as CSV");

    old.writeBytes("EncryptedPackage".getBytes(StandardCharsets.UTF_16LE));
    refused(
        old.toByteArray(),
        "a.xlsx: found an encrypted workbook; expected a workbook (.xlsx) without a password; next: open it with its password and save it without one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "订单号,商品\nA1,b\n", "PK"})
  void whatIsNoWorkbookIsRefused(String content) {
    refused(
        Samples.utf8(content),
        "a.xlsx: found a file that does not begin as one; expected a workbook (.xlsx); next: drop it under the name of its form");
  }

  @Test
  void aWorkbookThatIsCutOffIsRefused() {
    var whole = TestWorkbook.of(HEADER, text("A1", "b", "1")).bytes();

    for (int length = 4; length < whole.length * 2 / 3; length += 13) {
      var part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> cut(part))
          .isInstanceOf(FileRefused.class)
          .hasMessageContaining("expected a whole workbook (.xlsx)");
    }
  }

  @Test
  void aZipOfOtherThingsIsRefused() {
    refused(
        new TestWorkbook().part("readme.txt", "hello"),
        "a.xlsx: found a zip without the sheets of a workbook; expected a whole workbook (.xlsx); next: export it again, or copy the file again");
  }

  @ParameterizedTest
  @CsvSource({
    "../../etc/passwd, ../../etc/passwd",
    "xl/../../x.xml, xl/../../x.xml",
    "/etc/passwd, /etc/passwd",
    "xl\\sheet.xml, xl\\sheet.xml",
    "C:/x.xml, C:/x.xml",
    "XL/WORKBOOK.XML, XL/WORKBOOK.XML",
    "NUL, NUL",
    "xl/aux.xml, xl/aux.xml"
  })
  void namesOfPartsThatLeadElsewhereOrComeTwiceAreRefused(String name, String shown)
      throws IOException {
    var book = TestWorkbook.of(HEADER, text("A1", "b", "1")).part(name, "<x/>");
    if (name.matches("(xl/)?(NUL|aux\\.xml)")) {
      // Names of devices are names of parts like any other: no part becomes a file.
      assertThat(cut(book)).hasSize(1);
      return;
    }

    refused(
        book,
        "a.xlsx: found a part named '%s'; expected names inside the workbook's own folders, each once; next: do not open it; ask whoever sent it"
            .formatted(shown));
  }

  @Test
  void namesOfPartsWithControlCharactersOrWithoutEndAreRefusedAndShownPlain() {
    refused(
        TestWorkbook.of(HEADER).part("xl/a\n\0b.xml", "<x/>"),
        "a.xlsx: found a part named 'xl/a??b.xml'; expected names inside the workbook's own folders, each once; next: do not open it; ask whoever sent it");
    refused(
        TestWorkbook.of(HEADER).part("x".repeat(300), "<x/>"),
        "a.xlsx: found a part named '%s…'; expected names inside the workbook's own folders, each once; next: do not open it; ask whoever sent it"
            .formatted("x".repeat(100)));
  }

  @Test
  void aZipBombIsRefusedBeforeItIsInflated() {
    var bomb =
        TestWorkbook.of()
            .part(
                "xl/worksheets/sheet1.xml",
                out -> {
                  out.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
                  repeated(out, "<row/>", 1 << 28);
                });
    var content = bomb.bytes();
    assertThat(content.length).isLessThan(1 << 20);

    assertThatThrownBy(() -> cut(content))
        .isInstanceOf(FileRefused.class)
        .hasMessageMatching(
            "a\\.xlsx!xl/worksheets/sheet1\\.xml: found a zip bomb: 32 MB out of \\d+ kB;"
                + " expected a workbook of orders; next: do not open it; ask whoever sent it, and export the orders as CSV if it is meant to be so large");
  }

  @Test
  void aBombInAPartThatNobodyReadsIsRefusedToo() {
    var bomb =
        TestWorkbook.of(HEADER, text("A1", "b", "1"))
            .part("xl/media/image1.png", out -> repeated(out, " ", 1 << 26));

    assertThatThrownBy(() -> cut(bomb))
        .hasMessageStartingWith("a.xlsx!xl/media/image1.png: found a zip bomb: 32 MB out of ");
  }

  private static void repeated(OutputStream out, String text, long bytes) throws IOException {
    var some = text.repeat(1 << 13).getBytes(StandardCharsets.UTF_8);
    for (long written = 0; written < bytes; written += some.length) {
      out.write(some);
    }
  }

  @Test
  void entitiesThatMultiplyAreNotEvenDeclared() {
    refused(
        TestWorkbook.of()
            .part(
                "xl/worksheets/sheet1.xml",
                "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]><worksheet>&b;</worksheet>"),
        "a.xlsx!xl/worksheets/sheet1.xml: found a document type, which no workbook has; expected a workbook of orders; next: do not open it; ask whoever sent it, and export the orders as CSV if it is meant to be so large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<![CDATA[%s]]>", "<!--%s-->", "<?x %s?>", "<c><v>%s</v></c>", "<c a='%s'/>"})
  void oneTextOrTagIsBounded(String form) {
    var endless =
        form.formatted(
            "&lt;x "
                .repeat(500_000)
                .replace("&lt;", form.contains("v>") || form.contains("a=") ? "&lt;" : "<"));

    assertThatThrownBy(() -> cut(TestWorkbook.of(HEADER, endless)))
        .hasMessageContaining("found a text or a tag of more than 1024 kB");
  }

  @Test
  void moreSharedTextThanCanBeHeldIsRefused() {
    var limits = new WorkbookLimits(100, 1 << 30, 1000, 1 << 30, 1 << 20, 3 << 20);
    var book =
        TestWorkbook.of(HEADER)
            .part(
                "xl/sharedStrings.xml", "<sst>" + "<si><t>ab</t></si>".repeat(700_000) + "</sst>");
    var bytes = Samples.bytes("a.xlsx", book.bytes());

    assertThatThrownBy(
            () -> new XlsxCutter(TableLimits.USUAL, limits).examine(bytes, Samples.FILES))
        .hasMessage(
            "a.xlsx!xl/sharedStrings.xml: found more than 3 MB of texts, too many to hold; expected a smaller workbook; next: export the orders as CSV, or in parts");
  }

  @ParameterizedTest
  @CsvSource({
    "<c r='XFE2'><v>1</v></c>, 'a cell outside of any sheet, after row 2'",
    "<c r='ZZZZZZZ2'><v>1</v></c>, 'a cell outside of any sheet, after row 2'",
    "<c t='s'><v>5</v></c>, a cell in row 2 whose text is not in the workbook",
    "<c t='s'><v>-1</v></c>, a cell in row 2 whose text is not in the workbook"
  })
  void aCellThatCannotBeIsRefused(String cell, String found) {
    refused(
        TestWorkbook.of(HEADER, cell),
        "a.xlsx!xl/worksheets/sheet1.xml: found %s; expected a whole workbook (.xlsx); next: export it again, or copy the file again"
            .formatted(found));
  }

  @Test
  void xmlThatBreaksOffQuotesNobody() {
    refused(
        TestWorkbook.of()
            .part("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c><v>张三</v></x>"),
        "a.xlsx!xl/worksheets/sheet1.xml: found XML that cannot be read at line 1, column 42; expected a whole workbook (.xlsx); next: export it again, or copy the file again");
  }

  @Test
  void anyDamageIsARefusalOrRecordsAndNothingElse() {
    var whole =
        TestWorkbook.of(HEADER, text("A1", "b") + number("1.00"))
            .part("xl/sharedStrings.xml", "<sst><si><t>x</t></si></sst>")
            .part(
                "xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>")
            .bytes();
    var random = new Random(5);
    for (int round = 0; round < 3_000; round++) {
      var damaged = whole.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        cut(damaged);
      } catch (FileRefused told) {
        assertThat(told.next()).isNotEmpty();
      } catch (IOException | RuntimeException other) {
        throw new AssertionError("round " + round, other);
      }
    }
  }
}

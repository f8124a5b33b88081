package dev.daybook.landing;

import static dev.daybook.landing.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.landing.Cut.Trailer;
import dev.daybook.mapping.SourceRecord;
import dev.daybook.mapping.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCutterTest {
  private static final String HEADER = "订单号,商品,金额（元）\n";
  private static final String NEXT =
      "export the file again from the channel and drop it, without opening it in a spreadsheet";
  private static final Charset GB18030 = Charset.forName("GB18030");

  private final CsvCutter cutter = new CsvCutter();

  private Cut examine(byte[] content) throws IOException {
    return cutter.examine(Samples.bytes("a.csv", content), Samples.FILES);
  }

  private List<Piece> cut(byte[] content) throws IOException {
    var cut = examine(content);
    var pieces = Samples.pieces(cut, Samples.bytes("a.csv", content));
    assertThat(cut.records()).isEqualTo(pieces.size());
    return pieces;
  }

  private List<Piece> cut(String content) throws IOException {
    return cut(utf8(content));
  }

  private static Map<String, Object> row(String... cells) {
    var row = new LinkedHashMap<String, Object>();
    var names = List.of("订单号", "商品", "金额（元）");
    for (int i = 0; i < cells.length; i++) {
      row.put(names.get(i), cells[i]);
    }
    return row;
  }

  @SafeVarargs
  private static Piece piece(int line, Map<String, Object>... rows) {
    return new Piece(new SourceRecord("a.csv:" + line, rows[0], List.of(rows)), List.of());
  }

  private static Unreadable damage(int line, String field, String value, String expected) {
    return new Unreadable("a.csv:" + line, field, value, expected, NEXT);
  }

  @Test
  void bringsTheRowsOfAnOrderTogetherAndKeepsEveryCell() throws IOException {
    assertThat(cut(HEADER + "A1,杯子,12.50\nA1,杯刷,3.00\nA2,台灯,59.00\n"))
        .containsExactly(
            piece(2, row("A1", "杯子", "12.50"), row("A1", "杯刷", "3.00")),
            piece(4, row("A2", "台灯", "59.00")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-8 BOM", "GB18030", "UTF-16LE", "UTF-16BE"})
  void readsEveryEncodingThatChannelsAndSpreadsheetsWrite(String encoding) throws IOException {
    assertThat(cut(encoded(HEADER + "A1,杯子,12.50\nA2,𠮷野家,1\n", encoding)))
        .containsExactly(piece(2, row("A1", "杯子", "12.50")), piece(3, row("A2", "𠮷野家", "1")));
  }

  private static byte[] encoded(String text, String encoding) {
    return switch (encoding) {
      case "UTF-8 BOM" -> utf8("\uFEFF" + text);
      case "UTF-16LE" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
      case "UTF-16BE" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE);
      default -> text.getBytes(Charset.forName(encoding));
    };
  }

  @Test
  void anUndecodableByteNamesItsLineAndOffset() {
    var content = concat((HEADER + "A1,杯子,1\r\nA2,").getBytes(GB18030), 0xFF, '\n');

    assertThatThrownBy(() -> cut(content))
        .isInstanceOf(FileRefused.class)
        .hasMessage(
            "a.csv:3: found byte 0xFF at offset %d, which is no text; expected text in UTF-8 or GB18030 (GBK); next: export the file again from the channel, without opening it in between"
                .formatted(content.length - 2));
  }

  @Test
  void anUndecodableByteAfterAMarkIsNotReadAsAnotherEncoding() {
    var content = concat(utf8("\uFEFF" + HEADER + "A1,"), 0xD6, 0xD0, '\n');

    assertThatThrownBy(() -> cut(content))
        .hasMessageStartingWith(
            "a.csv:2: found byte 0xD6 at offset %d, which is no text; expected text in UTF-8, as its byte order mark says"
                .formatted(content.length - 3));
  }

  @Test
  void theByteOfALargeFileIsFoundPastTheFirstBuffers() {
    var rows = "A1,杯子,1\n".repeat(50_000);
    var content = concat(utf8(HEADER + rows + "A2,"), 0xFF, '\n');

    assertThatThrownBy(() -> cut(content))
        .hasMessageStartingWith(
            "a.csv:50002: found byte 0xFF at offset %d,".formatted(content.length - 2));
  }

  private static byte[] concat(byte[] first, int... more) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(first);
    Arrays.stream(more).forEach(all::write);
    return all.toByteArray();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=\"2900\"|2900",
        "\"=\"\"2900\"\"\"|2900",
        "'2900|2900",
        "`\t2900`|2900",
        "`2900\t`|2900",
        "`\"\t2900\"`|2900",
        "`\u00A02900\u00A0`|2900",
        "`\uFEFF2900`|2900",
        "` 2900 `|2900",
        "=\"\t00123\"|00123",
        "\"a,b\"|a,b",
        "\"a\"\"b\"|a\"b",
        "5\" pipe|5\" pipe",
        "\"a\"b|ab",
        "=1+2|=1+2",
        "`\t`|``",
        "-|-"
      })
  void takesOffWhatExportsPutAroundACell(String written, String expected) throws IOException {
    assertThat(cut(HEADER + "A1," + written + ",1\n"))
        .containsExactly(piece(2, row("A1", expected, "1")));
  }

  @Test
  void aCellMayHaveLineEndsAndPlacesArePhysicalLines() throws IOException {
    assertThat(cut(HEADER + "A1,\"杯\r\n子\n\",1\r\nA2,b,2\rA3,c,3\n\nA4,d,4"))
        .containsExactly(
            piece(2, row("A1", "杯\r\n子\n", "1")),
            piece(5, row("A2", "b", "2")),
            piece(6, row("A3", "c", "3")),
            piece(8, row("A4", "d", "4")));
  }

  @Test
  void theHeaderIsFoundByNameInAnyOrderUnderAnyOfItsNames() throws IOException {
    var pieces = cut("\n \t,\n应付金额, 店铺 ,\t订单编号,商品,备注（卖家）,\n9.00,s,A1,杯子,n,\n");

    assertThat(pieces).hasSize(1);
    assertThat(pieces.get(0).damage()).isEmpty();
    assertThat(pieces.get(0).source().place()).isEqualTo("a.csv:4");
    assertThat(pieces.get(0).source().row())
        .isEqualTo(Map.of("金额（元）", "9.00", "店铺", "s", "订单号", "A1", "商品", "杯子", "备注(卖家)", "n"));
  }

  @Test
  void bracketsOfEitherWidthAreTheSameColumn() throws IOException {
    assertThat(cut("订单号,商品,金额(元)\nA1,b,1\n")).containsExactly(piece(2, row("A1", "b", "1")));
  }

  @Test
  void aMissingColumnRefusesTheFileAndNamesWhatWasFound() {
    assertThatThrownBy(() -> cut("\n订单号,品名\nA1,b\n"))
        .isInstanceOf(FileRefused.class)
        .hasMessage(
            "a.csv:2: found the header [订单号, 品名] (read as UTF-8); expected also the columns [商品, 金额（元）]; next: if the channel has changed its export, add the new name to the column's aliases in the channel's mapping; else export the file again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!DOCTYPE html>\n<html>", "\n <?xml version=\"1.0\"?>\n<answer/>"})
  void aPageInPlaceOfTheFileIsToldAsOne(String content) {
    assertThatThrownBy(() -> cut(content))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining(
            ": found HTML or XML; expected a table with the columns [订单号, 商品, 金额（元）]; next: look at"
                + " it in a browser");
  }

  @Test
  void aHeaderReadAsTheWrongEncodingTellsWhy() {
    var content = concat("订单号,品名\n".getBytes(GB18030));

    assertThatThrownBy(() -> cut(content))
        .hasMessageContaining(
            "(read as GB18030, because byte 0xB6 on line 1 at offset 0 is not UTF-8)");
  }

  @Test
  void aFileWithoutItsHeaderIsRefusedWithoutNamingItsBuyers() {
    assertThatThrownBy(() -> cut("2900001,杯子,张三\n2900002,台灯,李四\n"))
        .hasMessageStartingWith(
            "a.csv:1: found a first row of 3 cells that is no header (read as UTF-8); expected also the columns [订单号, 商品, 金额（元）];");
  }

  @Test
  void aColumnThatStandsTwiceRefusesTheFile() {
    assertThatThrownBy(() -> cut("订单号,商品,金额（元）,应付金额,备注,备注\n"))
        .hasMessageStartingWith(
            "a.csv:1: found the header names twice: [金额（元）, 备注]; expected every column once;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF", " , ,\n"})
  void aFileWithoutAHeaderIsRefused(String content) {
    assertThatThrownBy(() -> cut(content)).hasMessageStartingWith("a.csv: found no row at all;");
  }

  @Test
  void aHeaderAloneIsADayWithoutOrders() throws IOException {
    assertThat(cut(HEADER)).isEmpty();
  }

  @Test
  void scatteredRowsOfAnOrderBecomeOneRecordAtItsLastRow() throws IOException {
    assertThat(cut(HEADER + "A1,a,1\nA2,b,2\nA1,c,3\nA3,d,4\nA2,e,5\nA2,f,6\nA4,g,7\nA1,h,8\n"))
        .containsExactly(
            piece(5, row("A3", "d", "4")),
            piece(3, row("A2", "b", "2"), row("A2", "e", "5"), row("A2", "f", "6")),
            piece(8, row("A4", "g", "7")),
            piece(2, row("A1", "a", "1"), row("A1", "c", "3"), row("A1", "h", "8")));
  }

  @Test
  void anyShuffleOfTheRowsGivesTheSameOrders() throws IOException {
    var rows = new ArrayList<String>();
    for (int order = 0; order < 200; order++) {
      for (int line = 0; line <= order % 3; line++) {
        rows.add("A%d,item %d,1\n".formatted(order, line));
      }
    }
    var random = new Random(20261122);
    for (int round = 0; round < 20; round++) {
      java.util.Collections.shuffle(rows, random);
      var sizes = new LinkedHashMap<Object, Integer>();
      for (var piece : cut(HEADER + String.join("", rows))) {
        assertThat(sizes.put(piece.source().row().get("订单号"), piece.source().rows().size()))
            .isNull();
      }
      assertThat(sizes).hasSize(200);
      for (int order = 0; order < 200; order++) {
        assertThat(sizes).containsEntry("A" + order, order % 3 + 1);
      }
    }
  }

  @Test
  void moreScatteredRowsThanCanBeHeldRefuseTheFile() {
    var small = new CsvCutter(new TableLimits(1000, 10_000, 900));
    var content = utf8(HEADER + "A1,a,1\nA2,b,2\nA3,c,3\nA4,d,4\n".repeat(2));

    assertThatThrownBy(() -> small.examine(Samples.bytes("a.csv", content), Samples.FILES))
        .hasMessageStartingWith(
            "a.csv:6: found 4 orders whose rows stand far apart, too many to hold;");
  }

  @Test
  void anOrderOfTooManyRowsIsDamageAndTheOthersGoOn() throws IOException {
    var small = new CsvCutter(new TableLimits(1000, 500, 1_000));
    var bytes = Samples.bytes("a.csv", utf8(HEADER + "A1,a,1\n".repeat(5) + "A2,b,2\n"));
    var cut = small.examine(bytes, Samples.FILES);

    assertThat(cut.records()).isEqualTo(2);
    var pieces = Samples.pieces(cut, bytes);
    assertThat(pieces.get(0).damage())
        .containsExactly(
            damage(4, "订单号", "more rows than the 2 that were kept", "an order of fewer rows"));
    assertThat(pieces.get(1)).isEqualTo(piece(7, row("A2", "b", "2")));
  }

  @Test
  void totalsAndBlankRowsAreNoOrdersAndRowsAfterThemAreStillRead() throws IOException {
    var content = HEADER + "A1,a,1\n,,\n合计,2 单,3.00\n,合计,\nA2,b,2\n";

    assertThat(cut(content))
        .containsExactly(piece(2, row("A1", "a", "1")), piece(6, row("A2", "b", "2")));
    assertThat(examine(utf8(content)).trailer()).contains(new Trailer("a.csv:5", "合计"));
  }

  @Test
  void aTotalsRowIsKeptAsTheFileStatesIt() throws IOException {
    assertThat(examine(utf8(HEADER + "A1,a,1\n合计,1 单,1.00\n")).trailer())
        .contains(new Trailer("a.csv:3", "合计 1 单 1.00"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.93E+18", "6E+18", "6.93e+18", "1.2E-5"})
  void anIdThatASpreadsheetHasRoundedIsDamageOfARecordOfItsOwn(String id) throws IOException {
    var expected = "an order number in full; a spreadsheet has rounded this one";

    assertThat(cut(HEADER + id + ",a,1\n" + id + ",b,2\nA2,c,3\n"))
        .containsExactly(
            new Piece(
                piece(2, row(id, "a", "1")).source(), List.of(damage(2, "订单号", id, expected))),
            new Piece(
                piece(3, row(id, "b", "2")).source(), List.of(damage(3, "订单号", id, expected))),
            piece(4, row("A2", "c", "3")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"6930000000000000000", "E123", "1E5", "A1E+2X"})
  void anIdThatOnlyLooksSimilarIsLeftAlone(String id) throws IOException {
    assertThat(cut(HEADER + id + ",a,1\n")).containsExactly(piece(2, row(id, "a", "1")));
  }

  @Test
  void aRowWithoutAnOrderNumberIsDamageNotDropped() throws IOException {
    assertThat(cut(HEADER + "A1,a,1\n,b,2\nA1,c,3\n"))
        .containsExactly(
            new Piece(
                piece(3, row("", "b", "2")).source(),
                List.of(damage(3, "订单号", "", "an order number"))),
            piece(2, row("A1", "a", "1"), row("A1", "c", "3")));
  }

  @Test
  void aRowOfTheWrongLengthDamagesItsWholeOrderAndNoOther() throws IOException {
    assertThat(cut(HEADER + "A1,a,1\nA1,b\nA2,c,2,张三\nA3,d,3\n"))
        .containsExactly(
            new Piece(
                piece(2, row("A1", "a", "1"), row("A1", "b")).source(),
                List.of(damage(3, "row", "2 cells", "3 cells, as the header has"))),
            new Piece(
                piece(4, row("A2", "c", "2")).source(),
                List.of(damage(4, "row", "4 cells", "3 cells, as the header has"))),
            piece(5, row("A3", "d", "3")));
  }

  @Test
  void emptyCellsPastTheHeaderAreNoDamage() throws IOException {
    assertThat(cut(HEADER + "A1,a,1,,\n").get(0).damage()).isEmpty();
  }

  @Test
  void aNulCharacterIsDamage() throws IOException {
    var pieces = cut(HEADER + "A1,a\0,1\nA2,b,2\n");

    assertThat(pieces.get(0).damage()).containsExactly(damage(2, "row", "a NUL character", "text"));
    assertThat(pieces.get(1)).isEqualTo(piece(3, row("A2", "b", "2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A1,a,1\nA2,\"b",
        "A1,a,1\nA2,\"b,1\n",
        "A1,a,1\nA2,b",
        "A1,a,1\nA2,",
      })
  void aFileThatEndsInsideARowIsDamageOfItsLastRecord(String rows) throws IOException {
    var pieces = cut(HEADER + rows);

    assertThat(pieces).hasSize(2);
    assertThat(pieces.get(0)).isEqualTo(piece(2, row("A1", "a", "1")));
    assertThat(pieces.get(1).damage())
        .containsExactly(
            damage(3, "truncated", "the file ends inside this row", "a file that came to its end"));
  }

  @Test
  void aFileThatEndsInsideACharacterIsDamageOfItsLastRecord() throws IOException {
    var whole = utf8(HEADER + "A1,a,1\nA2,b,元");
    var pieces = cut(Arrays.copyOf(whole, whole.length - 1));

    assertThat(pieces.get(0)).isEqualTo(piece(2, row("A1", "a", "1")));
    assertThat(pieces.get(1).damage())
        .containsExactly(
            damage(3, "truncated", "the file ends inside this row", "a file that came to its end"));
  }

  @Test
  void aMissingLastLineEndAloneIsNoDamage() throws IOException {
    assertThat(cut(HEADER + "A1,a,1")).containsExactly(piece(2, row("A1", "a", "1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "\"%s\"", "\"%s"})
  void aRowPastTheBoundIsDamageAndTheNextLineIsReadAfresh(String cell) throws IOException {
    var content = HEADER + "A1," + cell.formatted("x".repeat(3 << 20)) + ",1\r\nA2,b,2\n";
    var pieces = cut(content);

    assertThat(pieces).hasSize(2);
    assertThat(pieces.get(0).damage())
        .containsExactly(
            damage(2, "row", "more than 1048576 characters", "a shorter row; is a quote missing?"));
    assertThat(pieces.get(0).source().row().get("商品").toString().length())
        .isLessThanOrEqualTo(1 << 20);
    assertThat(pieces.get(1)).isEqualTo(piece(3, row("A2", "b", "2")));
  }

  /** The guard and the parser see the same rows: else reading fails, or lines are told wrongly. */
  @Test
  void anyTextIsReadInStepWithItsLines() throws IOException {
    var random = new Random(20261122);
    var alphabet = "\"\",\r\nab".toCharArray();
    for (int round = 0; round < 20_000; round++) {
      var text = new StringBuilder(HEADER);
      for (int i = random.nextInt(40); i > 0; i--) {
        text.append(alphabet[random.nextInt(alphabet.length)]);
      }
      var bytes = Samples.bytes("a.csv", utf8(text.toString()));
      int longest = 20 + random.nextInt(20);
      var cut =
          new CsvCutter(new TableLimits(longest, 10_000, 100_000)).examine(bytes, Samples.FILES);
      assertThat(Samples.pieces(cut, bytes)).as(text.toString()).hasSize(cut.records());
    }
  }
}

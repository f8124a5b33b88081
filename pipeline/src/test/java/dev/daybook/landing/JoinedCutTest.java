package dev.daybook.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.landing.Cut.Trailer;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.FileFeed.Column;
import dev.daybook.mapping.SourceRecord;
import dev.daybook.mapping.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinedCutTest {
  private static final String NEXT = "export both files again, of the same orders, and zip them";
  private static final String ORDERS = "号,总数\n";
  private static final String LINES = "单号,品名\n";

  private static final FileFeed FEED =
      feed(
          "orders/.+",
          "号",
          List.of(new Column("号", List.of()), new Column("总数", List.of())),
          List.of("总数"),
          feed(
              "lines-.+\\.csv",
              "单号",
              List.of(new Column("单号", List.of()), new Column("品名", List.of("宝贝"))),
              List.of("品名"),
              null));

  private static FileFeed feed(
      String name, String groupBy, List<Column> columns, List<String> totals, FileFeed lines) {
    return new FileFeed(
        "orders/exported",
        Pattern.compile(name),
        "csv",
        groupBy,
        columns,
        Pattern.compile("合计"),
        totals,
        List.of(),
        false,
        Duration.ZERO,
        null,
        true,
        lines);
  }

  private static TestWorkbook zip(String orders, String lines) {
    return new TestWorkbook().part("a.csv", orders).part("lines-a.csv", lines);
  }

  private static Cut examine(DocumentBytes bytes, TableLimits limits) throws IOException {
    return new Cutters(Map.of("csv", new CsvCutter()), limits).examine(bytes, FEED);
  }

  private static List<Piece> cut(TestWorkbook zip) throws IOException {
    var bytes = Samples.bytes("x.zip", zip.bytes());
    var cut = examine(bytes, TableLimits.USUAL);
    var pieces = Samples.pieces(cut, bytes);
    assertThat(cut.records()).isEqualTo(pieces.size());
    return pieces;
  }

  private static void refused(byte[] content, String message) {
    assertThatThrownBy(() -> examine(Samples.bytes("x.zip", content), TableLimits.USUAL))
        .isInstanceOf(FileRefused.class)
        .hasMessage(message);
  }

  private static Map<String, Object> order(String no, String pieces) {
    return Map.of("号", no, "总数", pieces);
  }

  private static Map<String, Object> line(String no, String title) {
    return Map.of("单号", no, "品名", title);
  }

  @Test
  void everyOrderHasItsLinesWhereverTheyStand() throws IOException {
    var first =
        new Piece(
            new SourceRecord(
                "x.zip!a.csv:2",
                order("A1", "3"),
                List.of(order("A1", "3")),
                List.of(line("A1", "杯子"), line("A1", "杯刷"))),
            List.of());
    var second =
        new Piece(
            new SourceRecord(
                "x.zip!a.csv:3",
                order("A2", "1"),
                List.of(order("A2", "1")),
                List.of(line("A2", "台灯"))),
            List.of());
    var orders = ORDERS + "A1,3\nA2,1\n合计,4\n";
    var lines = LINES + "A1,杯子\nA2,台灯\nA1,杯刷\n";

    assertThat(cut(zip(orders, lines))).containsExactly(first, second);
    assertThat(cut(new TestWorkbook().part("lines-a.csv", lines).part("a.csv", orders)))
        .containsExactly(first, second);
  }

  @Test
  void whatAFolderAndTheSystemAddIsPassedOver() throws IOException {
    var zip =
        new TestWorkbook()
            .part("export/a.csv", ORDERS + "A1,3\n")
            .part("export/lines-a.csv", "单号,宝贝\nA1,杯子\n")
            .part("__MACOSX/export/._lines-a.csv", "x")
            .part("export/.DS_Store", "x")
            .part("export/Thumbs.db", "x");

    assertThat(cut(zip))
        .containsExactly(
            new Piece(
                new SourceRecord(
                    "x.zip!export/a.csv:2",
                    order("A1", "3"),
                    List.of(order("A1", "3")),
                    List.of(line("A1", "杯子"))),
                List.of()));
  }

  @Test
  void nothingIsLeftOver() throws IOException {
    var pieces = cut(zip(ORDERS + "A1,3\n6.93E+18,1\n", LINES + "A3,伞\n,灯\nA3,帽\n6.93E+18,杯\n"));

    assertThat(pieces)
        .extracting(
            Piece::number, piece -> piece.source().rows(), piece -> piece.source().lineRows())
        .containsExactly(
            tuple("", List.of(order("6.93E+18", "1")), List.of(line("6.93E+18", "杯"))),
            tuple("A1", List.of(order("A1", "3")), List.of()),
            tuple("A3", List.of(), List.of(line("A3", "伞"), line("A3", "帽"))),
            tuple("", List.of(), List.of(line("", "灯"))));
    assertThat(pieces.get(1).damage())
        .containsExactly(
            new Unreadable(
                "x.zip!a.csv:2",
                "号",
                "A1",
                "at least one line of this order in lines-a.csv",
                NEXT));
    assertThat(pieces.get(0).damage())
        .extracting(Unreadable::place)
        .containsExactly("x.zip!a.csv:3", "x.zip!lines-a.csv:5");
    assertThat(pieces.get(2).damage())
        .containsExactly(
            new Unreadable("x.zip!lines-a.csv:2", "单号", "A3", "this order in a.csv", NEXT));
    assertThat(pieces.get(3).damage())
        .extracting(Unreadable::expected)
        .containsExactly("an order number", "this order in a.csv");
  }

  @Test
  void damageOfALineIsItsOrders() throws IOException {
    var pieces = cut(zip(ORDERS + "A1,3\n", LINES + "A1,杯子,1\n"));

    assertThat(pieces)
        .singleElement()
        .satisfies(
            piece ->
                assertThat(piece.damage())
                    .extracting(Unreadable::place, Unreadable::expected)
                    .containsExactly(tuple("x.zip!lines-a.csv:2", "2 cells, as the header has")));
  }

  @Test
  void theTotalsOfTheOrdersAreTold() throws IOException {
    var content = zip(ORDERS + "A1,3\n合计,3\n", LINES + "A1,杯子\n").bytes();
    var cut = examine(Samples.bytes("x.zip", content), TableLimits.USUAL);

    assertThat(cut.trailer()).contains(new Trailer("x.zip!a.csv:3", "合计 3"));
    assertThat(cut.contradiction()).isEmpty();
  }

  @Test
  void aFileThatContradictsItsTotalsIsTold() throws IOException {
    var orders = zip(ORDERS + "A1,3\n合计,4\n", LINES + "A1,1\n").bytes();
    var lines = zip(ORDERS + "A1,3\n", LINES + "A1,1\n合计,2\n").bytes();

    assertThat(examine(Samples.bytes("x.zip", orders), TableLimits.USUAL).contradiction())
        .hasValueSatisfying(why -> assertThat(why).contains("4", "3"));
    assertThat(examine(Samples.bytes("x.ZIP", lines), TableLimits.USUAL).contradiction())
        .hasValueSatisfying(why -> assertThat(why).contains("2", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GB18030", "UTF-8"})
  void namesAreReadThatAreNotMarked(String charset) throws IOException {
    var content = new ByteArrayOutputStream();
    try (var zip = new ZipArchive(content, Charset.forName(charset))) {
      zip.part("宝贝导\\", "");
      zip.part("宝贝导\\a.csv", ORDERS + "A1,3\n");
      zip.part("宝贝导\\lines-a.csv", LINES + "A1,1\n");
    }
    var bytes = Samples.bytes("x.zip", content.toByteArray());

    assertThat(Samples.pieces(examine(bytes, TableLimits.USUAL), bytes))
        .extracting(piece -> piece.source().place())
        .containsExactly("x.zip!宝贝导/a.csv:2");
  }

  /** Java marks names as UTF-8 unless it is to write another encoding: then they bear no mark. */
  private static final class ZipArchive implements AutoCloseable {
    private final ZipOutputStream zip;
    private final Charset charset;

    /** Latin-1 lets every byte through, so the names are written as the bytes that they are. */
    private ZipArchive(ByteArrayOutputStream content, Charset charset) {
      this.zip = new ZipOutputStream(content, StandardCharsets.ISO_8859_1);
      this.charset = charset;
    }

    private void part(String name, String text) throws IOException {
      zip.putNextEntry(
          new ZipEntry(new String(name.getBytes(charset), StandardCharsets.ISO_8859_1)));
      zip.write(Samples.utf8(text));
    }

    @Override
    public void close() throws IOException {
      zip.close();
    }
  }

  /** Counts itself among those that are open. */
  private static final class Counted extends ByteArrayInputStream {
    private final AtomicInteger open;

    private Counted(byte[] content, AtomicInteger open) {
      super(content);
      this.open = open;
      open.incrementAndGet();
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  @Test
  void everyStreamIsClosed() throws IOException {
    var content = zip(ORDERS + "A1,3\nA2,1\n", LINES + "A1,1\nA2,1\n").bytes();
    var open = new AtomicInteger();
    var bytes = Samples.bytes("x.zip", () -> new Counted(content, open));

    var cut = examine(bytes, TableLimits.USUAL);
    assertThat(open).hasValue(0);
    try (var cursor = cut.open(bytes)) {
      assertThat(cursor.next().source().place()).isEqualTo("x.zip!a.csv:2");
      assertThat(open).hasValue(1);
    }
    assertThat(open).hasValue(0);
  }

  @Test
  void cellsPastTheHeaderAreNotHeld() throws IOException {
    var pieces = cut(zip(ORDERS + "A1,3\n", LINES + "A1,1,%s\n".formatted("x".repeat(500_000))));

    assertThat(pieces.get(0).source().lineRows()).containsExactly(line("A1", "1"));
    assertThat(pieces.get(0).damage()).hasSize(1);
  }

  @Test
  void aZipOfOtherFilesIsRefused() {
    var expected =
        "; expected two files, the orders and their lines, the latter by a name that matches"
            + " lines-.+\\.csv; next: zip the two exports of the same orders under their names, and"
            + " nothing else";

    refused(
        new TestWorkbook().part("a.csv", ORDERS).bytes(),
        "x.zip: found a zip of [a.csv]" + expected);
    refused(
        new TestWorkbook().part("a.csv", ORDERS).part("b.csv", ORDERS).bytes(),
        "x.zip: found a zip of [a.csv, b.csv]" + expected);
    refused(
        zip(ORDERS, LINES).part("lines-b.csv", LINES).bytes(),
        "x.zip: found a zip of [a.csv, lines-a.csv, lines-b.csv]" + expected);
    refused(Samples.utf8(ORDERS), "x.zip: found no zip, or one without files" + expected);
  }

  @Test
  void aPartThatCannotBeReadRefusesTheZip() {
    refused(
        zip(ORDERS + "A1,3\n", "品名\n杯子\n").bytes(),
        "x.zip!lines-a.csv:1: found the header [品名] (read as UTF-8); expected also the columns"
            + " [单号]; next: if the channel has changed its export, add the new name to the column's"
            + " aliases in the channel's mapping; else export the file again");
    refused(
        zip(ORDERS, "").bytes(),
        "x.zip!lines-a.csv: found no row at all; expected a header, and a row for every line of an"
            + " order; next: export the file again from the channel; a day without orders has a header"
            + " too");
  }

  @Test
  void aZipThatIsCutOffIsRefused() {
    var whole = zip(ORDERS + "A1,3\n", LINES + "A1,杯子\n".repeat(5000)).bytes();

    refused(
        Arrays.copyOf(whole, whole.length / 2),
        "x.zip!lines-a.csv: found a zip that is damaged, cut off or of an uncommon form; expected a whole"
            + " zip of two files; next: zip the two files again, with what the system itself has for it");
  }

  @Test
  void aBombIsRefusedInWhateverPart() {
    for (var name : List.of("x.png", "folder/")) {
      var bomb = zip(ORDERS, LINES).part(name, "x".repeat(1 << 26)).bytes();

      assertThatThrownBy(() -> examine(Samples.bytes("x.zip", bomb), TableLimits.USUAL))
          .hasMessageStartingWith("x.zip!%s: found a zip bomb: 32 MB out of ".formatted(name));
    }
  }

  @Test
  void moreLinesThanCanBeHeldAreRefused() throws IOException {
    var content =
        zip(ORDERS + "A1,1\n", LINES + "A1,%s\nA2,b\n".formatted("x".repeat(600_000))).bytes();
    var bytes = Samples.bytes("x.zip", content);

    assertThatThrownBy(() -> examine(bytes, new TableLimits(Rows.LONGEST_ROW, 16 << 20, 1 << 20)))
        .hasMessage(
            "x.zip!lines-a.csv:2: found lines of more than 1 orders, too many to hold; expected lines"
                + " of at most 1 MB together; next: export fewer days at a time");
  }

  /** What follows a part is read too, or the hash of what was landed would never be compared. */
  @Test
  void theWholeZipIsReadWithEachPart() throws IOException {
    var content = zip(ORDERS + "A1,3\n", LINES + "A1,杯子\n").bytes();
    var wrong =
        Samples.bytes(
            "x.zip",
            () ->
                new VerifiedInput(
                    new ByteArrayInputStream(content), "document 1", "x.gz", "0".repeat(64)));

    assertThatThrownBy(
            () -> new TwoFiles(wrong, "a.csv", "lines-a.csv").orders().open().readAllBytes())
        .isInstanceOf(LandingDamaged.class);
  }
}

package dev.daybook.landing;

import static dev.daybook.landing.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.Unreadable;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TsvCutterTest {
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final String HEADER = "order-id\ttitle\tprice\tnote\n";

  private static FileFeed feed(boolean trailingOptional, Charset... encodings) {
    return new FileFeed(
        "orders/exported",
        Pattern.compile(".*"),
        "tsv",
        "order-id",
        List.of(
            new FileFeed.Column("order-id", List.of("Order Number")),
            new FileFeed.Column("price", List.of("unit price"), false)),
        null,
        List.of(),
        List.of(encodings),
        trailingOptional,
        Duration.ofHours(6),
        Samples.FILES.mapping(),
        false,
        null);
  }

  private static List<Piece> cut(FileFeed feed, byte[] content) throws IOException {
    var bytes = Samples.bytes("a.txt", content);
    var cut = new TsvCutter().examine(bytes, feed);
    var pieces = Samples.pieces(cut, bytes);
    assertThat(cut.records()).isEqualTo(pieces.size());
    return pieces;
  }

  private static List<Piece> cut(String content) throws IOException {
    return cut(feed(true), utf8(content));
  }

  private static Map<String, Object> row(String id, String title, String price, String note) {
    return Map.of("order-id", id, "title", title, "price", price, "note", note);
  }

  @Test
  void quotesAndCommasAreCharactersOfTheirCell() throws IOException {
    var pieces = cut(HEADER + "A1\t5\" pipe, \"grey\"\t1.00\tx\r\nA2\t\"open\t2.00\ty\n");

    assertThat(pieces)
        .extracting(piece -> piece.source().row())
        .containsExactly(
            row("A1", "5\" pipe, \"grey\"", "1.00", "x"), row("A2", "\"open", "2.00", "y"));
    assertThat(pieces).allSatisfy(piece -> assertThat(piece.damage()).isEmpty());
  }

  @Test
  void cellsLeftOutAtTheEndOfARowAreEmptyWhereTheFeedSaysSo() throws IOException {
    var pieces = cut(HEADER + "A1\tcup\nA2\tbrush\t2.00\t\t\n");

    assertThat(pieces)
        .extracting(piece -> piece.source().row())
        .containsExactly(row("A1", "cup", "", ""), row("A2", "brush", "2.00", ""));
    assertThat(pieces).allSatisfy(piece -> assertThat(piece.damage()).isEmpty());
  }

  @Test
  void cellsLeftOutAreDamageWhereTheFeedDoesNotSaySo() throws IOException {
    assertThat(cut(feed(false), utf8(HEADER + "A1\tcup\nA2\tb\t2\tn\n")).get(0).damage())
        .containsExactly(
            new Unreadable(
                "a.txt:2",
                "row",
                "2 cells",
                "4 cells, as the header has",
                "export the file again from the channel and drop it, without opening it in a spreadsheet"));
  }

  @Test
  void aFilledCellPastTheHeaderIsDamageAllTheSame() throws IOException {
    assertThat(cut(HEADER + "A1\tcup\t1\tn\tmore\n").get(0).damage())
        .extracting(Unreadable::value)
        .containsExactly("5 cells");
  }

  @Test
  void aLastRowWithoutLineEndAndCellsIsTakenForCutOff() throws IOException {
    assertThat(cut(HEADER + "A1\tcup\t12").get(0).damage())
        .extracting(Unreadable::field)
        .containsExactly("truncated");
  }

  @Test
  void aColumnThatMayBeMissingIsKnownByItsOtherNamesInAnyCase() throws IOException {
    assertThat(cut("ORDER NUMBER\tUnit Price\nA1\t3.00\n").get(0).source().row())
        .isEqualTo(Map.of("order-id", "A1", "price", "3.00"));
    assertThat(cut("order-id\tx\nA1\t1\n").get(0).source().row())
        .isEqualTo(Map.of("order-id", "A1", "x", "1"));
  }

  @ParameterizedTest
  @CsvSource({"小型ケトル 1.2L, windows-31j", "Tasse für Müller, windows-1252", "杯子, UTF-8"})
  void textThatIsNoUtf8IsReadAsTheFirstOfTheFeedsEncodingsThatFits(String title, String written)
      throws IOException {
    var feed = feed(true, Charset.forName("windows-1252"), SHIFT_JIS);

    var content = (HEADER + "A1\t" + title + "\t1\tn\n").getBytes(Charset.forName(written));

    assertThat(cut(feed, content).get(0).source().row()).containsEntry("title", title);
  }

  @Test
  void aByteThatFitsNoneOfTheFeedsEncodingsNamesThem() {
    var content = (HEADER + "A1\t\u0081\t1\tn\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> cut(feed(true, Charset.forName("windows-1252")), content))
        .isInstanceOf(FileRefused.class)
        .hasMessage(
            "a.txt:2: found byte 0x81 at offset %d, which is no text; expected text in UTF-8 or windows-1252; next: export the file again from the channel, without opening it in between"
                .formatted(HEADER.length() + 3));
  }

  @Test
  void anyTextIsReadInStepWithItsLines() throws IOException {
    var random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      var text = new StringBuilder(HEADER);
      for (int i = random.nextInt(30); i >= 0; i--) {
        text.append("A1\t\"\r\n'=,\0".charAt(random.nextInt(10)));
      }
      var places = new ArrayList<String>();
      cut(text.toString()).forEach(piece -> places.add(piece.source().place()));
      assertThat(places).allMatch(place -> place.matches("a\\.txt:\\d+"));
    }
  }
}

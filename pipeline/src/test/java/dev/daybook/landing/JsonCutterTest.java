package dev.daybook.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.mapping.SourceRecord;
import dev.daybook.mapping.Unreadable;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCutterTest {
  private static List<Piece> cut(String answer) throws IOException {
    var bytes = Samples.bytes("page 3", Samples.utf8(answer));
    var cut = new JsonCutter().examine(bytes, Samples.PAGES);
    var pieces = Samples.pieces(cut, bytes);
    assertThat(cut.records()).isEqualTo(pieces.size());
    return pieces;
  }

  @Test
  void everyNumberKeepsItsDigits() throws IOException {
    var pieces =
        cut(
            """
            {"orders": [{"id": 6930000000000000001, "beyond": 99999999999999999999, "paid": 62.30,
            "rate": 1.0E+2, "small": -0.10, "none": null, "yes": true, "lines": [{"n": 1}], "s": "x"}]}
            """);

    var row = new HashMap<String, Object>();
    row.put("id", 6930000000000000001L);
    row.put("beyond", "99999999999999999999");
    row.put("paid", "62.30");
    row.put("rate", "1.0E+2");
    row.put("small", "-0.10");
    row.put("none", null);
    row.put("yes", true);
    row.put("lines", List.of(Map.of("n", 1L)));
    row.put("s", "x");
    assertThat(pieces)
        .containsExactly(
            new Piece(
                new SourceRecord("page 3, record 1", row, Collections.singletonList(row)),
                List.of()));
  }

  @Test
  void anEmptyListIsAPageWithoutRecords() throws IOException {
    assertThat(cut("{\"orders\": []}")).isEmpty();
  }

  @Test
  void aRecordThatIsNoObjectIsDamageAndTheOthersGoOn() throws IOException {
    var pieces = cut("{\"orders\": [null, {\"id\": 1}]}");

    assertThat(pieces.get(0).damage())
        .containsExactly(
            new Unreadable(
                "page 3, record 1",
                "record",
                "null",
                "a JSON object",
                "compare the kept answer with the feed's mapping"));
    assertThat(pieces.get(1).source().row()).isEqualTo(Map.of("id", 1L));
  }

  @Test
  void aNameThatStandsTwiceIsToldAsThat() {
    assertThatThrownBy(() -> cut("{\"orders\": [],\n \"orders\": []}"))
        .hasMessageContaining("a name that stands twice in one object at line 2, column ");
    assertThatThrownBy(() -> cut("{\"orders\": [],\n}"))
        .hasMessageContaining("bytes that are not JSON at line 2, column ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"orders\": [{\"id\": 1}",
        "<html>busy</html>",
        "",
        "{\"orders\": []} {}",
        "{\"orders\": [], \"orders\": [{\"id\": 1}]}",
        "{\"orders\": null}",
        "{\"error\": 1}",
        "null"
      })
  void anAnswerWithoutAListIsRefusedNotTakenAsEmpty(String answer) {
    assertThatThrownBy(() -> cut(answer))
        .isInstanceOf(FileRefused.class)
        .hasMessageStartingWith("page 3: found ")
        .hasMessageContaining("next: compare the kept answer with the feed's mapping");
  }
}

package dev.daybook.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.mapping.SourceRecord;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceDigestTest {
  private static String digest(List<Map<String, Object>> rows) {
    return digest(new SourceRecord("p", rows.get(0), rows));
  }

  private static String digest(SourceRecord source) {
    return HexFormat.of().formatHex(SourceDigest.of(source));
  }

  private static String digest(Object value) {
    return digest(List.of(Map.of("a", value)));
  }

  @Test
  void tellsRecordsApartByWhatTheyHold() {
    var digests =
        List.of(
            digest("1"),
            digest(1L),
            digest("12"),
            digest(List.of("1", "2")),
            digest(List.of("12")),
            digest(Map.of("x", "1")),
            digest(Map.of("y", "1")),
            digest(Arrays.asList((Object) null)),
            digest(List.of(Map.of("a", "1", "b", "2"))),
            digest(List.of(Map.of("a", "1"), Map.of("a", "2"))));

    assertThat(digests).doesNotHaveDuplicates();
  }

  @Test
  void itsLinesTellARecordApartToo() {
    var row = Map.<String, Object>of("a", "1");
    var line = Map.<String, Object>of("b", "2");

    assertThat(
            List.of(
                digest(new SourceRecord("p", row, List.of(row))),
                digest(new SourceRecord("p", row, List.of(row), List.of(line))),
                digest(new SourceRecord("p", row, List.of(row, line))),
                digest(new SourceRecord("p", row, List.of(row), List.of(row)))))
        .doesNotHaveDuplicates();
  }

  @Test
  void aColumnOfAnotherNameLeavesTheRecordTheSame() {
    assertThat(digest(List.of(Map.of("a", "1", "b", "2"))))
        .isEqualTo(digest(List.of(Map.of("z", "1", "b", "2"))));
  }
}

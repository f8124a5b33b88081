package dev.daybook.landing;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.mapping.EvaluationFailed;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.PageRecords;
import dev.daybook.mapping.PageRecords.Missing;
import dev.daybook.mapping.PageRecords.Row;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.mapping.SourceRecord;
import dev.daybook.mapping.Unreadable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** JSON answers: the list that the feed's {@code records} expression finds. */
@Component("json")
class JsonCutter implements RecordCutter {
  @Override
  public Cut examine(DocumentBytes bytes, Feed feed) throws IOException {
    var pieces = new ArrayList<Piece>();
    for (var row : rows(bytes, (PagedFeed) feed)) {
      pieces.add(piece("%s, record %d".formatted(bytes.name(), pieces.size() + 1), row));
    }
    return new JsonCut(List.copyOf(pieces));
  }

  private static List<Row> rows(DocumentBytes bytes, PagedFeed feed) throws IOException {
    var list = feed.records();
    var answer = parse(bytes, list);
    if (answer == null) {
      throw unexpected(bytes, "null", list.source());
    }
    try {
      return PageRecords.of(feed, answer);
    } catch (EvaluationFailed failed) {
      throw unexpected(
          bytes, "an answer of another shape: without " + failed.expected(), list.source());
    }
  }

  private static Object parse(DocumentBytes bytes, Expression list) throws IOException {
    try (var in = bytes.open()) {
      return ExactJson.parseAll(in.readAllBytes());
    } catch (JacksonException notJson) {
      var at = notJson.getLocation();
      // Jackson has no kind of its own for it.
      boolean twice = String.valueOf(notJson.getOriginalMessage()).startsWith("Duplicate");
      var found =
          (twice ? "a name that stands twice in one object" : "bytes that are not JSON")
              + " at line %d, column %d";
      throw unexpected(bytes, found.formatted(at.getLineNr(), at.getColumnNr()), list.source());
    }
  }

  /** Without the cause: its message may quote the answer. */
  private static FileRefused unexpected(DocumentBytes bytes, String found, String list) {
    return new FileRefused(
        bytes.name(),
        found,
        "a list of records at " + list,
        "compare the kept answer with the feed's mapping; the channel may have changed it");
  }

  @SuppressWarnings("unchecked")
  private static Piece piece(String place, Row found) {
    var record = found.value();
    if (found.missing().isPresent()) {
      return damaged(place, found.missing().get());
    }
    if (record instanceof Map<?, ?> object) {
      var row = (Map<String, Object>) object;
      return new Piece(new SourceRecord(place, row, List.of(row)), List.of());
    }
    return damaged(
        place,
        Missing.of("", record == null ? "null" : "a value that is no object", "a JSON object"));
  }

  private static Piece damaged(String place, Missing missing) {
    var damage =
        new Unreadable(place, "record", missing.found(), missing.expected(), missing.next());
    return new Piece(
        new SourceRecord(place, Map.of(), List.of()), List.of(damage), missing.number());
  }

  private record JsonCut(List<Piece> pieces) implements Cut {
    @Override
    public int records() {
      return pieces.size();
    }

    @Override
    public Cursor open(DocumentBytes bytes) {
      return new JsonCursor(pieces.iterator());
    }
  }

  private record JsonCursor(Iterator<Piece> pieces) implements Cut.Cursor {
    @Override
    public Piece next() {
      return pieces.hasNext() ? pieces.next() : null;
    }

    @Override
    public void close() {}
  }
}

package dev.daybook.landing;

import dev.daybook.landing.Cut.Piece;
import dev.daybook.mapping.EvaluationFailed;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.Feed;
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
    var records = records(bytes, ((PagedFeed) feed).records());
    var pieces = new ArrayList<Piece>(records.size());
    for (var record : records) {
      pieces.add(piece("%s, record %d".formatted(bytes.name(), pieces.size() + 1), record));
    }
    return new JsonCut(List.copyOf(pieces));
  }

  private static List<?> records(DocumentBytes bytes, Expression list) throws IOException {
    var answer = parse(bytes, list);
    if (answer == null) {
      throw unexpected(bytes, "null", list.source());
    }
    try {
      if (list.evaluate(Map.of("answer", answer)) instanceof List<?> records) {
        return records;
      }
    } catch (EvaluationFailed failed) {
      throw unexpected(bytes, "an answer of another shape: no " + failed.expected(), list.source());
    }
    throw unexpected(bytes, "something else", list.source());
  }

  private static Object parse(DocumentBytes bytes, Expression list) throws IOException {
    try (var in = bytes.open()) {
      return ExactJson.parse(in.readAllBytes());
    } catch (JacksonException notJson) {
      var at = notJson.getLocation();
      var found = "bytes that are not JSON at line %d, column %d";
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
  private static Piece piece(String place, Object record) {
    if (record instanceof Map<?, ?> object) {
      var row = (Map<String, Object>) object;
      return new Piece(new SourceRecord(place, row, List.of(row)), List.of());
    }
    var damage =
        new Unreadable(
            place,
            "record",
            record == null ? "null" : "a value that is no object",
            "a JSON object",
            "compare the kept answer with the feed's mapping");
    return new Piece(new SourceRecord(place, Map.of(), List.of()), List.of(damage));
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

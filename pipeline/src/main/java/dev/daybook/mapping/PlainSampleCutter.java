package dev.daybook.mapping;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A small cutter for samples: JSON pages by the feed's {@code records}, CSV by its {@code groupBy}.
 * Samples are well formed; damage of real files is the business of landing.
 */
final class PlainSampleCutter implements SampleCutter {
  @Override
  public List<SourceRecord> cut(Feed feed, String fileName, byte[] bytes) {
    return feed instanceof PagedFeed paged
        ? page(paged, fileName, bytes)
        : rows((FileFeed) feed, fileName, bytes);
  }

  @SuppressWarnings("unchecked")
  private static List<SourceRecord> page(PagedFeed feed, String fileName, byte[] bytes) {
    var records = new ArrayList<SourceRecord>();
    for (var row : PageRecords.of(feed, SourceJson.read(bytes))) {
      row.missing()
          .ifPresent(
              missing -> {
                throw missing;
              });
      records.add(
          new SourceRecord(
              "%s, record %d".formatted(fileName, records.size() + 1),
              (Map<String, Object>) row.value(),
              List.of()));
    }
    return records;
  }

  private static List<SourceRecord> rows(FileFeed feed, String fileName, byte[] bytes) {
    var orders = new LinkedHashMap<String, List<Map<String, Object>>>();
    var places = new LinkedHashMap<String, Integer>();
    var lines = csv(decoded(bytes));
    var header = header(feed, lines.get(0));
    for (var line : lines.subList(1, lines.size())) {
      var row = row(header, line);
      var key = String.valueOf(row.get(feed.groupBy()));
      if (!key.isEmpty() && !feed.notOrders().matcher(key).find()) {
        orders.computeIfAbsent(key, first -> new ArrayList<>()).add(row);
        places.putIfAbsent(key, (int) line.getRecordNumber());
      }
    }
    var records = new ArrayList<SourceRecord>();
    orders.forEach(
        (key, rows) ->
            records.add(
                new SourceRecord("%s:%d".formatted(fileName, places.get(key)), rows.get(0), rows)));
    return records;
  }

  private static List<CSVRecord> csv(String text) {
    try (var parser = CSVFormat.RFC4180.parse(new StringReader(text))) {
      return parser.getRecords();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static List<String> header(FileFeed feed, CSVRecord line) {
    var names = new TreeMap<String, String>();
    feed.columns()
        .forEach(
            column -> {
              names.put(folded(column.name()), column.name());
              column.aliases().forEach(alias -> names.put(folded(alias), column.name()));
            });
    return line.stream()
        .map(cell -> folded(clean(cell)))
        .map(cell -> names.getOrDefault(cell, cell))
        .toList();
  }

  private static String folded(String name) {
    return name.replace('（', '(').replace('）', ')');
  }

  private static Map<String, Object> row(List<String> header, CSVRecord line) {
    var row = new LinkedHashMap<String, Object>();
    for (int i = 0; i < header.size(); i++) {
      row.put(header.get(i), clean(line.get(i)));
    }
    return row;
  }

  /** Without what spreadsheets put around a value: tabs, {@code ="…"}, a leading apostrophe. */
  private static String clean(String cell) {
    return cell.strip().replaceFirst("^=\"(.*)\"$", "$1").replaceFirst("^'", "").strip();
  }

  private static String decoded(byte[] bytes) {
    var text =
        bytes.length == 0 ? "" : decode(bytes, StandardCharsets.UTF_8, Charset.forName("GB18030"));
    return text.replaceFirst("^\uFEFF", "");
  }

  private static String decode(byte[] bytes, Charset... charsets) {
    for (var charset : charsets) {
      try {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException tryTheNext) {
        continue;
      }
    }
    throw new IllegalArgumentException("the file is neither UTF-8 nor GB18030");
  }
}

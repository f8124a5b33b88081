package dev.daybook.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Rows in columns, indented by two; numbers to the right. */
final class Table {
  private final List<String> head;
  private final List<List<Object>> rows = new ArrayList<>();

  Table(String... head) {
    this.head = List.of(head);
  }

  void row(Object... cells) {
    rows.add(List.of(cells));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public String toString() {
    var widths = IntStream.range(0, head.size()).map(this::width).toArray();
    var text = new StringBuilder(line(List.copyOf(head), widths));
    rows.forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  private int width(int column) {
    return IntStream.concat(
            IntStream.of(Cells.width(head.get(column))),
            rows.stream().mapToInt(row -> Cells.width(Cells.text(row.get(column)))))
        .max()
        .orElse(0);
  }

  private String line(List<?> cells, int[] widths) {
    var line = new StringBuilder(" ");
    for (int i = 0; i < cells.size(); i++) {
      var text = Cells.text(cells.get(i));
      var space = " ".repeat(widths[i] - Cells.width(text));
      boolean right = isNumeric(i);
      line.append(' ').append(right ? space + text : text + space).append(' ');
    }
    return line.toString().stripTrailing() + "\n";
  }

  private boolean isNumeric(int column) {
    return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column) instanceof Number);
  }

  /** How cells look and how wide they are: Chinese characters take two columns of a terminal. */
  private static final class Cells {
    static String text(Object cell) {
      return cell instanceof Long || cell instanceof Integer
          ? String.format(Locale.ROOT, "%,d", ((Number) cell).longValue())
          : cell.toString();
    }

    static int width(String text) {
      return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
    }

    private static boolean isWide(int point) {
      return point >= 0x1100 && point <= 0x115F
          || point >= 0x2E80 && point <= 0xA4CF
          || point >= 0xAC00 && point <= 0xD7A3
          || point >= 0xF900 && point <= 0xFAFF
          || point >= 0xFE30 && point <= 0xFE6F
          || point >= 0xFF00 && point <= 0xFF60
          || point >= 0xFFE0 && point <= 0xFFE6
          || point >= 0x1F300 && point <= 0x1FAFF
          || point >= 0x20000 && point <= 0x3FFFD;
    }
  }
}

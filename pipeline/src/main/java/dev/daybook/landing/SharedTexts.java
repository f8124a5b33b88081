package dev.daybook.landing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The texts that a workbook's cells share, by number; held as UTF-8, so in bounded memory. */
final class SharedTexts {
  private static final int NUMBER_BYTES = 4;

  private byte[] bytes = new byte[1 << 12];
  private int[] ends = new int[1 << 8];
  private int count;

  static SharedTexts none() {
    return new SharedTexts();
  }

  static SharedTexts read(ZipParts.Part part, WorkbookLimits limits) throws IOException {
    var texts = new SharedTexts();
    var xml = WorkbookXml.of(part, limits);
    var text = new StringBuilder();
    while (xml.nextTag()) {
      if (xml.begins("si")) {
        text.setLength(0);
        xml.text(text, Rows.LONGEST_ROW + 1);
        texts.add(text.toString().getBytes(StandardCharsets.UTF_8));
        if (texts.size() > limits.sharedTextBytes()) {
          throw WorkbookRefused.tooMuchText(part.place(), limits.sharedTextBytes());
        }
      }
    }
    return texts;
  }

  private void add(byte[] text) {
    int from = end(count);
    if (from + text.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, from + text.length));
    }
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
    }
    System.arraycopy(text, 0, bytes, from, text.length);
    ends[count++] = from + text.length;
  }

  private int end(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  private long size() {
    return end(count) + (long) NUMBER_BYTES * count;
  }

  int count() {
    return count;
  }

  String get(int number) {
    int from = end(number);
    return new String(bytes, from, ends[number] - from, StandardCharsets.UTF_8);
  }
}

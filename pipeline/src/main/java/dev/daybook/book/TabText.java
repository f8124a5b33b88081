package dev.daybook.book;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Rows as {@code LOAD DATA} reads them by default: UTF-8, fields between tabs, lines between line
 * feeds, {@code \N} for null; backslash, tab, line feed, carriage return and NUL behind a
 * backslash. Bytes are written in hex.
 *
 * <p>Source: MySQL 8.0 reference manual, "LOAD DATA statement", field and line handling.
 */
final class TabText {
  private static final int START_BYTES = 1 << 16;
  private static final int MOST_BYTES_A_CHAR = 3;

  private byte[] buffer = new byte[START_BYTES];
  private int length;

  void row(Object[] cells) {
    for (int i = 0; i < cells.length; i++) {
      if (i > 0) {
        put((byte) '\t');
      }
      cell(cells[i]);
    }
    put((byte) '\n');
  }

  InputStream stream() {
    return new ByteArrayInputStream(buffer, 0, length);
  }

  private void cell(Object value) {
    if (value == null) {
      put((byte) '\\');
      put((byte) 'N');
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof byte[] bytes) {
      text(HexFormat.of().formatHex(bytes));
    } else if (value instanceof Boolean flag) {
      put((byte) (flag ? '1' : '0'));
    } else if (value instanceof BigDecimal decimal) {
      text(decimal.toPlainString());
    } else {
      text(value.toString());
    }
  }

  private void text(String text) {
    int count = text.length();
    reserve(count * MOST_BYTES_A_CHAR + count);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        ascii((byte) c);
      } else {
        i = beyondAscii(text, i, c);
      }
    }
  }

  private void ascii(byte c) {
    byte escaped = escaped(c);
    if (escaped != 0) {
      buffer[length++] = '\\';
      buffer[length++] = escaped;
    } else {
      buffer[length++] = c;
    }
  }

  private static byte escaped(byte c) {
    return switch (c) {
      case '\\' -> '\\';
      case '\t' -> 't';
      case '\n' -> 'n';
      case '\r' -> 'r';
      case 0 -> '0';
      default -> 0;
    };
  }

  /** Answers the index of the last char that was used. */
  private int beyondAscii(String text, int index, char first) {
    if (first < 0x800) {
      buffer[length++] = (byte) (0xC0 | first >> 6);
      buffer[length++] = (byte) (0x80 | first & 0x3F);
      return index;
    }
    if (!Character.isSurrogate(first)) {
      buffer[length++] = (byte) (0xE0 | first >> 12);
      buffer[length++] = (byte) (0x80 | first >> 6 & 0x3F);
      buffer[length++] = (byte) (0x80 | first & 0x3F);
      return index;
    }
    int end = Math.min(text.length(), Character.isHighSurrogate(first) ? index + 2 : index + 1);
    var utf8 = text.substring(index, end).getBytes(StandardCharsets.UTF_8);
    System.arraycopy(utf8, 0, buffer, length, utf8.length);
    length += utf8.length;
    return end - 1;
  }

  private void put(byte value) {
    reserve(1);
    buffer[length++] = value;
  }

  private void reserve(int more) {
    if (length + more > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
    }
  }
}

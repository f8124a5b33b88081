package dev.daybook.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Rows of a file of commas, ended by CR LF. */
public final class Csv {
  private Csv() {}

  /** Cells are written as they are; {@linkplain #cell quote} those that need it. */
  public static void row(Writer out, List<String> cells) {
    try {
      out.write(String.join(",", cells));
      out.write("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In quotes where the text needs them. */
  public static String cell(String text) {
    boolean needed = text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0;
    return needed ? quoted(text) : text;
  }

  public static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}

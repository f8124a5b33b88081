package dev.daybook.mapping;

/**
 * One thing wrong in a mapping file.
 *
 * @param file as the operator knows it, such as {@code mappings/jd/export.yaml}
 * @param line from 1
 * @param column from 1, in characters
 * @param expected what could have stood there; empty when the message says it all
 * @param sourceLine the line as written
 */
public record MappingError(
    String file, int line, int column, String message, String expected, String sourceLine)
    implements Comparable<MappingError> {

  /** {@code file:line:column: message}, the source line, and a caret under the place. */
  @Override
  public String toString() {
    var told = "%s:%d:%d: %s".formatted(file, line, column, message);
    var wanted = expected.isEmpty() ? "" : "; expected " + expected;
    return sourceLine.isEmpty()
        ? told + wanted
        : "%s%s%n  %s%n  %s^".formatted(told, wanted, sourceLine, caretIndent());
  }

  /** As wide as the text before the place: Chinese characters take two columns of a terminal. */
  private String caretIndent() {
    var indent = new StringBuilder();
    sourceLine
        .codePoints()
        .limit(column - 1L)
        .forEach(character -> indent.appendCodePoint(blankFor(character)));
    return indent.toString();
  }

  private static int blankFor(int character) {
    if (character == '\t') {
      return '\t';
    }
    return isWide(character) ? 0x3000 : ' ';
  }

  private static boolean isWide(int character) {
    return Character.isIdeographic(character)
        || character >= 0x3000 && character <= 0x303F
        || character >= 0xFF01 && character <= 0xFF60;
  }

  @Override
  public int compareTo(MappingError other) {
    int byFile = file.compareTo(other.file);
    int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
    int byColumn = byLine != 0 ? byLine : Integer.compare(column, other.column);
    return byColumn != 0 ? byColumn : message.compareTo(other.message);
  }
}

package dev.daybook.mapping;

import dev.cel.common.CelIssue;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Where each character of a YAML scalar stands in its file: past the quotes, escapes, block headers
 * and indentation that YAML takes away.
 */
final class ScalarPlaces {
  private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

  private final MappingFile file;
  private final int[] places;
  private final int[] value;

  ScalarPlaces(MappingFile file, ScalarNode node) {
    this.file = file;
    this.value = node.getValue().codePoints().toArray();
    this.places = align(file, node, value);
  }

  /** An error at this character of the value, counted from 0. */
  MappingError error(int offset, String message, String expected) {
    return file.error(places[Math.max(0, Math.min(offset, value.length))], message, expected);
  }

  MappingError error(CelIssue issue, String name) {
    var at = issue.getSourceLocation();
    int offset = lineStart(at.getLine()) + Math.max(0, at.getColumn());
    return error(
        startOfName(offset, issue.getMessage()), name + ": " + firstLine(issue.getMessage()), "");
  }

  /** CEL tells a call at its bracket: the name before it is what people look for. */
  private int startOfName(int offset, String message) {
    var named = QUOTED.matcher(message);
    if (!named.find()) {
      return offset;
    }
    var name = named.group(1).codePoints().toArray();
    int start = offset - name.length;
    return start >= 0
            && offset <= value.length
            && Arrays.equals(value, start, offset, name, 0, name.length)
        ? start
        : offset;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  private int lineStart(int line) {
    int start = 0;
    for (int seen = 1; seen < line && start < value.length; start++) {
      if (value[start] == '\n') {
        seen++;
      }
    }
    return start;
  }

  private static int[] align(MappingFile file, ScalarNode node, int[] value) {
    int raw = contentStart(file, node);
    int end = Math.min(node.getEndMark().getIndex(), file.length());
    var places = new int[value.length + 1];
    for (int i = 0; i < value.length; i++) {
      int found = raw;
      while (found < end && !isSame(value[i], file.characterAt(found))) {
        found++;
      }
      places[i] = found < end ? found : Math.min(raw, end);
      raw = found < end ? found + 1 : raw;
    }
    places[value.length] = Math.min(raw, end);
    return places;
  }

  /** A folded line break has become a space. */
  private static boolean isSame(int inValue, int inFile) {
    return inValue == inFile || inValue == ' ' && inFile == '\n';
  }

  private static int contentStart(MappingFile file, ScalarNode node) {
    int start = node.getStartMark().getIndex();
    var style = node.getScalarStyle();
    if (style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED) {
      return start + 1;
    }
    if (style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED) {
      while (start < file.length() && file.characterAt(start) != '\n') {
        start++;
      }
      return start + 1;
    }
    return start;
  }
}

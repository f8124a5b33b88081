package dev.daybook.mapping;

import java.util.List;

/**
 * Two texts line by line.
 *
 * @param firstLine the first line of the left text, from 1, that differs
 * @param text the lines that differ: {@code -} left only, {@code +} right only
 */
record LineDiff(int firstLine, String text) {
  static LineDiff of(String left, String right) {
    var before = left.lines().toList();
    var after = right.lines().toList();
    var common = common(before, after);
    var text = new StringBuilder();
    int first = 0;
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      boolean same = i < before.size() && j < after.size() && before.get(i).equals(after.get(j));
      if (same) {
        i++;
        j++;
        continue;
      }
      first = first == 0 ? i + 1 : first;
      if (i < before.size() && (j == after.size() || common[i + 1][j] >= common[i][j + 1])) {
        text.append("- ").append(before.get(i++)).append('\n');
      } else {
        text.append("+ ").append(after.get(j++)).append('\n');
      }
    }
    return new LineDiff(Math.max(1, first), text.toString());
  }

  /** How many lines the rests from i and j have in common, in order. */
  private static int[][] common(List<String> before, List<String> after) {
    var common = new int[before.size() + 2][after.size() + 2];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}

package dev.daybook.landing;

import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.FileFeed.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which column stands where. Columns that the feed names bear the name it gives them, whichever of
 * their names the file uses; further columns bear the file's name, cleaned and with folded
 * brackets.
 *
 * @param columns positions by name, in file order; columns without a name are left out
 * @param width how many cells a row has
 * @param groupBy the position of the feed's {@code groupBy}
 */
record TableHeader(Map<String, Integer> columns, int width, int groupBy, int line) {
  private static final Pattern LONG_NUMBER = Pattern.compile("\\d{4}");

  private static final String NEXT =
      "if the channel has changed its export, add the new name to the column's aliases in the"
          + " channel's mapping; else export the file again";

  /**
   * @throws FileRefused when a required column is missing or a name stands there twice
   */
  static TableHeader read(TableRow row, FileFeed feed, String file, String encoding) {
    var place = "%s:%d".formatted(file, row.firstLine());
    var names = canonicalNames(feed);
    var columns = new LinkedHashMap<String, Integer>();
    var twice = new ArrayList<String>();
    for (int i = 0; i < row.cells().length; i++) {
      var found = Cells.name(row.cells()[i]);
      var name = names.getOrDefault(folded(found), found);
      if (!name.isEmpty() && columns.putIfAbsent(name, i) != null) {
        twice.add(name);
      }
    }
    var missing = missing(feed, columns);
    refuseMarkup(place, row, missing);
    var header = "%s (%s)".formatted(shown(row, columns), encoding);
    refuse(place, header, "also the columns " + missing, missing.isEmpty());
    refuse(place, "the header names twice: " + twice, "every column once", twice.isEmpty());
    var group = names.getOrDefault(folded(feed.groupBy()), Cells.name(feed.groupBy()));
    refuse(place, header, "the column '%s'".formatted(group), columns.containsKey(group));
    return new TableHeader(columns, row.cells().length, columns.get(group), row.firstLine());
  }

  private static void refuse(String place, String found, String expected, boolean fine) {
    if (!fine) {
      throw new FileRefused(place, found, expected, NEXT);
    }
  }

  /** A channel that wants a login, or an API, answers so in place of a file. */
  private static void refuseMarkup(String place, TableRow row, List<String> missing) {
    if (!missing.isEmpty() && row.cells()[0].strip().startsWith("<")) {
      throw new FileRefused(
          place,
          "HTML or XML",
          "a table with the columns " + missing,
          "look at it in a browser: a page, such as of a login, may have been saved in place of the"
              + " file; of an API save the answer in JSON");
    }
  }

  private static Map<String, String> canonicalNames(FileFeed feed) {
    var names = new HashMap<String, String>();
    for (var column : feed.columns()) {
      column.aliases().forEach(alias -> names.put(folded(alias), column.name()));
    }
    feed.columns().forEach(column -> names.put(folded(column.name()), column.name()));
    return names;
  }

  private static String folded(String name) {
    return Cells.name(name).toLowerCase(Locale.ROOT);
  }

  private static List<String> missing(FileFeed feed, Map<String, Integer> columns) {
    return feed.columns().stream()
        .filter(Column::required)
        .map(Column::name)
        .filter(name -> !columns.containsKey(name))
        .toList();
  }

  /** A row with a long number is an order in a file without header: it may name people. */
  private static String shown(TableRow row, Map<String, Integer> columns) {
    return columns.keySet().stream().anyMatch(LONG_NUMBER.asPredicate())
        ? "a first row of %d cells that is no header".formatted(row.cells().length)
        : "the header " + shorten(columns.keySet().toString());
  }

  private static String shorten(String text) {
    return text.length() <= 600 ? text : text.substring(0, 600) + "…";
  }
}

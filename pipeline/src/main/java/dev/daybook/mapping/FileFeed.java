package dev.daybook.mapping;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A feed that comes as files.
 *
 * @param name matches the file's name; group {@code date} (yyyyMMdd), where there is one, is the
 *     business date in the channel's zone that the file covers from midnight to midnight
 * @param format the kind of file, found by name ({@code csv}, {@code tsv}, {@code xlsx})
 * @param groupBy the column whose value says which rows belong to one order
 * @param columns columns that are known by several names, or must be there
 * @param notOrders rows whose {@code groupBy} value matches are totals, not orders; null when the
 *     channel writes none
 * @param totals columns whose cell in a row of totals is the sum over all rows of the file; empty
 *     when the channel states none
 * @param encodings what text that is no UTF-8 is read as, tried in this order; empty for GB18030
 * @param trailingCellsOptional whether a row may leave out the empty cells at its end
 * @param due how long after the end of the covered date the file is owed
 * @param optIn whether only shops that name this feed have it
 * @param lines a second file that may come in one zip with this one, with the lines of its orders;
 *     null for none. It is read as this one is, and is no feed of its own: nothing is due of it
 */
public record FileFeed(
    String stream,
    Pattern name,
    String format,
    String groupBy,
    List<Column> columns,
    Pattern notOrders,
    List<String> totals,
    List<Charset> encodings,
    boolean trailingCellsOptional,
    Duration due,
    OrderMapping mapping,
    boolean optIn,
    FileFeed lines)
    implements Feed {

  /** A feed that is read as usual. */
  public FileFeed(
      String stream,
      Pattern name,
      String format,
      String groupBy,
      List<Column> columns,
      Pattern notOrders,
      List<String> totals,
      Duration due,
      OrderMapping mapping,
      boolean optIn) {
    this(
        stream, name, format, groupBy, columns, notOrders, totals, List.of(), false, due, mapping,
        optIn, null);
  }

  /** A feed whose files state no totals. */
  public FileFeed(
      String stream,
      Pattern name,
      String format,
      String groupBy,
      List<Column> columns,
      Pattern notOrders,
      Duration due,
      OrderMapping mapping) {
    this(stream, name, format, groupBy, columns, notOrders, List.of(), due, mapping, false);
  }

  /** Whether a file of this name holds lines of its orders, and not the orders. */
  public boolean isOfLines(String fileName) {
    return lines != null && lines.name().matcher(fileName).matches();
  }

  /**
   * A column and its other known names; names are compared trimmed, with full-width brackets folded
   * and whatever the case.
   */
  public record Column(String name, List<String> aliases, boolean required) {
    /** One that must be there. */
    public Column(String name, List<String> aliases) {
      this(name, aliases, true);
    }
  }
}

package dev.daybook.landing;

import dev.daybook.canonical.ForOperator;
import dev.daybook.mapping.FileFeed;
import java.util.Collection;

/**
 * A file that cannot be read at all: nothing of it was landed. Says where, what was found, what was
 * expected and what to do next; never holds what a cell of an order says.
 */
public class FileRefused extends RuntimeException implements ForOperator {
  private final String place;
  private final String found;
  private final String expected;
  private final String next;

  /**
   * @param place the file, with line and offset where there is one: {@code a.csv:1}
   */
  public FileRefused(String place, String found, String expected, String next) {
    super("%s: found %s; expected %s; next: %s".formatted(place, found, expected, next));
    this.place = place;
    this.found = found;
    this.expected = expected;
    this.next = next;
  }

  public String place() {
    return place;
  }

  public String found() {
    return found;
  }

  public String expected() {
    return expected;
  }

  public String next() {
    return next;
  }

  /**
   * @throws FileRefused when one of the feeds knows this name as that of a file of lines
   */
  public static void refuseLinesAlone(String name, Collection<FileFeed> feeds) {
    for (var feed : feeds) {
      if (feed.isOfLines(name)) {
        throw new FileRefused(
            name,
            "lines without their orders",
            "both files of the export in one zip",
            "zip it with the file of the orders, under a name that %s takes"
                .formatted(feed.stream()));
      }
    }
  }
}

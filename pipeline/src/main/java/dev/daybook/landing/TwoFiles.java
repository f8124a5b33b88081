package dev.daybook.landing;

import dev.daybook.mapping.FileFeed;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the two files lie in their zip.
 *
 * @param ordersName the name of the part that holds the orders
 * @param linesName the name of the one with their lines
 */
record TwoFiles(DocumentBytes zip, String ordersName, String linesName) {
  /**
   * @throws FileRefused when there are not two files, or when none or both are those of lines
   */
  static TwoFiles find(DocumentBytes zip, FileFeed lines) throws IOException {
    var orders = new ArrayList<String>();
    var ofLines = new ArrayList<String>();
    // Every part is read to its end, which is where what inflates without end is refused.
    try (var parts = ZipParts.ofFiles(zip)) {
      for (var part = parts.next(); part != null; part = parts.next()) {
        if (!isOfTheSystem(part.name())) {
          (lines.name().matcher(plain(part.name())).matches() ? ofLines : orders).add(part.name());
        }
        part.bytes().transferTo(OutputStream.nullOutputStream());
      }
    }
    if (orders.size() != 1 || ofLines.size() != 1) {
      throw new FileRefused(
          zip.name(),
          orders.isEmpty() && ofLines.isEmpty()
              ? "no zip, or one without files"
              : "a zip of %s".formatted(names(orders, ofLines)),
          "two files, the orders and their lines, the latter by a name that matches "
              + lines.name(),
          "zip the two exports of the same orders under their names, and nothing else");
    }
    return new TwoFiles(zip, orders.get(0), ofLines.get(0));
  }

  private static List<String> names(List<String> some, List<String> others) {
    var all = new ArrayList<>(some);
    all.addAll(others);
    return all.size() <= 10 ? all : all.subList(0, 10);
  }

  /**
   * What macOS and Windows put beside the files; a folder whose name ended with a backslash too.
   */
  private static boolean isOfTheSystem(String name) {
    return name.startsWith("__MACOSX/")
        || plain(name).isEmpty()
        || plain(name).startsWith(".")
        || plain(name).matches("(?i)thumbs\\.db|desktop\\.ini");
  }

  private static String plain(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  DocumentBytes orders() {
    return new Part(this, ordersName);
  }

  DocumentBytes lines() {
    return new Part(this, linesName);
  }

  private record Part(TwoFiles files, String part) implements DocumentBytes {
    @Override
    public String name() {
      return files.zip.name() + "!" + part;
    }

    @Override
    public InputStream open() throws IOException {
      var parts = ZipParts.ofFiles(files.zip);
      try {
        for (var found = parts.next(); found != null; found = parts.next()) {
          if (found.name().equals(part)) {
            return new OfZip(found.bytes(), parts);
          }
        }
        throw ZipKind.TWO_FILES.damaged(files.zip.name(), "a zip without its part " + part);
      } catch (IOException | RuntimeException failed) {
        parts.close();
        throw failed;
      }
    }
  }

  /** At the end of a part the zip is read to its own, so that its hash is compared. */
  private static final class OfZip extends FilterInputStream {
    private final ZipParts parts;
    private boolean ended;

    private OfZip(InputStream part, ZipParts parts) {
      super(part);
      this.parts = parts;
    }

    @Override
    public int read() throws IOException {
      return ended(super.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return ended(super.read(buffer, offset, length));
    }

    private int ended(int read) throws IOException {
      if (read < 0 && !ended) {
        ended = true;
        while (parts.next() != null) {
          // What follows was looked at when the parts were found.
        }
      }
      return read;
    }

    @Override
    public void close() throws IOException {
      parts.close();
    }
  }
}

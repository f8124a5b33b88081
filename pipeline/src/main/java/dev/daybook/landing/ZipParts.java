package dev.daybook.landing;

import java.io.Closeable;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The parts of a zip in their order. Nothing is ever written under a part's name; names that would
 * lead elsewhere are refused all the same, and so is what inflates without end.
 */
final class ZipParts implements Closeable {
  private static final int LONGEST_NAME = 255;

  private final String file;
  private final WorkbookLimits limits;
  private final ZipKind kind;
  private final Counted raw;
  private final ZipInputStream zip;
  private final Set<String> names = new HashSet<>();
  private long inflated;

  private ZipParts(String file, WorkbookLimits limits, ZipKind kind, InputStream in) {
    this.file = file;
    this.limits = limits;
    this.kind = kind;
    this.raw = new Counted(in);
    this.zip = new ZipInputStream(raw, kind.names());
  }

  static ZipParts ofWorkbook(DocumentBytes bytes, WorkbookLimits limits) throws IOException {
    return new ZipParts(bytes.name(), limits, ZipKind.WORKBOOK, bytes.open());
  }

  /** As people make them. */
  static ZipParts ofFiles(DocumentBytes bytes) throws IOException {
    return new ZipParts(bytes.name(), WorkbookLimits.USUAL, ZipKind.TWO_FILES, bytes.open());
  }

  /** One file of the zip; its bytes are to be read before the next is asked for. */
  record Part(String name, String place, InputStream bytes) {}

  /** The next part; null after the last, when every byte of the zip has been read. */
  Part next() throws IOException {
    try {
      var entry = nextFile();
      if (entry == null) {
        raw.transferTo(OutputStream.nullOutputStream());
        return null;
      }
      var name = kind.name(entry.getName());
      check(name);
      var place = file + "!" + name;
      return new Part(name, place, new Inflated(place));
    } catch (ZipException | EOFException | IllegalArgumentException broken) {
      throw unreadable(file, broken);
    }
  }

  private ZipEntry nextFile() throws IOException {
    var entry = zip.getNextEntry();
    while (entry != null && entry.isDirectory()) {
      var name = kind.name(entry.getName());
      check(name);
      // A folder may claim to have bytes: they are counted as those of a file are.
      new Inflated(file + "!" + name).transferTo(OutputStream.nullOutputStream());
      entry = zip.getNextEntry();
    }
    return entry;
  }

  private void check(String name) {
    if (!names.add(name.toLowerCase(Locale.ROOT)) || !isPlain(name)) {
      throw kind.badName(file, shown(name));
    }
    if (names.size() > limits.parts()) {
      throw kind.bomb(file, "more than %d parts".formatted(limits.parts()));
    }
  }

  private static boolean isPlain(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && !name.startsWith("/")
        && name.chars().noneMatch(c -> c == '\\' || c == ':' || Character.isISOControl(c))
        && !List.of(name.split("/")).contains("..");
  }

  private static String shown(String name) {
    var plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 100 ? plain.substring(0, 100) + "…" : plain;
  }

  private FileRefused unreadable(String place, Exception broken) {
    return String.valueOf(broken.getMessage()).contains("encrypted")
        ? kind.encrypted(place)
        : kind.damaged(place, kind.broken());
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  /** How many bytes of the zip were read. */
  private static final class Counted extends FilterInputStream {
    private long count;

    private Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      count += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      count += Math.max(read, 0);
      return read;
    }
  }

  /** A part's bytes; closing it leaves the zip open. */
  private final class Inflated extends InputStream {
    private final String place;

    private Inflated(String place) {
      this.place = place;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      try {
        int read = zip.read(buffer, offset, length);
        inflated += Math.max(read, 0);
        checkSize();
        return read;
      } catch (ZipException | EOFException broken) {
        throw unreadable(place, broken);
      }
    }

    private void checkSize() {
      if (inflated > limits.inflatedBytes()) {
        throw kind.bomb(
            place, "parts of more than %d MB together".formatted(limits.inflatedBytes() >> 20));
      }
      if (inflated > limits.ratioFromBytes() && inflated / limits.ratio() > raw.count) {
        throw kind.bomb(
            place,
            "a zip bomb: %d MB out of %d kB".formatted(inflated >> 20, (raw.count + 1023) >> 10));
      }
    }
  }
}

package dev.daybook.landing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Stands before the XML parser, which holds a text or a tag as a whole: none may be longer than a
 * bound, and there is no document type.
 */
final class XmlGuard extends FilterInputStream {
  private enum At {
    TEXT,
    TAG_START,
    MARK,
    SPECIAL
  }

  private final String place;
  private final int longest;
  private At at = At.TEXT;
  private int length;
  private int last;
  private int beforeLast;

  XmlGuard(InputStream in, String place, int longest) {
    super(in);
    this.place = place;
    this.longest = longest;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int wanted) throws IOException {
    int read = super.read(buffer, offset, wanted);
    for (int i = offset; i < offset + read; i++) {
      see(buffer[i]);
    }
    return read;
  }

  private void see(int c) {
    length++;
    at =
        switch (at) {
          case TEXT -> c == '<' ? begin() : At.TEXT;
          case TAG_START -> c == '!' ? At.MARK : c == '?' ? At.SPECIAL : At.TEXT;
          case MARK -> special(c);
          case SPECIAL -> ends(c) ? At.TEXT : At.SPECIAL;
        };
    beforeLast = last;
    last = c;
    if (length > longest) {
      throw ZipKind.WORKBOOK.bomb(
          place, "a text or a tag of more than %d kB".formatted(longest >> 10));
    }
  }

  private At begin() {
    length = 0;
    return At.TAG_START;
  }

  private At special(int c) {
    if (c == 'D') {
      throw ZipKind.WORKBOOK.bomb(place, "a document type, which no workbook has");
    }
    return At.SPECIAL;
  }

  /** Comments, CDATA and instructions may hold anything up to their end. */
  private boolean ends(int c) {
    return c == '>'
        && (last == '?' || last == '-' && beforeLast == '-' || last == ']' && beforeLast == ']');
  }
}

package dev.daybook.landing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/** One walk over bytes that replaces nothing: stops at the first byte that is no text. */
final class StrictDecoding {
  private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
  private final CharBuffer chars = CharBuffer.allocate(1 << 16);
  private final CharsetDecoder decoder;
  private long consumed;
  private int line = 1;
  private char last;
  private boolean fits = true;
  private boolean cutShort;
  private int badByte;

  private StrictDecoding(Charset charset) {
    this.decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  static StrictDecoding of(DocumentBytes source, Charset charset, int mark) throws IOException {
    var decoding = new StrictDecoding(charset);
    try (var in = source.open()) {
      in.skipNBytes(mark);
      decoding.consumed = mark;
      decoding.walk(in);
    }
    return decoding;
  }

  private void walk(InputStream in) throws IOException {
    boolean more = true;
    while (more && fits) {
      int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
      more = read >= 0;
      bytes.position(bytes.position() + Math.max(read, 0)).flip();
      decodeAll();
      bytes.compact();
    }
    cutShort = fits && bytes.position() > 0;
  }

  /** Asks with "more follows" to the end: what is left over then is half a character. */
  private void decodeAll() {
    CoderResult result;
    do {
      int before = bytes.position();
      result = decoder.decode(bytes, chars, false);
      consumed += bytes.position() - before;
      countLines();
    } while (result.isOverflow());
    if (result.isError()) {
      fits = false;
      badByte = bytes.get(bytes.position()) & 0xff;
    }
  }

  private void countLines() {
    chars.flip();
    var text = chars.array();
    for (int i = 0; i < chars.limit(); i++) {
      char c = text[i];
      if (c == '\r' || c == '\n' && last != '\r') {
        line++;
      }
      last = c;
    }
    chars.clear();
  }

  boolean fits() {
    return fits;
  }

  boolean cutShort() {
    return cutShort;
  }

  int badLine() {
    return line;
  }

  /** From 0, in the file as it came, mark included. */
  long badOffset() {
    return consumed;
  }

  int badByte() {
    return badByte;
  }

  String where() {
    return "byte 0x%02X on line %d at offset %d".formatted(badByte, line, consumed);
  }
}

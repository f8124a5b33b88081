package dev.daybook.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a file's bytes become text: by its byte order mark, else as strict UTF-8, else as the first
 * that fits of the encodings its channel writes, which is GB18030 where it names none.
 *
 * @param mark length of the byte order mark
 * @param cutShort the file ends inside a character
 * @param why how it was found, for error messages
 */
record TextEncoding(Charset charset, int mark, boolean cutShort, String why) {
  private static final Charset GB18030 = Charset.forName("GB18030");

  /**
   * Decodes the whole file, in constant memory.
   *
   * @throws FileRefused with line and byte offset when a byte fits no encoding
   */
  static TextEncoding detect(DocumentBytes bytes, List<Charset> further) throws IOException {
    var marked = byMark(bytes);
    if (marked.isPresent()) {
      var check = StrictDecoding.of(bytes, marked.get().charset(), marked.get().mark());
      return marked.get().checked(bytes, check);
    }
    var utf8 = StrictDecoding.of(bytes, StandardCharsets.UTF_8, 0);
    if (utf8.fits()) {
      return new TextEncoding(StandardCharsets.UTF_8, 0, utf8.cutShort(), "read as UTF-8");
    }
    return unmarked(bytes, further.isEmpty() ? List.of(GB18030) : further, utf8);
  }

  private static TextEncoding unmarked(
      DocumentBytes bytes, List<Charset> charsets, StrictDecoding utf8) throws IOException {
    var furthest = utf8;
    for (var charset : charsets) {
      var check = StrictDecoding.of(bytes, charset, 0);
      if (check.fits()) {
        var why = "read as %s, because %s is not UTF-8".formatted(charset, utf8.where());
        return new TextEncoding(charset, 0, check.cutShort(), why);
      }
      furthest = check.badOffset() > furthest.badOffset() ? check : furthest;
    }
    throw refused(bytes, furthest, "text in " + names(charsets));
  }

  private static String names(List<Charset> charsets) {
    var names = charsets.stream().map(TextEncoding::name).collect(Collectors.joining(" or "));
    return "UTF-8 or " + names;
  }

  private static String name(Charset charset) {
    return charset.equals(GB18030) ? "GB18030 (GBK)" : charset.name();
  }

  private TextEncoding checked(DocumentBytes bytes, StrictDecoding check) {
    if (!check.fits()) {
      throw refused(bytes, check, "text in %s, as its byte order mark says".formatted(charset));
    }
    return new TextEncoding(charset, mark, check.cutShort(), why);
  }

  private static FileRefused refused(DocumentBytes bytes, StrictDecoding check, String expected) {
    return new FileRefused(
        "%s:%d".formatted(bytes.name(), check.badLine()),
        "byte 0x%02X at offset %d, which is no text".formatted(check.badByte(), check.badOffset()),
        expected,
        "export the file again from the channel, without opening it in between");
  }

  private static Optional<TextEncoding> byMark(DocumentBytes bytes) throws IOException {
    byte[] head;
    try (var in = bytes.open()) {
      head = in.readNBytes(3);
    }
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(marked(StandardCharsets.UTF_8, 3));
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return Optional.of(marked(StandardCharsets.UTF_16LE, 2));
    }
    return startsWith(head, 0xFE, 0xFF)
        ? Optional.of(marked(StandardCharsets.UTF_16BE, 2))
        : Optional.empty();
  }

  private static TextEncoding marked(Charset charset, int mark) {
    return new TextEncoding(charset, mark, false, "read as %s by its mark".formatted(charset));
  }

  private static boolean startsWith(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** The text after the mark. */
  Reader reader(InputStream in) throws IOException {
    in.skipNBytes(mark);
    return new InputStreamReader(in, charset);
  }
}

package dev.daybook.landing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How zips of a kind name their parts, and why one cannot be read. */
enum ZipKind {
  WORKBOOK(
      "workbook",
      "workbook (.xlsx)",
      "a zip that is damaged or cut off",
      "export it again, or copy the file again",
      "export the orders as CSV",
      StandardCharsets.UTF_8),

  /**
   * People zip with whatever they have: names that are not marked as UTF-8 may be so, or in GBK.
   */
  TWO_FILES(
      "zip",
      "zip of two files",
      "a zip that is damaged, cut off or of an uncommon form",
      "zip the two files again, with what the system itself has for it",
      "export fewer days at a time",
      StandardCharsets.ISO_8859_1) {
    @Override
    String name(String raw) {
      return decoded(raw).replace('\\', '/');
    }
  };

  private static final Charset GB18030 = Charset.forName("GB18030");

  private final String kind;
  private final String form;
  private final String broken;
  private final String again;
  private final String smaller;
  private final Charset names;

  ZipKind(String kind, String form, String broken, String again, String smaller, Charset names) {
    this.kind = kind;
    this.form = form;
    this.broken = broken;
    this.again = again;
    this.smaller = smaller;
    this.names = names;
  }

  /** What names are read with that are not marked as UTF-8. */
  Charset names() {
    return names;
  }

  /** A part's name as it was meant. */
  String name(String raw) {
    return raw;
  }

  private static String decoded(String raw) {
    if (raw.chars().allMatch(c -> c < 0x80) || raw.chars().anyMatch(c -> c > 0xff)) {
      return raw;
    }
    var bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException otherBytes) {
      return new String(bytes, GB18030);
    }
  }

  String broken() {
    return broken;
  }

  FileRefused encrypted(String file) {
    return new FileRefused(
        file,
        "an encrypted " + kind,
        "a %s without a password".formatted(form),
        "open it with its password and save it without one");
  }

  FileRefused damaged(String place, String what) {
    return new FileRefused(place, what, "a whole " + form, again);
  }

  FileRefused bomb(String place, String what) {
    return new FileRefused(
        place,
        what,
        "a %s of orders".formatted(kind),
        "do not open it; ask whoever sent it, and %s if it is meant to be so large"
            .formatted(smaller));
  }

  FileRefused badName(String file, String shown) {
    return new FileRefused(
        file,
        "a part named '%s'".formatted(shown),
        "names inside the %s's own folders, each once".formatted(kind),
        "do not open it; ask whoever sent it");
  }
}

package dev.daybook.channel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file name that a server told: nothing that leads out of the inbox, hides in a log, or means
 * something else to any system that reads it.
 */
final class RemoteName {
  /** Room for the endings that an inbox adds. */
  private static final int LONGEST_BYTES = 200;

  private static final Pattern DEVICE =
      Pattern.compile(
          "(?i)(con|prn|aux|nul|clock\\$|conin\\$|conout\\$|(com|lpt)[0-9¹²³])\\s*(\\..*)?");
  private static final Set<String> OF_THE_INBOX = Set.of("done", "failed");
  private static final Set<Integer> UNSEEN =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR,
          (int) Character.SURROGATE,
          (int) Character.UNASSIGNED);

  private RemoteName() {}

  /** Why no file of ours may have this name; empty when it may. */
  static Optional<String> refusal(String name) {
    if (name.codePoints().anyMatch(c -> "/\\:*?\"<>|".indexOf(c) >= 0)) {
      return Optional.of("a name with one of / \\ : * ? \" < > |");
    }
    if (name.codePoints().anyMatch(RemoteName::isUnseen)) {
      return Optional.of("a name with characters that cannot be seen, or that are no UTF-8");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      return Optional.of("a name of more than %d bytes".formatted(LONGEST_BYTES));
    }
    if (name.isEmpty() || name.endsWith(".") || !name.equals(name.strip())) {
      return Optional.of("a name that is empty, ends with a dot, or has blanks at an end");
    }
    if (DEVICE.matcher(name).matches()) {
      return Optional.of("the name of a device");
    }
    return OF_THE_INBOX.contains(name.toLowerCase(Locale.ROOT))
        ? Optional.of("the name of a folder of the inbox")
        : Optional.empty();
  }

  private static boolean isUnseen(int codePoint) {
    return UNSEEN.contains(Character.getType(codePoint)) || codePoint == 0xFFFD;
  }

  /** For notes and logs. */
  static String printable(String name) {
    var plain = new StringBuilder();
    name.codePoints().limit(100).forEach(c -> plain.appendCodePoint(isUnseen(c) ? '?' : c));
    return name.codePointCount(0, name.length()) > 100 ? plain + "…" : plain.toString();
  }
}

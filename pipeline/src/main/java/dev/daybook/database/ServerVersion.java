package dev.daybook.database;

import java.util.Arrays;
import java.util.regex.Pattern;

/** A server's version such as {@code 8.0.36}, {@code 10.6.18-MariaDB-log}. */
record ServerVersion(boolean mariaDb, int major, int minor, int patch) {
  private static final Pattern NUMBERS =
      Pattern.compile("^(?:5\\.5\\.5-)?(\\d+)\\.(\\d+)\\.(\\d+)");
  private static final ServerVersion OLDEST_MYSQL = new ServerVersion(false, 8, 0, 12);
  private static final ServerVersion OLDEST_MARIADB = new ServerVersion(true, 10, 6, 0);

  /** MariaDB before 11 prefixes {@code 5.5.5-} for old replicas. */
  static ServerVersion of(String text) {
    var numbers = NUMBERS.matcher(text);
    if (!numbers.find()) {
      throw new IllegalArgumentException(
          "server version: expected numbers such as 8.0.36, found '%s'".formatted(text));
    }
    return new ServerVersion(
        text.contains("MariaDB"),
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        Integer.parseInt(numbers.group(3)));
  }

  boolean isSupported() {
    return Arrays.compare(numbers(), (mariaDb ? OLDEST_MARIADB : OLDEST_MYSQL).numbers()) >= 0;
  }

  private int[] numbers() {
    return new int[] {major, minor, patch};
  }
}

package dev.daybook.operate;

import java.util.List;

/** Alerts as {@code WARNING run-failed jd/flagship 2 ended}: severity, cause, how often. */
public final class AlertLines {
  private AlertLines() {}

  /**
   * In order of their text; without that of the disk, which is this machine's own.
   *
   * @param all those that have ended too
   */
  public static List<String> of(AlertDesk desk, boolean all) {
    return desk.list(all, 50).alerts().stream()
        .filter(alert -> !alert.cause().startsWith("home-space"))
        .map(
            alert ->
                "%s %s %d%s"
                    .formatted(
                        alert.severity(),
                        alert.cause(),
                        alert.times(),
                        alert.endedAt() == null ? "" : " ended"))
        .sorted()
        .toList();
  }
}

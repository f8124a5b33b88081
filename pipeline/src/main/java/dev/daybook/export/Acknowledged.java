package dev.daybook.export;

import java.util.List;

/**
 * What became of the lines of an acknowledgement: {@code taken + repeated + errors} are all of
 * them.
 *
 * @param taken answers that were new
 * @param repeated answers that were known already, word for word
 */
public record Acknowledged(int taken, int repeated, List<LineError> errors) {
  /** One line that was not taken. {@code line} counts from 1, the header included. */
  public record LineError(String file, long line, String problem) {
    @Override
    public String toString() {
      return "%s:%d: %s".formatted(file, line, problem);
    }
  }
}

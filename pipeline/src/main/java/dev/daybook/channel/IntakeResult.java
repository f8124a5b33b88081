package dev.daybook.channel;

import dev.daybook.canonical.Window;
import dev.daybook.landing.Document;
import dev.daybook.landing.FileRefused;
import java.util.Optional;

/** What became of a file that was offered. */
public sealed interface IntakeResult {
  /**
   * Its bytes are kept and its records wait to be booked.
   *
   * @param covered the time it covers; empty when its name tells no date, or one that is not over,
   *     or when there is a doubt
   * @param doubt why the file of a date that is over covers nothing, for the operator
   */
  record Landed(Document document, Optional<Window> covered, Optional<String> doubt)
      implements IntakeResult {}

  /** The same bytes came before: nothing was done. */
  record AlreadyLanded(Document document) implements IntakeResult {}

  /** It cannot be read; nothing of it was kept. */
  record Refused(FileRefused reason) implements IntakeResult {}

  /** It is still being written; it stays where it is. */
  record Unfinished(String reason) implements IntakeResult {}

  /** The run was to stop while it was read; it stays where it is, and nothing of it was kept. */
  record Stopped(String reason) implements IntakeResult {}

  /** Its bytes cannot be had, or it cannot be moved; it stays where it is. */
  record Unreadable(String reason) implements IntakeResult {}
}

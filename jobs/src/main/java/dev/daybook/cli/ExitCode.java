package dev.daybook.cli;

/** What the process tells its caller; scripts depend on it. */
final class ExitCode {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int INCOMPLETE = 3;

  private ExitCode() {}
}

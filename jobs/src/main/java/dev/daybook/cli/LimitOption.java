package dev.daybook.cli;

import picocli.CommandLine.Option;

/** How much of a list is shown. */
class LimitOption {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "At most so many (${DEFAULT-VALUE}).")
  int most;
}

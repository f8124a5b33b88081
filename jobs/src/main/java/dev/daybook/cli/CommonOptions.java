package dev.daybook.cli;

import dev.daybook.home.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What every verb understands. */
class CommonOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${env:DAYBOOK_HOME:-daybook-home}",
      description =
          "Home folder: configuration, landing, database. Default: $DAYBOOK_HOME, else ./daybook-home; of demo, a throwaway one.")
  Path home;

  @Option(
      names = "--mappings",
      paramLabel = "DIR",
      defaultValue = "${env:DAYBOOK_MAPPINGS}",
      description = "Folder with channel folders that add to the built-in ones or replace them.")
  Path mappings;

  @Option(
      names = "--json",
      description = "Print one JSON document on standard output, nothing else.")
  boolean json;

  Home home() {
    return new Home(home);
  }
}

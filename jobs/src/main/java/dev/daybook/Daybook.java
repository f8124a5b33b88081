package dev.daybook;

import dev.daybook.cli.CommandLineInterface;
import dev.daybook.home.Installation;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.logging.LoggingSystem;

/** The application: every verb of the command line starts here. */
@SpringBootApplication
public class Daybook {
  public static void main(String[] args) {
    // Numbers and dates look the same on every machine.
    Locale.setDefault(Locale.ROOT);
    // Verbs that need no application log nothing; with one, the log is a file of the home.
    LoggingSystem.get(Daybook.class.getClassLoader()).beforeInitialize();
    System.exit(new CommandLineInterface(new Installation(Daybook.class)).run(args));
  }
}

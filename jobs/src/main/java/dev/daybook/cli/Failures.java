package dev.daybook.cli;

import dev.daybook.canonical.ForOperator;
import dev.daybook.home.Home;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a failure is told: errors written for the operator as they stand, others shortly, with the
 * trace in the log.
 */
final class Failures {
  record Told(String message, int exitCode) {}

  private Failures() {}

  static Optional<Told> told(Throwable failure) {
    return causes(failure)
        .filter(ForOperator.class::isInstance)
        .findFirst()
        .map(
            cause ->
                new Told(
                    cause.getMessage(),
                    ((ForOperator) cause).usage() ? ExitCode.USAGE : ExitCode.FAILED))
        .or(() -> withoutDatabase(failure));
  }

  /** A lost connection breaks off a transaction, never half of one. */
  private static Optional<Told> withoutDatabase(Throwable failure) {
    return causes(failure)
        .filter(Failures::isLostConnection)
        .findFirst()
        .map(
            cause ->
                new Told(
                    "the database does not answer any more (%s); what was booked until then is whole%n  next  see that the database runs, then start the same command again"
                        .formatted(firstLine(cause)),
                    ExitCode.FAILED));
  }

  private static String firstLine(Throwable cause) {
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
  }

  /** SQL state class 08, or the pool's own errors, which have no state. */
  private static boolean isLostConnection(Throwable cause) {
    return cause instanceof SQLException sql
        && (sql.getSQLState() == null || sql.getSQLState().startsWith("08"));
  }

  static String innermost(Throwable failure) {
    var last = causes(failure).reduce((first, second) -> second).orElse(failure);
    return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
  }

  /** Appends the whole failure to the log; without a log it stays on the screen. */
  static void log(Home home, Throwable failure) {
    var text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text, true));
    try {
      Files.createDirectories(home.create().log().getParent());
      Files.writeString(
          home.log(), text.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException | RuntimeException e) {
      failure.addSuppressed(e);
      failure.printStackTrace();
    }
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).limit(50);
  }
}

package dev.daybook.cli;

import dev.daybook.Daybook;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The whole application in a process of its own, to be asked to stop as Ctrl-C asks it. */
final class DaybookProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final List<String> read = new ArrayList<>();

  private DaybookProcess(Process process, BufferedReader out) {
    this.process = process;
    this.out = out;
  }

  /** Reads standard output, or standard error with {@code errors}; the other goes to a file. */
  static DaybookProcess start(Path temporary, boolean errors, String... words) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=Pacific/Apia",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Daybook.class.getName()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command);
    var other =
        new File(
            "target",
            "daybook-process-%s.txt".formatted(System.getProperty("daybook.test.fork", "0")));
    if (errors) {
      var process = builder.redirectOutput(other).start();
      return new DaybookProcess(process, process.errorReader());
    }
    var process = builder.redirectError(other).start();
    return new DaybookProcess(process, process.inputReader());
  }

  /** Reads lines until one is as wanted. */
  void await(Predicate<String> wanted) throws IOException {
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      read.add(line);
      if (wanted.test(line)) {
        return;
      }
    }
    throw new IOException("the process ended before it said so; it said " + read);
  }

  /** SIGTERM; then everything it still says, and its exit code. */
  int terminate() throws InterruptedException {
    // Of the handle: that of the process closes its streams, and its last words are lost.
    process.toHandle().destroy();
    out.lines().forEach(read::add);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the process does not end; it said " + read);
    }
    return process.exitValue();
  }

  /** The exit code of a process that ends by itself within this time. */
  int endsWithin(Duration time) throws InterruptedException {
    if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it has not ended within %s; it said %s".formatted(time, read));
    }
    out.lines().forEach(read::add);
    return process.exitValue();
  }

  /** SIGTERM, without waiting for the end. */
  void askToTerminate() {
    process.toHandle().destroy();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  String text() {
    return String.join("\n", read);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

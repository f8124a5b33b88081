package dev.daybook.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code daybook demo --once --json} in a process of its own. */
final class DemoProcess implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private final Process process;
  private final Path out;
  private final Path err;

  private DemoProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * How it ended.
   *
   * @param report what it printed; a missing node when it printed nothing
   */
  record Ended(int exit, JsonNode report, String complaint) {}

  static DemoProcess start(ProcessBuilder command, Path folder) {
    try {
      var out = Files.createTempFile(folder, "demo-", ".json");
      var err = Files.createTempFile(folder, "demo-", ".err");
      command.redirectOutput(out.toFile()).redirectError(err.toFile());
      return new DemoProcess(command.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start the demo", e);
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Whether it ended within this time. */
  boolean endsWithin(Duration time) {
    try {
      return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    if (!endsWithin(LONGEST)) {
      throw new IllegalStateException("a killed process lives on: " + process.pid());
    }
  }

  Ended ended() {
    if (!endsWithin(LONGEST)) {
      throw new AssertionError(
          "the demo has not ended within %s: %s".formatted(LONGEST, text(err)));
    }
    var report = text(out);
    return new Ended(
        process.exitValue(),
        report.isBlank() ? JsonMapper.shared().missingNode() : JsonMapper.shared().readTree(report),
        text(err));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}

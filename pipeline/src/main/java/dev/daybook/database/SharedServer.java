package dev.daybook.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * This process's part in the server of one home: the lock files that let processes share it.
 *
 * <p>{@code start.lock} is held alone while somebody starts, joins or leaves; {@code users.lock} is
 * shared by every process that uses the server, so whoever gets it alone is the last.
 */
final class SharedServer {
  private static final Map<Path, SharedServer> BY_FOLDER = new HashMap<>();
  private static final Duration MOST_WAIT_FOR_OTHERS = Duration.ofMinutes(4);

  private final Path folder;
  private Gate users;
  private int openHandles;

  private SharedServer(Path folder) {
    this.folder = folder;
  }

  static SharedServer of(Path home) {
    try {
      var folder = home.toAbsolutePath().normalize().resolve("database");
      PrivateFiles.createFolder(folder);
      synchronized (BY_FOLDER) {
        return BY_FOLDER.computeIfAbsent(folder.toRealPath(), SharedServer::new);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "%s: the folder of the database cannot be made".formatted(home), failed);
    }
  }

  /** Starts the server again when it died under those who are in already. */
  synchronized ServerState enter(ServerOptions options) {
    var state =
        alone(() -> openHandles == 0 ? join(options) : new MariaDbServer(folder).running(options));
    openHandles++;
    return state;
  }

  synchronized void leave() {
    openHandles--;
    if (openHandles == 0) {
      alone(this::part);
    }
  }

  private ServerState join(ServerOptions options) {
    var entry = Gate.at(folder.resolve("users.lock"));
    try {
      if (!entry.tryLock(true)) {
        throw new DatabaseUnavailable(
            "%s: another process holds users.lock alone; close that process and try again"
                .formatted(folder));
      }
      var running = new MariaDbServer(folder).running(options);
      users = entry;
      return running;
    } catch (RuntimeException failed) {
      entry.close();
      throw failed;
    }
  }

  private ServerState part() {
    try (var exit = users) {
      exit.unlock();
      if (exit.tryLock(false)) {
        new MariaDbServer(folder).stop();
      }
      return null;
    }
  }

  private ServerState alone(Supplier<ServerState> work) {
    try (var gate = Gate.at(folder.resolve("start.lock"))) {
      if (!gate.lockAlone(MOST_WAIT_FOR_OTHERS)) {
        throw new DatabaseUnavailable(
            "%s: %s has been starting or stopping the database for more than %d minutes; "
                    .formatted(
                        folder,
                        gate.holder().orElse("another process"),
                        MOST_WAIT_FOR_OTHERS.toMinutes())
                + "end that process and try again");
      }
      return work.get();
    }
  }
}

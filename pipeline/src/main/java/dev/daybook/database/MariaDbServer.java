package dev.daybook.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process of one folder. Its caller holds {@code start.lock}, so nobody else starts or
 * stops it meanwhile.
 */
final class MariaDbServer {
  private static final Logger LOG = LoggerFactory.getLogger(MariaDbServer.class);

  /** Recovery after a crash reads the whole redo log; it takes seconds, seldom a minute. */
  private static final Duration MOST_WAIT_FOR_START = Duration.ofMinutes(3);

  private static final Duration MOST_WAIT_FOR_STOP = Duration.ofMinutes(1);
  private static final Duration TURN = Duration.ofMillis(50);
  private static final int PORTS_TRIED = 3;

  private final Path folder;
  private final Path stateFile;
  private final Path data;

  MariaDbServer(Path folder) {
    this.folder = folder;
    this.stateFile = folder.resolve("server.properties");
    this.data = folder.resolve("data");
  }

  /** The server that runs, or else one started now. */
  ServerState running(ServerOptions options) {
    var known = ServerState.read(stateFile);
    if (known.isPresent()
        && answersWhile(() -> serverProcess(known.get()).isPresent(), known.get())) {
      return known.get();
    }
    refuseStranger();
    return start(options, known);
  }

  void stop() {
    ServerState.read(stateFile).ifPresent(this::stop);
  }

  private void stop(ServerState state) {
    var process = serverProcess(state);
    if (process.isEmpty()) {
      return;
    }
    askToShutDown(state);
    if (!ends(process.get(), MOST_WAIT_FOR_STOP)) {
      LOG.warn(
          "{}: server process {} has not stopped within {}; it is left running",
          folder,
          state.pid(),
          MOST_WAIT_FOR_STOP);
      return;
    }
    state.runningAs(0).write(stateFile);
  }

  private void askToShutDown(ServerState state) {
    try (var connection = state.connect();
        var statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    } catch (SQLException deaf) {
      LOG.warn(
          "{}: server process {} does not take SHUTDOWN ({}); ended by signal",
          folder,
          state.pid(),
          deaf.getMessage());
      serverProcess(state).ifPresent(ProcessHandle::destroy);
    }
  }

  private ServerState start(ServerOptions options, Optional<ServerState> known) {
    var program = new ServerProgram(folder, data, ServerBinaries.unpackedBelow(folder));
    program.createDataOnce();
    for (int attempt = 1; ; attempt++) {
      var wanted = known.map(ServerState::port).filter(this::isFree).orElseGet(this::freePort);
      var state = known.map(old -> old.at(wanted)).orElseGet(() -> ServerState.fresh(wanted));
      var process = program.launch(state, options);
      var started = state.runningAs(process.pid());
      started.write(stateFile);
      if (answersWhile(process::isAlive, started)) {
        program.forgetFirstStatements();
        return started;
      }
      if (attempt == PORTS_TRIED || !program.portWasTaken()) {
        throw program.failure(process.isAlive(), MOST_WAIT_FOR_START);
      }
    }
  }

  /**
   * Asks until the server answers, its process is gone, or the longest wait is over. A process that
   * was just launched is asked itself: by its command it is not known yet while the launching
   * program becomes the server.
   */
  private boolean answersWhile(BooleanSupplier alive, ServerState state) {
    long end = System.nanoTime() + MOST_WAIT_FOR_START.toNanos();
    while (alive.getAsBoolean() && System.nanoTime() < end) {
      if (answers(state)) {
        return true;
      }
      Pause.of(TURN);
    }
    return false;
  }

  private boolean answers(ServerState state) {
    try (var connection = state.connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery("SELECT @@datadir")) {
      return result.next() && Files.isSameFile(Path.of(result.getString(1)), data);
    } catch (SQLException | IOException notYet) {
      LOG.debug("{}: {} does not answer: {}", folder, state, notYet.getMessage());
      return false;
    }
  }

  private void refuseStranger() {
    ProcessHandle.allProcesses()
        .filter(this::servesOurData)
        .findFirst()
        .ifPresent(
            stranger -> {
              throw new DatabaseUnavailable(
                  "%s: held by server process %d%s, which does not answer with the password in %s; "
                          .formatted(
                              data,
                              stranger.pid(),
                              stranger
                                  .info()
                                  .startInstant()
                                  .map(since -> " (since " + since + ")")
                                  .orElse(""),
                              stateFile)
                      + "stop it (kill %d) and try again".formatted(stranger.pid()));
            });
  }

  /** Our server's process: a pid alone may by now belong to another program. */
  private Optional<ProcessHandle> serverProcess(ServerState state) {
    return state.pid() <= 0
        ? Optional.empty()
        : ProcessHandle.of(state.pid())
            .filter(ProcessHandle::isAlive)
            .filter(process -> process.info().arguments().isEmpty() || servesOurData(process));
  }

  private boolean servesOurData(ProcessHandle process) {
    var sought = ServerProgram.dataArgument(data);
    return process
        .info()
        .arguments()
        .map(arguments -> Arrays.asList(arguments).contains(sought))
        .orElse(false);
  }

  private boolean ends(ProcessHandle process, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      Pause.of(TURN);
    }
    return !process.isAlive();
  }

  private boolean isFree(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException("127.0.0.1: no free port for the database", failed);
    }
  }
}

package dev.daybook.simulator;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A small HTTP/1.1 server on 127.0.0.1 with keep-alive. The JDK's own always writes the machine's
 * time into {@code Date}; a marketplace with a clock of its own needs its own time there, and
 * breaks its answers on purpose.
 */
final class HttpPort implements AutoCloseable {
  private static final int LAST_PORT = 65_535;
  private static final int BACKLOG = 128;
  private static final int IDLE_MILLIS = 60_000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final ServerSocket listener;
  private final Clock clock;
  private final Function<Ask, Answer> site;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            var thread = new Thread(work, "marketplace");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param port 0 for a free one
   */
  HttpPort(int port, Clock clock, Function<Ask, Answer> site) {
    this.clock = clock;
    this.site = site;
    if (port < 0 || port > LAST_PORT) {
      throw new WorldRefused("--port is %d; expected 0 to %d".formatted(port, LAST_PORT));
    }
    try {
      listener = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new PortTaken(port, e);
    }
    threads.execute(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new UncheckedIOException("the marketplaces stopped listening on " + url(), e);
        }
      }
    }
  }

  /** Ends when either side closes; how a client leaves is its own affair. */
  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      client.setSoTimeout(IDLE_MILLIS);
      var in = new BufferedInputStream(client.getInputStream());
      var out = new BufferedOutputStream(client.getOutputStream());
      boolean goesOn = true;
      while (goesOn) {
        Ask ask = Ask.read(in);
        goesOn = ask != null && send(site.apply(ask), ask, out);
      }
    } catch (IOException clientLeft) {
      // nobody is left to tell, and nothing of ours depends on it
    } finally {
      open.remove(client);
    }
  }

  private boolean send(Answer answer, Ask ask, OutputStream out) throws IOException {
    pause(answer);
    if (answer.dropped()) {
      return false;
    }
    boolean whole = answer.promised() == answer.body().length;
    boolean goesOn = whole && !ask.lastOfConnection();
    out.write(head(answer, goesOn).getBytes(StandardCharsets.US_ASCII));
    out.write(answer.body());
    out.flush();
    return goesOn;
  }

  private String head(Answer answer, boolean goesOn) {
    return String.format(
        Locale.ROOT,
        """
        HTTP/1.1 %d %s\r
        Date: %s\r
        Server: daybook-simulator\r
        Content-Type: %s\r
        Content-Length: %d\r
        Connection: %s\r
        %s\r
        """,
        answer.status(),
        answer.status() < 400 ? "OK" : "Refused",
        DATE.format(clock.instant()),
        answer.contentType(),
        answer.promised(),
        goesOn ? "keep-alive" : "close",
        answer.headers().entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(Collectors.joining()));
  }

  private static void pause(Answer answer) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(answer.pause().toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("closed while it made a client wait", e);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket client : open) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the marketplaces' port could not be closed", e);
    } finally {
      threads.shutdownNow();
    }
  }
}

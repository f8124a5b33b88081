package dev.daybook.channel;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** An HTTP server that can break every rule, one connection a request. */
public final class StubServer implements AutoCloseable {
  /**
   * One request as it came.
   *
   * @param fields of a form, else of the query
   * @param headers by their names in lower case
   */
  public record Asked(
      String method,
      String path,
      Map<String, String> fields,
      String query,
      Map<String, String> headers,
      String body) {}

  /**
   * @param promised the length the header tells; a body that is shorter is cut off
   * @param silent never answers
   * @param dropped closes the connection without a byte
   */
  public record Reply(
      int status,
      Map<String, String> headers,
      byte[] body,
      int promised,
      boolean silent,
      boolean dropped) {
    static Reply of(int status, String body) {
      var bytes = body.getBytes(StandardCharsets.UTF_8);
      return new Reply(status, Map.of(), bytes, bytes.length, false, false);
    }

    public static Reply json(String body) {
      return of(200, body);
    }

    Reply with(String header, String value) {
      var all = new TreeMap<>(headers);
      all.put(header, value);
      return new Reply(status, all, body, promised, silent, dropped);
    }

    Reply cutTo(int bytes) {
      return new Reply(
          status, headers, java.util.Arrays.copyOf(body, bytes), promised, false, false);
    }

    static Reply never() {
      return new Reply(200, Map.of(), new byte[0], 0, true, false);
    }

    static Reply drop() {
      return new Reply(200, Map.of(), new byte[0], 0, false, true);
    }
  }

  private final ServerSocket socket;
  private final Function<Asked, Reply> site;
  private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();

  /** One for each client that has hung up while it was kept waiting for an answer. */
  final Semaphore hungUp = new Semaphore(0);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  public StubServer(Function<Asked, Reply> site) {
    this.site = site;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    threads.execute(this::accept);
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        var client = socket.accept();
        clients.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private void serve(Socket client) {
    try (client) {
      var reply = site.apply(read(new BufferedInputStream(client.getInputStream())));
      if (reply.silent()) {
        awaitHangUp(client);
      }
      if (reply.dropped() || reply.silent()) {
        return;
      }
      var head = new StringBuilder("HTTP/1.1 " + reply.status() + " X\r\n");
      reply.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
      head.append("Content-Type: application/json\r\nConnection: close\r\nContent-Length: ");
      head.append(reply.promised()).append("\r\n\r\n");
      var out = client.getOutputStream();
      out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
      out.write(reply.body());
      out.flush();
    } catch (IOException left) {
      // The next client may stay.
      clients.remove(client);
    }
  }

  private void awaitHangUp(Socket client) {
    try {
      client.getInputStream().read();
    } catch (IOException reset) {
      // That is how a client leaves that does not wait for an answer any more.
      clients.remove(client);
    }
    hungUp.release();
  }

  private static Asked read(InputStream in) throws IOException {
    var first = line(in).split(" ");
    var headers = new TreeMap<String, String>();
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      var parts = header.split(":", 2);
      headers.put(parts[0].toLowerCase(java.util.Locale.ROOT), parts[1].strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    var uri = URI.create(first[1]);
    var query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    var body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    var fields = fields(body.isEmpty() ? query : body);
    return new Asked(first[0], uri.getRawPath(), fields, query, headers, body);
  }

  private static Map<String, String> fields(String text) {
    var fields = new TreeMap<String, String>();
    for (var pair : text.split("&")) {
      var parts = pair.split("=", 2);
      if (parts.length == 2) {
        fields.put(
            URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
            URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (var client : clients) {
        client.close();
      }
      threads.shutdownNow();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

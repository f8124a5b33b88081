package dev.daybook.operate;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before a marketplace. A call that names one of the refused ids is answered in its place;
 * all others are passed on. It tells no time: the marketplace has a clock of its own.
 */
final class RefusingProxy implements AutoCloseable {
  private static final String LENGTH = "content-length:";

  /** What is answered, by id. */
  final Map<String, String> refused = new ConcurrentHashMap<>();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket socket;
  private final URI marketplace;
  private final String path;

  /**
   * @param path of the calls that may be refused
   */
  RefusingProxy(URI marketplace, String path) {
    this.marketplace = marketplace;
    this.path = path;
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    threads.execute(this::accept);
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  private void accept() {
    try {
      while (true) {
        var caller = socket.accept();
        threads.execute(() -> serve(caller));
      }
    } catch (IOException closed) {
      threads.shutdown();
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      var in = new BufferedInputStream(caller.getInputStream());
      var target = line(in).split(" ")[1];
      var answer = answer(target, new String(in.readNBytes(length(in)), StandardCharsets.UTF_8));
      var head =
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
              + answer.length
              + "\r\n\r\n";
      caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      caller.getOutputStream().write(answer);
      caller.getOutputStream().flush();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads the head to its end. */
  private static int length(InputStream in) throws IOException {
    int length = 0;
    for (var header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.toLowerCase(java.util.Locale.ROOT).startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    return length;
  }

  private static String line(InputStream in) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
      line.write(each);
    }
    return line.toString(StandardCharsets.US_ASCII).strip();
  }

  private byte[] answer(String target, String asked) throws IOException {
    if (target.startsWith(path)) {
      for (var refusal : refused.entrySet()) {
        if (asked.contains(refusal.getKey())) {
          return refusal.getValue().getBytes(StandardCharsets.UTF_8);
        }
      }
    }
    return passedOn(target, asked);
  }

  private byte[] passedOn(String target, String asked) throws IOException {
    var request =
        HttpRequest.newBuilder(marketplace.resolve(target))
            .POST(HttpRequest.BodyPublishers.ofString(asked))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

package dev.daybook.operate;

import dev.daybook.channel.StubServer;
import dev.daybook.channel.StubServer.Asked;
import dev.daybook.channel.StubServer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands before a marketplace. A call that names one of the refused ids is answered in its place;
 * all others are passed on. It tells no time: the marketplace has a clock of its own.
 */
final class RefusingProxy implements AutoCloseable {
  /** What is answered, by id. */
  final Map<String, String> refused = new ConcurrentHashMap<>();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI marketplace;
  private final String path;
  private final StubServer server;

  /**
   * @param path of the calls that may be refused
   */
  RefusingProxy(URI marketplace, String path) {
    this.marketplace = marketplace;
    this.path = path;
    server = new StubServer(asked -> Reply.json(answer(asked)));
  }

  URI url() {
    return server.url();
  }

  private String answer(Asked asked) {
    return refused.entrySet().stream()
        .filter(refusal -> asked.path().equals(path) && asked.body().contains(refusal.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(() -> passedOn(asked));
  }

  private String passedOn(Asked asked) {
    var target = asked.query().isEmpty() ? asked.path() : asked.path() + "?" + asked.query();
    var request =
        HttpRequest.newBuilder(marketplace.resolve(target))
            .POST(HttpRequest.BodyPublishers.ofString(asked.body()))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Api;
import dev.daybook.mapping.Call;
import dev.daybook.mapping.Call.Rate;
import dev.daybook.mapping.RequestFields;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Threads that all need the token of one shop, which ends in two minutes. */
final class RenewingProcess {
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  static final int THREADS = 4;
  private static final ShopSettings SHOP =
      new ShopSettings(
          new ShopId("acme", "one"),
          null,
          new Credentials(
              Map.of(
                  "access_token", "a-0",
                  "refresh_token", "r-0",
                  "access_token_expires_at", "2026-11-20T12:02:00Z")),
          Instant.EPOCH);

  private RenewingProcess() {}

  /** Arguments: the token folder, and the address that renews. Prints a line at its start. */
  public static void main(String[] args) throws Exception {
    var folder = Path.of(args[0]);
    var pool = Executors.newFixedThreadPool(THREADS);
    System.out.println("ready");
    var tokens =
        Stream.generate(() -> pool.submit(() -> current(folder, URI.create(args[1]))))
            .limit(THREADS)
            .toList();
    for (Future<Token> token : tokens) {
      System.out.println(token.get().access());
    }
    pool.shutdown();
  }

  private static Token current(Path folder, URI renewing) {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    var store = new TokenStore(folder);
    return new ShopTokens(SHOP, Optional.of(how()), store, clock, held -> ask(renewing)).current();
  }

  private static Answered ask(URI renewing) {
    try (InputStream answer = renewing.toURL().openStream()) {
      var body = answer.readAllBytes();
      return new Answered(Map.of("access", new String(body)), Map.of(), 200, body, false, "");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Api.Token how() {
    return new Api.Token(
        Optional.empty(),
        true,
        new Call("token", new Rate(1, Duration.ofSeconds(1)), "GET", "/", RequestFields.NONE),
        PullDesk.expression("access", v -> ((Map<?, ?>) v.get("answer")).get("access")),
        Optional.empty(),
        PullDesk.expression("3600", v -> 3600L),
        Optional.empty(),
        Duration.ofMinutes(5),
        Optional.empty());
  }
}

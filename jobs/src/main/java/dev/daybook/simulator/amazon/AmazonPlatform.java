package dev.daybook.simulator.amazon;

import dev.daybook.simulator.Credentials;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Platform;
import dev.daybook.simulator.Tokens;
import dev.daybook.simulator.Trade;
import dev.daybook.simulator.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Amazon's Selling Partner API: tokens without signatures, HTTP statuses, token buckets, USD. */
public final class AmazonPlatform implements Platform {
  static final String MARKETPLACE = "ATVPDKIKX0DER";

  @Override
  public String channel() {
    return "amazon";
  }

  @Override
  public List<String> addresses() {
    return List.of(
        "POST /auth/o2/token",
        "GET /orders/v0/orders",
        "GET /orders/v0/orders/{id}",
        "GET /orders/v0/orders/{id}/orderItems",
        "GET /orders/2026-01-01/orders",
        "GET /orders/2026-01-01/orders/{id}");
  }

  @Override
  public boolean takes(String path) {
    return path.equals(LoginWithAmazon.PATH)
        || path.startsWith("/orders/v0/")
        || path.startsWith("/orders/2026-01-01/");
  }

  /** A client has to ask for its access token. */
  @Override
  public Credentials credentials(int number) {
    return new Credentials(
        "amzn1.application-oa2-client.demo%04d".formatted(number),
        "amzn-secret-%04d".formatted(number),
        "",
        refreshToken(number),
        Map.of("marketplace_ids", MARKETPLACE));
  }

  private static String refreshToken(int number) {
    return String.format(Locale.ROOT, "Atzr|DEMO-%04d", number);
  }

  @Override
  public Tokens tokens(Clock clock, int number) {
    return new Tokens(
        clock,
        Duration.ofHours(1),
        generation -> String.format(Locale.ROOT, "Atza|DEMO-%04d-%04d", number, generation),
        generation -> refreshToken(number));
  }

  @Override
  public Trade trade(World world) {
    return new AmazonTrade(world);
  }

  @Override
  public Gateway<?> open(Hall hall) {
    return new AmazonGateway(hall);
  }
}

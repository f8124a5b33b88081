package dev.daybook.simulator.kuaishou;

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
import java.util.Map;

/**
 * Kuaishou: a path for each method, everything in the query, signed with a secret of its own. No
 * way to refresh a token is published: the merchant authorises the client again.
 */
public final class KuaishouPlatform implements Platform {
  static final String SIGN_SECRET = "sign_secret";
  private static final long FIRST_APP_KEY = 700_000_000_000_000_000L;

  /** Unconfirmed. */
  private static final Duration TOKEN = Duration.ofDays(30);

  @Override
  public String channel() {
    return "kuaishou";
  }

  @Override
  public List<String> addresses() {
    return List.of("GET /open/order/cursor/list", "GET /open/order/detail");
  }

  @Override
  public boolean takes(String path) {
    return path.startsWith("/open/");
  }

  @Override
  public Credentials credentials(int number) {
    return new Credentials(
        "ks" + (FIRST_APP_KEY + number),
        "ks-app-secret-%04d".formatted(number),
        prefix(number) + "-token-0001",
        "",
        Map.of(SIGN_SECRET, "ks-sign-secret-%04d".formatted(number)));
  }

  private static String prefix(int number) {
    return number == 1 ? "ks" : "ks" + number;
  }

  @Override
  public Tokens tokens(Clock clock, int number) {
    String token = prefix(number) + "-token-%04d";
    return new Tokens(clock, TOKEN, token::formatted, generation -> "");
  }

  @Override
  public Trade trade(World world) {
    return new KuaishouTrade(world);
  }

  @Override
  public Gateway<?> open(Hall hall) {
    return new KuaishouGateway(hall);
  }
}

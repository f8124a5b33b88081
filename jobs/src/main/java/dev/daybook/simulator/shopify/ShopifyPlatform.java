package dev.daybook.simulator.shopify;

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
import java.util.regex.Pattern;

/**
 * Shopify: HTTP statuses, a token in a header that no time spends (unconfirmed), pages by links.
 * All shops share one address here; the token tells them apart.
 */
public final class ShopifyPlatform implements Platform {
  private static final Pattern PATH = Pattern.compile("/admin/api/[^/]+/orders\\.json");
  private static final Duration FOR_EVER = Duration.ofDays(36_500);
  private static final int FIRST = 16;

  @Override
  public String channel() {
    return "shopify";
  }

  @Override
  public List<String> addresses() {
    return List.of("GET /admin/api/2024-10/orders.json");
  }

  @Override
  public boolean takes(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Credentials credentials(int number) {
    return new Credentials(
        "shopify-app-%04d".formatted(number),
        "shpss_demo" + (FIRST + number),
        token(number, 1),
        "");
  }

  private static String token(int number, int generation) {
    return "shpat_demo" + (FIRST + number) + (generation == 1 ? "" : "_" + generation);
  }

  @Override
  public Tokens tokens(Clock clock, int number) {
    return new Tokens(clock, FOR_EVER, generation -> token(number, generation), generation -> "");
  }

  @Override
  public Trade trade(World world) {
    return new ShopifyTrade(world);
  }

  @Override
  public Gateway<?> open(Hall hall) {
    return new ShopifyGateway(hall);
  }
}

package dev.daybook.simulator.woocommerce;

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

/**
 * WooCommerce: keys instead of tokens, a list at the top of the answer, totals in headers. All
 * sites share one address here; the key tells them apart. Sites after the first have a plugin that
 * adds a status of its own.
 */
public final class WoocommercePlatform implements Platform {
  static final String PATH = "/wp-json/wc/v3/orders";
  private static final Duration FOR_EVER = Duration.ofDays(36_500);
  private static final int FIRST = 16;

  @Override
  public String channel() {
    return "woocommerce";
  }

  @Override
  public List<String> addresses() {
    return List.of("GET " + PATH);
  }

  @Override
  public boolean takes(String path) {
    return path.startsWith("/wp-json/");
  }

  @Override
  public Credentials credentials(int number) {
    return new Credentials("ck_demo" + (FIRST + number), "cs_demo" + (FIRST + number), "", "");
  }

  /** There are none: a key works until it is revoked. */
  @Override
  public Tokens tokens(Clock clock, int number) {
    return new Tokens(clock, FOR_EVER, generation -> "none", generation -> "none");
  }

  @Override
  public boolean appsServeManyShops() {
    return false;
  }

  @Override
  public Trade trade(World world) {
    return new WoocommerceTrade(world);
  }

  @Override
  public Gateway<?> open(Hall hall) {
    return new WoocommerceGateway(hall);
  }
}

package dev.daybook.simulator.douyin;

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

/** Douyin shops: a path for each method, signed JSON bodies, errors by sub code inside HTTP 200. */
public final class DouyinPlatform implements Platform {
  @Override
  public String channel() {
    return "douyin";
  }

  @Override
  public List<String> addresses() {
    return List.of(
        "POST /order/searchList",
        "POST /order/orderDetail",
        "POST /afterSale/List",
        "POST /afterSale/Detail",
        "POST /token/refresh");
  }

  @Override
  public boolean takes(String path) {
    return path.startsWith("/order/")
        || path.startsWith("/afterSale/")
        || path.startsWith("/token/");
  }

  @Override
  public Credentials credentials(int number) {
    return new Credentials(
        String.format(Locale.ROOT, "%019d", 7_000_000_000_000_000_000L + number),
        String.format(Locale.ROOT, "0f1e2d3c-4b5a-6978-8796-%012d", number),
        prefix(number) + "-token-0001",
        prefix(number) + "-refresh-0001");
  }

  private static String prefix(int number) {
    return number == 1 ? "dd" : "dd" + number;
  }

  @Override
  public Tokens tokens(Clock clock, int number) {
    return Tokens.named(clock, Duration.ofDays(7), prefix(number));
  }

  @Override
  public Trade trade(World world) {
    return new DouyinTrade(world);
  }

  @Override
  public Gateway<?> open(Hall hall) {
    return new DouyinGateway(hall);
  }
}

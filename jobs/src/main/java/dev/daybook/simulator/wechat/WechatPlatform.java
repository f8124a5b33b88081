package dev.daybook.simulator.wechat;

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

/** WeChat shops: JSON by a path for each method, one shared token a shop, cursors, no signature. */
public final class WechatPlatform implements Platform {
  @Override
  public String channel() {
    return "wechat-shop";
  }

  @Override
  public List<String> addresses() {
    return List.of(
        "POST /cgi-bin/stable_token",
        "POST /channels/ec/order/list/get",
        "POST /channels/ec/order/get",
        "POST /channels/ec/aftersale/getaftersalelist",
        "POST /channels/ec/aftersale/getaftersaleorder");
  }

  @Override
  public boolean takes(String path) {
    return path.equals(StableToken.PATH) || path.startsWith("/channels/ec/");
  }

  /** A client has to ask for its token. */
  @Override
  public Credentials credentials(int number) {
    return new Credentials(
        String.format(Locale.ROOT, "wx%016d", number),
        String.format(Locale.ROOT, "wx-secret-%04d", number),
        "",
        "");
  }

  @Override
  public Tokens tokens(Clock clock, int number) {
    return Tokens.named(clock, Duration.ofSeconds(7_200), "wx" + number);
  }

  @Override
  public boolean appsServeManyShops() {
    return false;
  }

  @Override
  public Trade trade(World world) {
    return new WechatTrade(world);
  }

  @Override
  public Gateway<?> open(Hall hall) {
    return new WechatGateway(hall);
  }
}

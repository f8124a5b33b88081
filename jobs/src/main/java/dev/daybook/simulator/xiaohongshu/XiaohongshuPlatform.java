package dev.daybook.simulator.xiaohongshu;

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

/** Xiaohongshu: one path, flat JSON of which the system fields alone are signed. */
public final class XiaohongshuPlatform implements Platform {
  private static final String PATH = "/ark/open_api/v3/common_controller";

  @Override
  public String channel() {
    return "xiaohongshu";
  }

  @Override
  public List<String> addresses() {
    return List.of("POST " + PATH);
  }

  @Override
  public boolean takes(String path) {
    return path.equals(PATH);
  }

  @Override
  public Credentials credentials(int number) {
    return new Credentials(
        "xhsapp%04d".formatted(number),
        "xhs-secret-%04d".formatted(number),
        prefix(number) + "-token-0001",
        prefix(number) + "-refresh-0001");
  }

  private static String prefix(int number) {
    return number == 1 ? "xhs" : "xhs" + number;
  }

  @Override
  public Tokens tokens(Clock clock, int number) {
    return Tokens.named(clock, Duration.ofDays(7), prefix(number));
  }

  @Override
  public Trade trade(World world) {
    return new XiaohongshuTrade(world);
  }

  @Override
  public Gateway<?> open(Hall hall) {
    return new XiaohongshuGateway(hall);
  }
}

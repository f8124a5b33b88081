package dev.daybook.simulator.taobao;

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
 * Taobao: one path, signed forms, errors inside HTTP 200. A spent session is never refreshed: the
 * merchant authorises the client again.
 */
public final class TaobaoPlatform implements Platform {
  private static final String PATH = "/router/rest";
  private static final int FIRST_APP_KEY = 12_345_677;

  /** Unconfirmed. */
  private static final Duration SESSION = Duration.ofDays(30);

  @Override
  public String channel() {
    return "taobao";
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
        Integer.toString(FIRST_APP_KEY + number),
        "tb-secret-%04d".formatted(number),
        prefix(number) + "-session-0001",
        "");
  }

  private static String prefix(int number) {
    return number == 1 ? "tb" : "tb" + number;
  }

  @Override
  public Tokens tokens(Clock clock, int number) {
    String session = prefix(number) + "-session-%04d";
    return new Tokens(clock, SESSION, session::formatted, generation -> "");
  }

  @Override
  public Trade trade(World world) {
    return new TaobaoTrade(world);
  }

  @Override
  public Gateway<?> open(Hall hall) {
    return new TaobaoGateway(hall);
  }
}

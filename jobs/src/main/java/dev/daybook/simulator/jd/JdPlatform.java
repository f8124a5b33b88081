package dev.daybook.simulator.jd;

import dev.daybook.simulator.Credentials;
import dev.daybook.simulator.DayFile;
import dev.daybook.simulator.Gateway;
import dev.daybook.simulator.Hall;
import dev.daybook.simulator.Platform;
import dev.daybook.simulator.Tokens;
import dev.daybook.simulator.Trade;
import dev.daybook.simulator.World;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * JD POP: one path, signed forms with the business fields as JSON text, and the file of the day.
 */
public final class JdPlatform implements Platform {
  static final String PATH = "/routerjson";

  @Override
  public String channel() {
    return "jd";
  }

  @Override
  public List<String> addresses() {
    return List.of("POST /routerjson", "POST /oauth2/refresh_token");
  }

  @Override
  public boolean takes(String path) {
    return path.equals(PATH) || path.equals(TokenRefresh.PATH);
  }

  @Override
  public Credentials credentials(int number) {
    return new Credentials(
        "JDAPPKEY%04d".formatted(number),
        "jd-secret-%04d".formatted(number),
        prefix(number) + "-token-0001",
        prefix(number) + "-refresh-0001");
  }

  private static String prefix(int number) {
    return number == 1 ? "jd" : "jd" + number;
  }

  @Override
  public Tokens tokens(Clock clock, int number) {
    return Tokens.named(clock, Duration.ofDays(30), prefix(number));
  }

  @Override
  public Trade trade(World world) {
    return new JdTrade(world);
  }

  @Override
  public Gateway<?> open(Hall hall) {
    return new JdGateway(hall);
  }

  @Override
  public Optional<DayFile> dayFile() {
    return Optional.of(new JdExport());
  }
}

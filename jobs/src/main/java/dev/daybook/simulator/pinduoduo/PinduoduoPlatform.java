package dev.daybook.simulator.pinduoduo;

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

/** Pinduoduo: one path, signed forms, errors inside HTTP 200. */
public final class PinduoduoPlatform implements Platform {
  private static final String PATH = "/api/router";

  @Override
  public String channel() {
    return "pinduoduo";
  }

  @Override
  public List<String> addresses() {
    return List.of("POST /api/router");
  }

  @Override
  public boolean takes(String path) {
    return path.equals(PATH);
  }

  @Override
  public Credentials credentials(int number) {
    return new Credentials(
        "pddclient%04d".formatted(number),
        "pdd-secret-%04d".formatted(number),
        prefix(number) + "-token-0001",
        prefix(number) + "-refresh-0001");
  }

  private static String prefix(int number) {
    return number == 1 ? "pdd" : "pdd" + number;
  }

  @Override
  public Tokens tokens(Clock clock, int number) {
    return Tokens.named(clock, Duration.ofDays(30), prefix(number));
  }

  @Override
  public Trade trade(World world) {
    return new PinduoduoTrade(world);
  }

  @Override
  public Gateway<?> open(Hall hall) {
    return new PinduoduoGateway(hall);
  }

  @Override
  public Optional<DayFile> dayFile() {
    return Optional.of(new PinduoduoExport());
  }
}

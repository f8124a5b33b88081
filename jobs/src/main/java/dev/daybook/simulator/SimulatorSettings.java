package dev.daybook.simulator;

import dev.daybook.canonical.ShopId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the marketplaces are to be. Equal seed, orders, date and malice make equal worlds.
 *
 * @param orders distinct orders of each shop that the date holds, from 1 to 200,000,000
 * @param businessDate in Asia/Shanghai
 * @param port 0 for a free one
 * @param malice words, each with an optional number: {@code tick-after-page} moves the world
 *     between two pages (at most 3 times a window, or {@code tick-after-page:5}); a kind of fault,
 *     {@code busy} or {@code busy:0.05}, strikes with that probability (0.02 when none is given);
 *     {@code late-commits:600} seconds, {@code list-omissions:10} orders of 1,000 and {@code
 *     burst:250} orders in one second make worlds of that kind
 * @param rate for each shop and operation; null for the platforms' own rates, those of apps too
 * @param shops empty for one of each platform that is found, each called {@code flagship}
 * @param oneApp channels whose shops are all let in by one app, and differ in their tokens
 * @param days how many dates the orders are spread over; the business date is the last one
 */
public record SimulatorSettings(
    long seed,
    int orders,
    LocalDate businessDate,
    int port,
    Clock clock,
    List<String> malice,
    RateLimit rate,
    List<ShopId> shops,
    Set<String> oneApp,
    int days) {
  private static final int MOST_ORDERS = 200_000_000;
  private static final int MOST_DAYS = 366;

  public SimulatorSettings {
    if (orders < 1 || orders > MOST_ORDERS) {
      throw new WorldRefused(
          "the simulated shops hold 1 to %,d orders, but got %,d".formatted(MOST_ORDERS, orders));
    }
    Objects.requireNonNull(businessDate, "businessDate");
    Objects.requireNonNull(clock, "clock");
    malice = List.copyOf(malice);
    shops = List.copyOf(shops);
    oneApp = Set.copyOf(oneApp);
    if (days < 1 || days > MOST_DAYS) {
      throw new IllegalArgumentException(
          "the orders move on 1 to %d days, but got %d".formatted(MOST_DAYS, days));
    }
  }

  /** On a free port, one shop of each platform, without malice and without a rate limit. */
  public static SimulatorSettings of(long seed, int orders, LocalDate businessDate, Clock clock) {
    return new SimulatorSettings(
        seed, orders, businessDate, 0, clock, List.of(), RateLimit.NONE, List.of(), Set.of(), 1);
  }

  public SimulatorSettings onPort(int other) {
    return new SimulatorSettings(
        seed, orders, businessDate, other, clock, malice, rate, shops, oneApp, days);
  }

  public SimulatorSettings withMalice(String... words) {
    return new SimulatorSettings(
        seed, orders, businessDate, port, clock, List.of(words), rate, shops, oneApp, days);
  }

  public SimulatorSettings withRate(RateLimit limit) {
    return new SimulatorSettings(
        seed, orders, businessDate, port, clock, malice, limit, shops, oneApp, days);
  }

  /** Each operation at the rate that its platform publishes, where it publishes one. */
  public SimulatorSettings withPlatformRates() {
    return withRate(null);
  }

  /** These shops and no others; several of one platform have credentials of their own each. */
  public SimulatorSettings withShops(ShopId... ids) {
    return new SimulatorSettings(
        seed, orders, businessDate, port, clock, malice, rate, List.of(ids), oneApp, days);
  }

  /** All shops of each of these channels by the app of the first one. */
  public SimulatorSettings withOneApp(String... channels) {
    return new SimulatorSettings(
        seed, orders, businessDate, port, clock, malice, rate, shops, Set.of(channels), days);
  }

  /**
   * The orders are spread evenly over so many dates. For platforms whose orders do not depend on
   * each other.
   */
  public SimulatorSettings withDays(int dates) {
    return new SimulatorSettings(
        seed, orders, businessDate, port, clock, malice, rate, shops, oneApp, dates);
  }
}

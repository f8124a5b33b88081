package dev.daybook.simulator;

import dev.daybook.canonical.ShopId;
import dev.daybook.simulator.Listing.Direction;
import java.time.Duration;

/** One shop as its platform's gateway has it: its world, who may come in, and what it counts. */
public final class Stall {
  private final int number;
  private final Credentials credentials;
  private final LivingShop shop;
  private final Tokens tokens;
  private final Rates.Meters rates;
  private final PageMalice malice;
  private final Tallies tallies = new Tallies();

  Stall(
      int number,
      Credentials credentials,
      LivingShop shop,
      Tokens tokens,
      Rates.Meters rates,
      PageMalice malice) {
    this.number = number;
    this.credentials = credentials;
    this.shop = shop;
    this.tokens = tokens;
    this.rates = rates;
    this.malice = malice;
  }

  public ShopId id() {
    return shop.world().shop();
  }

  /** Among the shops of its platform, from 1. */
  public int number() {
    return number;
  }

  public Credentials credentials() {
    return credentials;
  }

  public LivingShop shop() {
    return shop;
  }

  public Tokens tokens() {
    return tokens;
  }

  /** False when the call is one too many for any rate that holds; it is counted then. */
  boolean mayCall(Operation<?> operation) {
    boolean allowed = rates.count(operation);
    if (!allowed) {
      tallies.overRate.add(credentials.clientId() + " " + operation.name());
    }
    return allowed;
  }

  /** The shop's rate that holds for an operation now; {@link RateLimit#NONE} when none does. */
  public RateLimit rateOf(Operation<?> operation) {
    return rates.shop().limitOf(operation);
  }

  /** The calls that count against the shop's rate just now; 0 where none holds. */
  public int usedOf(Operation<?> operation) {
    return rates.shop().used(operation);
  }

  /** How long until all rates that hold let a call in. */
  public Duration waitOf(Operation<?> operation) {
    return rates.wait(operation);
  }

  Tallies tallies() {
    return tallies;
  }

  public Listing list(String operation, Query query, Direction direction, long now) {
    return new Listing(this, operation, query, direction, now);
  }

  void served(String operation, Query query, Direction direction, long now, int rows) {
    tallies.rows.add(operation, rows);
    if (query.axis() == Axis.UPDATED && malice.served(shop, query, direction, now)) {
      tallies.moved.increment();
    }
  }
}

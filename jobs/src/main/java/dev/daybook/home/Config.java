package dev.daybook.home;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.channel.Credentials;
import dev.daybook.channel.SftpServer;
import dev.daybook.channel.ShopDirectory;
import dev.daybook.channel.ShopSettings;
import dev.daybook.notify.AlertSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What {@code config.yaml} says, checked.
 *
 * @param schedules when things are due, unless a shop says otherwise
 * @param patience how old unsealed time may grow before it counts as a hole
 * @param inboxAge how long a dropped file must have been left alone before it is read
 * @param shopsAtOnce how many shops a night works on at the same time; 1 for one after the other
 * @param settleFor for how long sealed dates are read a second time at one go; zero for never
 * @param emptyAnswers so many windows in a row without a record are asked again
 * @param alerts who is told of what is wrong
 */
public record Config(
    BusinessCalendar calendar,
    Optional<Database> database,
    List<Shop> shops,
    Schedules schedules,
    Duration patience,
    Duration inboxAge,
    int shopsAtOnce,
    Duration settleFor,
    int emptyAnswers,
    AlertSettings alerts) {
  /** One that tells nobody of alerts. */
  public Config(
      BusinessCalendar calendar,
      Optional<Database> database,
      List<Shop> shops,
      Schedules schedules,
      Duration patience,
      Duration inboxAge,
      int shopsAtOnce) {
    this(
        calendar,
        database,
        shops,
        schedules,
        patience,
        inboxAge,
        shopsAtOnce,
        USUAL_SETTLE_FOR,
        USUAL_EMPTY_ANSWERS,
        AlertSettings.none(calendar.zone()));
  }

  /** What {@code shops-at-once} may be. */
  public static final int MOST_SHOPS_AT_ONCE = 32;

  static final Duration USUAL_SETTLE_FOR = Duration.ofHours(1);
  static final int USUAL_EMPTY_ANSWERS = 5;

  /**
   * When things are due, on the business zone's clock.
   *
   * @param night when the nightly run is owed
   * @param intraday time between two syncs during the day; empty for none
   * @param check time between two looks of the rules during the day; empty for none
   * @param handoff when cleared orders go to the ERP, besides after the night
   */
  public record Schedules(
      LocalTime night,
      Optional<Duration> intraday,
      Optional<Duration> check,
      List<LocalTime> handoff) {
    static final LocalTime USUAL_NIGHT = LocalTime.of(2, 0);

    /** A night and nothing during the day. */
    public static Schedules nightly(LocalTime night) {
      return new Schedules(night, Optional.empty(), Optional.empty(), List.of());
    }
  }

  /** A server of one's own; without it the embedded one is used. */
  public record Database(String url, String user, String password) {
    /** Shows no password, nor the parameters of the address, which may hold one. */
    @Override
    public String toString() {
      return "Database[%s, %s]".formatted(url == null ? "" : url.split("\\?", 2)[0], user);
    }
  }

  /**
   * One shop.
   *
   * @param host instead of the channel's own host; null for the platform itself
   * @param credentials by the names the channel's mapping uses, such as {@code client_id}
   * @param feeds the feeds it has, such as {@code orders/updated}; empty for those that every shop
   *     of its channel has
   * @param sftp where its files come from; null when they are dropped only
   * @param night when its own night is owed; null for the common time
   * @param intraday time between its own syncs during the day; null for the common one
   * @param closed from when on nothing of it is owed; null while it is open
   */
  public record Shop(
      ShopId id,
      Instant goLive,
      URI host,
      Map<String, String> credentials,
      Set<String> feeds,
      SftpServer sftp,
      LocalTime night,
      Duration intraday,
      Instant closed) {
    public ShopSettings settings() {
      return new ShopSettings(id, host, new Credentials(credentials), goLive);
    }

    /** Shows no credential. */
    @Override
    public String toString() {
      return "Shop[%s since %s]".formatted(id, goLive);
    }
  }

  public LocalTime night() {
    return schedules.night();
  }

  public LocalTime nightOf(Shop shop) {
    return shop.night() == null ? schedules.night() : shop.night();
  }

  /** Time between the shop's syncs during the day; empty for none. */
  public Optional<Duration> intradayOf(Shop shop) {
    return Optional.ofNullable(shop.intraday()).or(schedules::intraday);
  }

  /** Time between two looks of the rules during the day; empty for none. */
  public Optional<Duration> check() {
    return schedules.check();
  }

  /** When cleared orders go to the ERP, besides after the night. */
  public List<LocalTime> handoff() {
    return schedules.handoff();
  }

  public ShopDirectory directory() {
    return new ShopDirectory(shops.stream().map(Shop::settings).toList());
  }

  /**
   * The shop of this id.
   *
   * @throws UnknownShop naming the shops there are
   */
  public Shop shop(ShopId id) {
    return shops.stream()
        .filter(shop -> shop.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new UnknownShop(id, shops.stream().map(Shop::id).toList()));
  }
}

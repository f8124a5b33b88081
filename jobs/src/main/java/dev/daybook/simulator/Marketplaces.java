package dev.daybook.simulator;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The simulated marketplaces, all behind one HTTP port; some give files too. Each shop holds
 * exactly {@code orders} orders, and each of them last moved within the business date: who reads
 * that date at any time from three minutes after its end finds all of them, and nothing else ever.
 * (Worlds with malice break this in the way the malice says.)
 */
public final class Marketplaces implements AutoCloseable {
  public static final ShopId PINDUODUO = new ShopId("pinduoduo", "flagship");
  public static final ShopId JD = new ShopId("jd", "flagship");

  /** Whose days the business dates are. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final BusinessCalendar CALENDAR = new BusinessCalendar(ZONE);

  private final SimulatorSettings settings;
  private final Platforms platforms = new Platforms();
  private final Map<ShopId, Stall> stalls = new LinkedHashMap<>();
  private final Tallies strangers = new Tallies();
  private final WorldMalice evil;
  private final Rates rates;
  private final Faults faults;
  private final HttpPort port;

  private Marketplaces(SimulatorSettings settings) {
    this.settings = settings;
    rates = new Rates(settings.clock(), settings.rate());
    faults = new Faults(settings.seed());
    List<MaliceWord> malice = settings.malice().stream().map(MaliceWord::parse).toList();
    malice.stream().flatMap(word -> word.fault().stream()).forEach(faults::add);
    evil = malice.stream().map(MaliceWord::world).reduce(WorldMalice.NONE, WorldMalice::plus);
    PageMalice pages =
        malice.stream()
            .map(MaliceWord::pages)
            .filter(found -> found != PageMalice.NONE)
            .findFirst()
            .orElse(PageMalice.NONE);
    shops().forEach((platform, ids) -> openStalls(platform, ids, pages));
    var router = new Router(gateways(), new Admin(this));
    port = new HttpPort(settings.port(), settings.clock(), router::answer);
  }

  /**
   * @throws IllegalArgumentException for a malice or a platform nobody knows, naming those there
   *     are
   * @throws java.io.UncheckedIOException when the port is taken
   */
  public static Marketplaces start(SimulatorSettings settings) {
    return new Marketplaces(settings);
  }

  private Map<Platform, List<ShopId>> shops() {
    List<ShopId> wanted = settings.shops().isEmpty() ? platforms.usualShops() : settings.shops();
    var shops = new LinkedHashMap<Platform, List<ShopId>>();
    for (ShopId shop : wanted) {
      shops.computeIfAbsent(platforms.of(shop.channel()), unused -> new ArrayList<>()).add(shop);
    }
    return shops;
  }

  private void openStalls(Platform platform, List<ShopId> ids, PageMalice pages) {
    for (ShopId id : ids) {
      int number = ids.indexOf(id) + 1;
      Credentials credentials = credentials(platform, number);
      stalls.put(
          id,
          new Stall(
              number,
              credentials,
              shop(id, settings.businessDate()),
              platform.tokens(settings.clock(), number),
              rates.of(id, credentials.clientId()),
              pages));
    }
  }

  private Credentials credentials(Platform platform, int number) {
    Credentials own = platform.credentials(number);
    if (!settings.oneApp().contains(platform.channel())) {
      return own;
    }
    if (!platform.appsServeManyShops()) {
      throw new IllegalArgumentException(
          "%s: an app serves one shop only".formatted(platform.channel()));
    }
    return own.ofApp(platform.credentials(1));
  }

  private LivingShop shop(ShopId id, LocalDate date) {
    var world =
        new World(
            id,
            settings.seed() * 31 + id.toString().hashCode() + date.toEpochDay() * 1_000_003,
            settings.orders(),
            days(date),
            evil);
    return new LivingShop(world, platforms.of(id.channel()).trade(world));
  }

  private Window days(LocalDate last) {
    return new Window(
        CALENDAR.startOf(last.minusDays(settings.days() - 1L)), CALENDAR.window(last).to());
  }

  private Map<Platform, Gateway<?>> gateways() {
    var gateways = new LinkedHashMap<Platform, Gateway<?>>();
    for (Platform platform : platforms.all()) {
      List<Stall> own =
          stalls.values().stream()
              .filter(stall -> stall.id().channel().equals(platform.channel()))
              .toList();
      gateways.put(platform, platform.open(new Hall(settings.clock(), own, faults, strangers)));
    }
    return gateways;
  }

  public int port() {
    return port.url().getPort();
  }

  /** Such as {@code http://127.0.0.1:40123}; the {@code host} of every shop. */
  public URI url() {
    return port.url();
  }

  /** Such as {@code http://127.0.0.1:40123/api/router}. */
  public URI pinduoduoUrl() {
    return url().resolve("/api/router");
  }

  /** All shops, platform by platform. */
  public List<ShopId> shopIds() {
    return List.copyOf(stalls.keySet());
  }

  /** What each platform that is found answers, by channel; one line an address. */
  public static SortedMap<String, List<String>> addresses() {
    var addresses = new TreeMap<String, List<String>>();
    new Platforms()
        .all()
        .forEach(platform -> addresses.put(platform.channel(), platform.addresses()));
    return addresses;
  }

  /** All words of malice there are, for people. */
  public static List<String> maliceWords() {
    return MaliceWord.words();
  }

  /** What the Pinduoduo gateway lets in at the start. */
  public Credentials credentials() {
    return credentials(PINDUODUO);
  }

  /** What the shop's gateway lets in at the start. */
  public Credentials credentials(ShopId shop) {
    return stall(shop).credentials();
  }

  /**
   * The simulator's own count, to be compared with the book: distinct orders of which any version
   * lies within the window and is visible now. For a whole day that is settled: exactly the {@code
   * orders} of the settings.
   */
  public int distinctOrders(ShopId shop, Window window) {
    return stall(shop).shop().distinctOrders(window, nowSecond());
  }

  /**
   * What a flawless book holds when it knows all that is visible at {@code at}. Lazy: a million
   * orders need no memory.
   */
  public Stream<TruthOrder> truth(ShopId shop, Instant at) {
    return stall(shop).shop().truth(at.getEpochSecond());
  }

  /**
   * What a flawless book holds that knows nothing but the shop's file of the business date.
   *
   * @throws IllegalArgumentException when the platform gives none
   */
  public Stream<TruthOrder> truthOfExport(ShopId shop) {
    return dayFile(shop).truth(stall(shop).shop());
  }

  /**
   * Writes the file that the shop's back-end gives for a date, as it is the day after. The file of
   * the business date is of the very orders that the gateway gives; those of other dates differ in
   * all their orders.
   *
   * @throws IllegalArgumentException when the platform gives none
   */
  public Exported writeExport(ShopId shop, LocalDate date, Path folder) {
    boolean today = date.equals(settings.businessDate());
    return dayFile(shop).write(today ? stall(shop).shop() : shop(shop, date), date, folder);
  }

  /** {@code jd-orders-yyyyMMdd.csv} of {@link #JD}. */
  public Exported writeJdExport(LocalDate date, Path folder) {
    return writeExport(JD, date, folder);
  }

  /** Whether the shop's back-end gives files. */
  public boolean exports(ShopId shop) {
    return platforms.of(shop.channel()).dayFile().isPresent();
  }

  private DayFile dayFile(ShopId shop) {
    return platforms
        .of(shop.channel())
        .dayFile()
        .orElseThrow(() -> new IllegalArgumentException("%s gives no files".formatted(shop)));
  }

  private Stall stall(ShopId shop) {
    Stall stall = stalls.get(shop);
    if (stall == null) {
      throw new IllegalArgumentException(
          "there is no shop %s here; expected one of %s".formatted(shop, stalls.keySet()));
    }
    return stall;
  }

  public void arm(FaultOrder fault) {
    faults.add(fault);
  }

  /** Forgets all faults that have not struck yet. */
  public void disarm() {
    faults.clear();
  }

  /** From now on, for each shop and operation, and no other rate. */
  public void limitRate(RateLimit limit) {
    rates.limit(limit);
  }

  /** From now on, for each shop, on this operation alone. */
  public void limitRate(String operation, RateLimit limit) {
    rates.limit(operation, limit);
  }

  /** From now on, for each shop of the channel, on this operation alone. */
  public void limitRate(String channel, String operation, RateLimit limit) {
    rates.limit(channel, operation, limit);
  }

  /** From now on, for all shops of an app of the channel together, on this operation alone. */
  public void limitRateOfApp(String channel, String operation, RateLimit limit) {
    rates.limitApp(channel, operation, limit);
  }

  /** From now on the access tokens in use are refused; new ones can be had as ever. */
  public void expireToken() {
    stalls.values().forEach(stall -> stall.tokens().expire());
  }

  /** As {@link #expireToken()}, of one shop. */
  public void expireToken(ShopId shop) {
    stall(shop).tokens().expire();
  }

  /**
   * The merchant lets the client in anew, by hand, as where spent tokens cannot be refreshed.
   *
   * @return with the new tokens; the old ones are dead
   */
  public Credentials authorizeAgain(ShopId shop) {
    return credentials(shop).with(stall(shop).tokens().renew());
  }

  /**
   * Updates an order now, in whatever shop it is; false when there is no such visible order or it
   * was updated this second.
   */
  public boolean touch(String orderNumber) {
    return stalls.keySet().stream().anyMatch(shop -> touch(shop, orderNumber));
  }

  /** As {@link #touch(String)}, in one shop. */
  public boolean touch(ShopId shop, String orderNumber) {
    LivingShop living = stall(shop).shop();
    return living
        .find(orderNumber, nowSecond())
        .filter(version -> living.touch(version.index(), nowSecond()))
        .isPresent();
  }

  /** Over all shops, and over clients that belong to none. */
  public Counts counts() {
    return stalls.values().stream()
        .map(stall -> stall.tallies().counts())
        .reduce(strangers.counts(), Counts::plus);
  }

  public Counts counts(ShopId shop) {
    return stall(shop).tallies().counts();
  }

  public Instant now() {
    return settings.clock().instant();
  }

  private long nowSecond() {
    return now().getEpochSecond();
  }

  MovableClock movableClock() {
    Clock clock = settings.clock();
    if (clock instanceof MovableClock movable) {
      return movable;
    }
    throw new IllegalStateException("these marketplaces run by a clock that cannot be moved");
  }

  @Override
  public void close() {
    port.close();
  }
}

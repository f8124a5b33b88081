package dev.daybook.simulator;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * The simulated marketplaces: {@link #PINDUODUO} over HTTP, {@link #JD} by its T+1 file. Each shop
 * holds exactly {@code orders} orders, and each of them last moved within the business date: who
 * reads that date at any time from three minutes after its end finds all of them, and nothing else
 * ever.
 */
public final class Marketplaces implements AutoCloseable {
  public static final ShopId PINDUODUO = new ShopId("pinduoduo", "flagship");
  public static final ShopId JD = new ShopId("jd", "flagship");

  private final Clock clock;
  private final PinduoduoShop pinduoduo;
  private final JdDay jd;
  private final SimulatorSettings settings;
  private final Tokens tokens;
  private final RateMeter rate;
  private final Tally requests = new Tally();
  private final Tally violations = new Tally();
  private final Tally struck = new Tally();
  private final Tally rows = new Tally();
  private final LongAdder moved = new LongAdder();
  private final Faults faults;
  private final HttpPort port;

  private Marketplaces(SimulatorSettings settings) {
    List<MaliceWord> malice = settings.malice().stream().map(MaliceWord::parse).toList();
    Window day = new BusinessCalendar(PinduoduoShop.ZONE).window(settings.businessDate());
    this.settings = settings;
    clock = settings.clock();
    pinduoduo = new PinduoduoShop(PINDUODUO, settings.seed(), settings.orders(), day);
    jd = jdDay(settings.businessDate());
    tokens = new Tokens(clock);
    rate = new RateMeter(clock, settings.rate());
    faults = new Faults(settings.seed(), tokens, struck);
    malice.stream().filter(word -> !word.ticks()).map(MaliceWord::fault).forEach(faults::add);
    PinduoduoPlatform platform = platform(settings.seed(), malice);
    var admin = new Admin(this);
    port = new HttpPort(settings.port(), clock, ask -> answer(ask, platform, admin));
  }

  /**
   * @throws IllegalArgumentException for a malice nobody knows, naming those there are
   * @throws java.io.UncheckedIOException when the port is taken
   */
  public static Marketplaces start(SimulatorSettings settings) {
    return new Marketplaces(settings);
  }

  private PinduoduoPlatform platform(long seed, List<MaliceWord> malice) {
    var pages = new ListPages(pinduoduo, rows);
    var orders = new OrderJson(pinduoduo, seed);
    var refunds = new RefundJson(pinduoduo);
    PageMalice moves =
        malice.stream()
            .filter(MaliceWord::ticks)
            .<PageMalice>map(word -> new TickAfterPage(pinduoduo, word.mostTicksPerWindow(), moved))
            .findFirst()
            .orElse(PageMalice.NONE);
    List<PlatformMethod> methods =
        List.of(
            new OrdersByUpdate(pages, orders, moves),
            new OrdersByConfirmation(pages, orders),
            new OrderInformation(pinduoduo, orders),
            new RefundsByUpdate(pages, refunds),
            new RefundInformation(pinduoduo, refunds),
            new PlatformTime(),
            new TokenRefresh(tokens));
    return new PinduoduoPlatform(
        clock, Credentials.PINDUODUO, tokens, rate, faults, methods, requests, violations);
  }

  private static Answer answer(Ask ask, PinduoduoPlatform platform, Admin admin) {
    if (ask.path().startsWith("/admin/")) {
      return admin.answer(ask);
    }
    if (!ask.path().equals("/api/router")) {
      return Answer.json(404, "{\"message\":\"the gateway is POST /api/router\"}");
    }
    return ask.method().equals("POST")
        ? platform.answer(ask)
        : Answer.json(405, "{\"message\":\"the gateway takes POST\"}");
  }

  private JdDay jdDay(LocalDate date) {
    return new JdDay(JD, settings.seed(), settings.orders(), date);
  }

  public int port() {
    return port.url().getPort();
  }

  /** Such as {@code http://127.0.0.1:40123/api/router}. */
  public URI pinduoduoUrl() {
    return port.url().resolve("/api/router");
  }

  /** What the Pinduoduo gateway lets in at the start. */
  public Credentials credentials() {
    return Credentials.PINDUODUO;
  }

  /**
   * The simulator's own count, to be compared with the book: distinct orders of which any version
   * lies within the window and is visible now. For a whole day that is settled: exactly the {@code
   * orders} of the settings. For {@link #JD}: orders of the business date placed within the window,
   * deleted ones and split parents included, as in its file.
   */
  public int distinctOrders(ShopId shop, Window window) {
    if (shop.equals(PINDUODUO)) {
      return pinduoduo.distinctOrders(window, nowSecond());
    }
    requireJd(shop);
    return jd.distinctOrders(window);
  }

  /**
   * What a flawless book holds when it knows all that is visible at {@code at}. Lazy: a million
   * orders need no memory. {@link #JD}: the orders of the business date's file, whatever the
   * instant.
   */
  public Stream<TruthOrder> truth(ShopId shop, Instant at) {
    if (shop.equals(PINDUODUO)) {
      return pinduoduo.truth(at.getEpochSecond());
    }
    requireJd(shop);
    return jd.truth();
  }

  private static void requireJd(ShopId shop) {
    if (!shop.equals(JD)) {
      throw new IllegalArgumentException(
          "there is no shop %s here; expected %s or %s".formatted(shop, PINDUODUO, JD));
    }
  }

  /**
   * Writes {@code jd-orders-yyyyMMdd.csv} with {@code orders} orders placed on that date; see
   * {@link JdExport}. The dates differ in all their orders.
   */
  public JdExport writeJdExport(LocalDate date, Path folder) {
    return JdExport.write(jdDay(date), date, folder);
  }

  public void arm(FaultOrder fault) {
    faults.add(fault);
  }

  /** Forgets all faults that have not struck yet. */
  public void disarm() {
    faults.clear();
  }

  public void limitRate(RateLimit limit) {
    rate.limit(limit);
  }

  /** From now on the access token in use is refused with 10019; its refresh token still works. */
  public void expireToken() {
    tokens.expire();
  }

  /**
   * Updates an order now; false when there is no such visible order or it was updated this second.
   */
  public boolean touch(String orderNumber) {
    return pinduoduo
        .find(orderNumber, nowSecond())
        .filter(version -> pinduoduo.touch(version.index(), nowSecond()))
        .isPresent();
  }

  public Counts counts() {
    return new Counts(
        requests.snapshot(),
        violations.snapshot(),
        struck.snapshot(),
        rows.snapshot(),
        moved.sum());
  }

  Instant now() {
    return clock.instant();
  }

  private long nowSecond() {
    return clock.instant().getEpochSecond();
  }

  MovableClock movableClock() {
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

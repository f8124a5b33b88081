package dev.daybook.book;

import dev.daybook.canonical.AfterSale;
import dev.daybook.canonical.AfterSaleKind;
import dev.daybook.canonical.AfterSaleState;
import dev.daybook.canonical.Amounts;
import dev.daybook.canonical.Buyer;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Order;
import dev.daybook.canonical.OrderLine;
import dev.daybook.canonical.OrderStatus;
import dev.daybook.canonical.Receiver;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Times;
import dev.daybook.database.DatabaseConfiguration;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.database.TestDatabase;
import dev.daybook.export.HandoffFolder;
import dev.daybook.landing.LandedRecord;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.Rule;
import dev.daybook.mapping.SourceRecord;
import dev.daybook.mapping.Unreadable;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Rejected;
import dev.daybook.normalize.Normalization.Returned;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The book on a real database with a schema of its own, and orders of an invented shop. */
public final class TestBook implements AutoCloseable {
  public static final Currency CNY = Currency.getInstance("CNY");
  public static final ShopId SHOP = new ShopId("acme", "main");
  public static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
  public static final Instant T0 = Instant.parse("2026-11-21T00:00:00Z");

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  private final Path handoff = newFolder();

  public TestBook() {
    this(List.of());
  }

  public TestBook(List<Rule> rules) {
    this(rules, beans -> {});
  }

  public TestBook(List<Rule> rules, Consumer<AnnotationConfigApplicationContext> more) {
    context.registerBean(DatabaseSettings.class, TestDatabase::emptySchema);
    context.registerBean(Clock.class, () -> new SetClock(now));
    context.registerBean(Mappings.class, () -> new Mappings(Map.of(), rules, Map.of()));
    context.registerBean(HandoffFolder.class, () -> new HandoffFolder(handoff));
    context.register(DatabaseConfiguration.class);
    more.accept(context);
    context.scan(
        "dev.daybook.identity",
        "dev.daybook.coverage",
        "dev.daybook.book",
        "dev.daybook.check",
        "dev.daybook.export");
    context.refresh();
    sql().sql("INSERT INTO shop (channel, shop) VALUES ('acme', 'main')").update();
    sql()
        .sql(
            "INSERT INTO feed (shop_id, subject, axis, go_live_at)"
                + " VALUES (1, 'orders', 'updated', '2026-11-01'),"
                + " (1, 'refunds', 'updated', '2026-11-01')")
        .update();
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "handoff-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The hand-off folder, below {@code target}. */
  public Path handoff() {
    return handoff;
  }

  public <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  public OrderBook book() {
    return get(OrderBook.class);
  }

  public JdbcClient sql() {
    return JdbcClient.create(get(DataSource.class));
  }

  public long count(String table) {
    return sql().sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
  }

  public void setNow(Instant instant) {
    now.set(instant);
  }

  /** Empties every table that a test writes. */
  public void clear() {
    for (var table :
        List.of(
            "handoff_candidate",
            "handoff_item",
            "handoff_batch",
            "rule_walk",
            "book_change",
            "review",
            "finding",
            "order_check",
            "account",
            "quarantine",
            "trail",
            "after_sale",
            "book_line",
            "book_order",
            "order_identity",
            "document",
            "coverage_window")) {
      sql().sql("DELETE FROM " + table).update();
    }
  }

  private long insert(String sql, Object... values) {
    var keys = new org.springframework.jdbc.support.GeneratedKeyHolder();
    sql().sql(sql).params(values).update(keys);
    return keys.getKey().longValue();
  }

  /** A fetched window; {@code n} sets its day apart from those of other windows. */
  public long window(int n) {
    return insert(
        "INSERT INTO coverage_window (feed_id, generation, from_at, to_at, state, run_id, opened_at)"
            + " VALUES (1, 0, ?, ?, 'FETCHED', 7, '2026-11-22')",
        UtcText.of(T0.plusSeconds(86_400L * n)),
        UtcText.of(T0.plusSeconds(86_400L * (n + 1))));
  }

  public long document(Long windowId, int attempt, int records) {
    return document(1, windowId, attempt, records);
  }

  /** A document of feed {@code refunds/updated}. */
  public long refunds(int records) {
    return document(2, null, 1, records);
  }

  private long document(int feed, Long windowId, int attempt, int records) {
    return insert(
        "INSERT INTO document (feed_id, window_id, attempt, run_id, kind, name, sha256, bytes, path,"
            + " records, state, landed_at)"
            + " VALUES (?, ?, ?, 7, 'PAGE', 'page 1', ?, 10, 'p', ?, 'LANDED', '2026-11-22')",
        feed,
        windowId,
        attempt,
        new byte[32],
        records);
  }

  /** Lands and books these orders as one file. */
  public dev.daybook.canonical.Accounts bookFile(Order... orders) {
    return book().book(chunk(normalized(document(null, 1, orders.length), null, orders)));
  }

  /** Lands and books these after-sales as one file. */
  public dev.daybook.canonical.Accounts bookRefunds(AfterSale... afterSales) {
    return book().book(chunk(returned(refunds(afterSales.length), afterSales)));
  }

  public static List<Normalization> returned(long documentId, AfterSale... afterSales) {
    var records = new ArrayList<Normalization>();
    for (var afterSale : afterSales) {
      records.add(returned(documentId, records.size() + 1, afterSale, true));
    }
    return records;
  }

  public static Returned returned(
      long documentId, int recordNo, AfterSale afterSale, boolean dated) {
    return new Returned(
        landed(documentId, recordNo, null), afterSale, Optional.of(afterSale.refunded()), dated);
  }

  public static Refund refund(String afterSaleNo, String orderNo) {
    return new Refund(afterSaleNo, orderNo);
  }

  /** An after-sale to be, of which a test changes what matters to it. */
  public static final class Refund {
    private final String afterSaleNo;
    private final String orderNo;
    private AfterSaleState state = AfterSaleState.OPEN;
    private String refunded = "0";
    private String sku = "";
    private Instant updatedAt = T0;
    private String reason = "";

    private Refund(String afterSaleNo, String orderNo) {
      this.afterSaleNo = afterSaleNo;
      this.orderNo = orderNo;
    }

    public Refund closed() {
      state = AfterSaleState.CLOSED;
      return this;
    }

    public Refund succeeded(String yuan) {
      state = AfterSaleState.SUCCEEDED;
      refunded = yuan;
      return this;
    }

    public Refund sku(String value) {
      sku = value;
      return this;
    }

    public Refund reason(String value) {
      reason = value;
      return this;
    }

    public Refund at(long seconds) {
      updatedAt = T0.plusSeconds(seconds);
      return this;
    }

    public AfterSale make() {
      return new AfterSale(
          SHOP,
          afterSaleNo,
          orderNo,
          new AfterSale.Item("", "", sku),
          AfterSaleKind.REFUND,
          state,
          "refund " + state,
          yuan("20.00"),
          yuan(refunded),
          reason,
          "",
          new AfterSale.Times(T0, null, updatedAt));
    }
  }

  public static Chunk chunk(List<? extends Normalization> records) {
    return new Chunk(7, "sync", "host-1", List.copyOf(records));
  }

  public static List<Normalization> normalized(long documentId, Long windowId, Order... orders) {
    var records = new ArrayList<Normalization>();
    for (var order : orders) {
      records.add(normalized(documentId, records.size() + 1, windowId, order));
    }
    return records;
  }

  public static Normalized normalized(long documentId, int recordNo, Long windowId, Order order) {
    return new Normalized(
        landed(documentId, recordNo, windowId), order, Optional.of(order.amounts().buyerPaid()));
  }

  public static Rejected rejected(
      long documentId, int recordNo, Long windowId, Optional<Money> control) {
    return new Rejected(
        landed(documentId, recordNo, windowId),
        "A-" + recordNo,
        List.of(new Unreadable("page 1, record " + recordNo, "total", "12,5", "yuan", "mend it")),
        control);
  }

  public static LandedRecord landed(long documentId, int recordNo, Long windowId) {
    return new LandedRecord(
        documentId,
        recordNo,
        windowId,
        SHOP,
        "orders/updated",
        new SourceRecord("page 1, record " + recordNo, Map.of(), List.of()),
        List.of());
  }

  public static Money yuan(String amount) {
    return new Money(new BigDecimal(amount), CNY);
  }

  public static Sample order(String externalNo) {
    return new Sample(externalNo);
  }

  /** An order to be, of which a test changes what matters to it. */
  public static final class Sample {
    private final String externalNo;
    private OrderStatus status = OrderStatus.PAID;
    private OrderStatus forward;
    private String refunded = "0";
    private Instant updatedAt = T0;
    private String paid = "20.00";
    private String note = "";
    private Buyer buyer = new Buyer("b-1", "Li Example", "13800000000", false);
    private Receiver receiver =
        new Receiver("Wang Example", "13900000000", "CN", "Zhejiang", "Hangzhou", "", "Road 1", "");
    private List<OrderLine> lines = List.of(line(1, "Tea"));
    private TreeMap<String, Object> extras = new TreeMap<>();
    private TreeSet<String> flags = new TreeSet<>();

    private Sample(String externalNo) {
      this.externalNo = externalNo;
    }

    public static OrderLine line(int no, String title) {
      return new OrderLine(
          no,
          "i-1",
          "s-1",
          "SKU-1",
          title,
          BigDecimal.valueOf(2),
          yuan("10.00"),
          yuan("20.00"),
          yuan("0.00"),
          "");
    }

    public Sample status(OrderStatus value) {
      status = value;
      return this;
    }

    public Sample forward(OrderStatus value) {
      forward = value;
      return this;
    }

    public Sample refunded(String yuan) {
      refunded = yuan;
      return this;
    }

    public Sample at(long seconds) {
      updatedAt = T0.plusSeconds(seconds);
      return this;
    }

    public Sample at(Instant instant) {
      updatedAt = instant;
      return this;
    }

    public Sample paid(String yuan) {
      paid = yuan;
      return this;
    }

    public Sample note(String value) {
      note = value;
      return this;
    }

    public Sample buyer(Buyer value) {
      buyer = value;
      return this;
    }

    public Sample receiver(Receiver value) {
      receiver = value;
      return this;
    }

    public Sample lines(OrderLine... values) {
      lines = List.of(values);
      return this;
    }

    public Sample extra(String name, Object value) {
      extras.put(name, value);
      return this;
    }

    public Sample flag(String value) {
      flags.add(value);
      return this;
    }

    public Order make() {
      var zero = yuan("0");
      return new Order(
          SHOP,
          externalNo,
          status,
          forward == null ? status : forward,
          "state " + status,
          buyer,
          receiver,
          new Amounts(
              yuan(paid), zero, zero, zero, zero, zero, yuan(paid), yuan(paid), yuan(refunded)),
          true,
          new Times(T0, T0.plusMillis(1), null, null, updatedAt),
          note,
          "",
          flags,
          extras,
          lines);
    }
  }

  private static final class SetClock extends Clock {
    private final AtomicReference<Instant> now;

    private SetClock(AtomicReference<Instant> now) {
      this.now = now;
    }

    @Override
    public java.time.ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now.get();
    }
  }

  @Override
  public void close() {
    context.close();
  }
}

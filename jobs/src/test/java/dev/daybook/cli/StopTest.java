package dev.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ShippedMappings;
import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.demo.Demo;
import dev.daybook.simulator.FaultKind;
import dev.daybook.simulator.FaultOrder;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.SimulatorSettings;
import dev.daybook.simulator.TruthOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A process that is asked to stop while it waits for minutes, books a large file, lets the rules
 * look at many orders or hands them off, ends within ten seconds at a page or chunk; the next one
 * brings the rest, and nothing twice.
 */
@Tag("full")
class StopTest {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int TERMINATED = 128 + 15;

  /** So many that some are left in the span at every time of the day after. */
  private static final int ORDERS = 1_000;

  private static final int ORDERS_OF_FILE = 6_000;
  private static final Duration OVERLAP = Duration.ofMinutes(3);
  private static final String WAITS_FOR_A_ROW =
      "SELECT CAST(variable_value AS SIGNED) FROM information_schema.global_status"
          + " WHERE variable_name = 'innodb_row_lock_current_waits'";
  private static final String FROM = "--from=";
  private static final String TO = "--to=";
  private static final String SHOP = "pinduoduo/flagship";

  /** How it is asked to. */
  enum How {
    SIGTERM,
    RUNS_STOP
  }

  @TempDir Path folder;

  private final LocalDate date = Demo.Settings.yesterday(Clock.systemUTC().instant());
  private Marketplaces marketplaces;
  private Terminal terminal;
  private EmbeddedDatabase database;

  @BeforeEach
  void open() throws IOException {
    marketplaces = Marketplaces.start(SimulatorSettings.of(3, ORDERS, date, Clock.systemUTC()));
    var home = Files.createDirectories(folder.resolve("home"));
    var credentials = marketplaces.credentials();
    Files.writeString(
        home.resolve("config.yaml"),
        """
        shops:
          - id: pinduoduo/flagship
            go-live: %s
            host: http://127.0.0.1:%d
            credentials: {client_id: %s, client_secret: %s, access_token: %s, refresh_token: %s}
          - id: jd/flagship
            go-live: %s
        """
            .formatted(
                date,
                marketplaces.port(),
                credentials.clientId(),
                credentials.clientSecret(),
                credentials.accessToken(),
                credentials.refreshToken(),
                date));
    terminal = new Terminal(home);
    database = EmbeddedDatabase.open(home);
  }

  @AfterEach
  void close() {
    database.close();
    marketplaces.close();
  }

  @ParameterizedTest
  @EnumSource
  void whileItWaitsForTheRateBudget(How how) throws Exception {
    var slow = mappings("slow", "rate: {calls: 1, per: PT1H}");
    try (var sync = start("sync", SHOP, FROM + from(), TO + to(), "--mappings=" + slow)) {
      awaits(sync, "SELECT COUNT(*) FROM run WHERE waits_for LIKE 'the rate budget of pdd.%'");
      stop(sync, how);
    }
    continues();
  }

  @ParameterizedTest
  @EnumSource
  void whileTheChannelGivesNoAnswer(How how) throws Exception {
    marketplaces.arm(FaultOrder.next(FaultKind.SLOW, 1).delayed(Duration.ofHours(1)));
    try (var sync = start("sync", SHOP, FROM + from(), TO + to())) {
      awaits(sync, "SELECT COUNT(*) FROM run WHERE waits_for LIKE 'an answer of POST http:%'");
      stop(sync, how);
    }
    continues();
  }

  @ParameterizedTest
  @EnumSource
  void whileItBooksALargeFile(How how) throws Exception {
    var file = largeFile();
    try (var load = start("import", "jd/flagship", file.toString())) {
      awaits(load, "SELECT COUNT(*) FROM book_order");
      // What each chunk begins with. Between two chunks it would end at once when it is asked.
      try (var held = hold("SELECT 1 FROM document")) {
        awaits(load, WAITS_FOR_A_ROW);
        stop(load, how, 1, whenALookIsDue(load, 1, held));
      }
    }
    long booked = count("SELECT COUNT(*) FROM book_order");
    assertThat(booked).isPositive().isLessThan(ORDERS_OF_FILE);
    assertThat(count("SELECT booked FROM run WHERE run_id = 1")).isEqualTo(booked);

    var rest = terminal.run("sync", "jd/flagship", "--json");

    assertThat(rest.json().at("/accounts/created").asLong()).isEqualTo(ORDERS_OF_FILE);
    assertThat(count("SELECT booked FROM run WHERE run_id = 2")).isEqualTo(ORDERS_OF_FILE - booked);
    assertBook(ORDERS_OF_FILE);
    assertThat(count("SELECT COUNT(*) FROM coverage_window WHERE state = 'SEALED'")).isEqualTo(1);
  }

  /** With one rule more, all must be looked at; the second thousand waits for a held row. */
  @ParameterizedTest
  @EnumSource
  void whileTheRulesLook(How how) throws Exception {
    terminal.run("import", "jd/flagship", largeFile().toString());
    var mappings = "--mappings=" + oneRuleMore();
    long ofTheSecondThousand = count("SELECT MIN(order_id) FROM book_order") + 1_500;
    try (var held = hold("SELECT 1 FROM book_order WHERE order_id = " + ofTheSecondThousand);
        var export = start("handoff", "export", mappings)) {
      awaits(export, WAITS_FOR_A_ROW);
      long run = newest("check");
      stop(export, how, run, whenALookIsDue(export, run, held));
    }
    assertThat(count("SELECT through_id FROM rule_walk WHERE done = 0"))
        .isBetween(ofTheSecondThousand, ofTheSecondThousand + 4_000);
    assertThat(count("SELECT COUNT(*) FROM handoff_item")).isZero();

    handsOffTheRest();
  }

  /** While it waits for its turn, which somebody else has: it ends without it. */
  @ParameterizedTest
  @EnumSource
  void whileItHandsOff(How how) throws Exception {
    terminal.run("import", "jd/flagship", largeFile().toString());
    try (var turn = hold("SELECT 1 FROM handoff_turn");
        var export = start("handoff", "export")) {
      awaits(export, "SELECT COUNT(*) FROM run WHERE kind = 'handoff' AND ended_at IS NULL");
      stop(export, how, newest("handoff"), () -> {});
      assertThat(turn.isValid(10)).as("the turn was held to the end").isTrue();
    }
    assertThat(count("SELECT COUNT(*) FROM handoff_item")).isZero();
    assertThat(deliveredFiles()).isZero();

    handsOffTheRest();
  }

  private Path oneRuleMore() throws IOException {
    var rules = Files.createDirectories(folder.resolve("more").resolve("rules"));
    Files.writeString(
        rules.resolve("never.yaml"),
        """
        severity: warning
        hold: false
        when: order.goods_total * 100 < order.discounts
        facts: {currency: order.currency}
        message: "never"
        message_zh: "从不"
        """);
    return rules.getParent();
  }

  /** What is clear, each order once; then nothing is left. */
  private void handsOffTheRest() throws IOException {
    var rest = terminal.run("handoff", "export", "--json");

    assertThat(rest.exitCode()).as(rest.err()).isZero();
    assertThat(rest.json().path("stopped").asString()).isEmpty();
    long clear =
        ORDERS_OF_FILE
            - count(
                "SELECT COUNT(DISTINCT order_id) FROM finding WHERE hold = 1 AND state = 'OPEN'");
    assertThat(count("SELECT COUNT(*) FROM handoff_item")).isEqualTo(clear);
    assertThat(count("SELECT COUNT(DISTINCT order_id) FROM handoff_item")).isEqualTo(clear);
    assertThat(count("SELECT COUNT(*) FROM handoff_batch WHERE state <> 'DELIVERED'")).isZero();
    assertThat(deliveredFiles()).isEqualTo(2);
    var again = terminal.run("handoff", "export", "--json");
    assertThat(again.json().path("batches")).isEmpty();
  }

  private long deliveredFiles() throws IOException {
    var out = terminal.home().resolve("handoff").resolve("out");
    if (!Files.isDirectory(out)) {
      return 0;
    }
    try (var files = Files.list(out)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).count();
    }
  }

  private void stop(DaybookProcess process, How how) throws Exception {
    stop(process, how, 1, () -> {});
  }

  private long newest(String kind) {
    return count("SELECT MAX(run_id) FROM run WHERE kind = '%s'".formatted(kind));
  }

  /** Lets go what is held as soon as the process has been asked. */
  private void stop(DaybookProcess process, How how, long run, AutoCloseable held)
      throws Exception {
    if (how == How.SIGTERM) {
      process.askToTerminate();
      held.close();
      assertThat(process.endsWithin(LONGEST)).isEqualTo(TERMINATED);
      assertThat(run(run)).startsWith("STOPPED|null|stopped as asked");
    } else {
      var asking = CompletableFuture.supplyAsync(() -> terminal.run("runs", "stop", run, "--json"));
      awaits(process, "SELECT COUNT(*) FROM run WHERE stop_by IS NOT NULL AND run_id = " + run);
      held.close();
      var answer = asking.get(2, TimeUnit.MINUTES);
      assertThat(answer.exitCode()).as(answer.err()).isZero();
      assertThat(process.endsWithin(LONGEST)).as(process.text()).isEqualTo(3);
      var me = Operator.name();
      assertThat(answer.json().at("/state").asString()).isEqualTo("STOPPED");
      assertThat(run(run)).startsWith("STOPPED|%s|stopped as %s asked".formatted(me, me));
    }
  }

  /** Lets go when the process is due to look whether it has been asked: once a second. */
  private AutoCloseable whenALookIsDue(DaybookProcess process, long run, Connection held) {
    return () -> {
      awaits(
          process,
          "SELECT COUNT(*) FROM run WHERE alive_at < UTC_TIMESTAMP(3) - INTERVAL 1 SECOND"
              + " AND run_id = "
              + run);
      held.close();
    };
  }

  /**
   * What a query reads, as a process that has read it for an update holds it, until it is closed.
   */
  private Connection hold(String query) throws SQLException {
    var connection = dataSource().getConnection();
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute(query + " FOR UPDATE");
    }
    return connection;
  }

  private String run(long id) {
    return sql()
        .sql(
            "SELECT CONCAT(state, '|', COALESCE(stop_by, 'null'), '|', message) FROM run"
                + " WHERE run_id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  private void continues() {
    var fast = mappings("fast", "rate: {calls: 1000000, per: PT1S}");
    var before = ordersOfTheSpan();

    var rest = terminal.run("sync", SHOP, FROM + from(), TO + to(), "--json", "--mappings=" + fast);

    assertThat(rest.exitCode()).as(rest.err()).isZero();
    assertThat(rest.json().at("/state").asString()).isEqualTo("DONE");
    var booked = sql().sql("SELECT external_no FROM order_identity").query(String.class).list();
    // One that moves on at the platform meanwhile is shown or not.
    assertThat(before).containsAll(booked);
    assertThat(booked).containsAll(ordersOfTheSpan());
    assertBook(booked.size());
  }

  /** Three hours of the date are enough. */
  private Instant from() {
    return date.atTime(10, 0).atZone(Marketplaces.ZONE).toInstant();
  }

  private Instant to() {
    return from().plus(Duration.ofHours(3));
  }

  /** Those that moved last in it, or in the minutes before that the channel's overlap adds. */
  private Set<String> ordersOfTheSpan() {
    var first = from().minus(OVERLAP);
    var orders =
        marketplaces
            .truth(Marketplaces.PINDUODUO, Clock.systemUTC().instant())
            .filter(order -> !order.updatedAt().isBefore(first))
            .filter(order -> order.updatedAt().isBefore(to()))
            .map(TruthOrder::externalNo)
            .collect(Collectors.toSet());
    assertThat(orders).hasSizeGreaterThan(20);
    return orders;
  }

  private void assertBook(long orders) {
    assertThat(count("SELECT COUNT(*) FROM book_order")).isEqualTo(orders);
    assertThat(count("SELECT SUM(created) FROM account")).isEqualTo(orders);
    assertThat(
            count(
                "SELECT COUNT(*) FROM account WHERE fetched <> created + updated + unchanged"
                    + " + stale + duplicate + quarantined"))
        .isZero();
    assertThat(count("SELECT COUNT(*) FROM run WHERE state = 'RUNNING'")).isZero();
  }

  private Path mappings(String name, String rate) {
    return ShippedMappings.copy(
        "pinduoduo", folder.resolve(name), text -> text.replaceAll("rate: \\{[^}]*\\}", rate));
  }

  private Path largeFile() {
    var settings = SimulatorSettings.of(5, ORDERS_OF_FILE, date, Clock.systemUTC());
    try (var world = Marketplaces.start(settings.withShops(Marketplaces.JD))) {
      return world.writeJdExport(date, folder).file();
    }
  }

  private DaybookProcess start(String... words) throws IOException {
    var all = new ArrayList<>(List.of(words));
    all.add("--home=" + terminal.home());
    return DaybookProcess.start(folder, true, all.toArray(String[]::new));
  }

  /** Until the ledger says so. */
  private void awaits(DaybookProcess process, String counting) {
    while (count(counting) == 0) {
      assertThat(process.isRunning()).as("the process had ended before").isTrue();
      LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
    }
  }

  private long count(String sql) {
    try {
      return sql().sql(sql).query(Long.class).single();
    } catch (BadSqlGrammarException notMigratedYet) {
      return 0;
    }
  }

  private JdbcClient sql() {
    return JdbcClient.create(dataSource());
  }

  private DataSource dataSource() {
    return new DriverManagerDataSource(
        database.jdbcUrl() + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true",
        database.user(),
        database.password());
  }
}

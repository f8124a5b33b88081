package dev.daybook.notify;

import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.TestClock;
import dev.daybook.database.TestDatabase;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Alerts on a real database, with receivers that are boxes and a clock that stands. */
final class AlertRoom implements AutoCloseable {
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  static final Duration TOGETHER = Duration.ofSeconds(30);
  static final ShopId JD = new ShopId("jd", "flagship");

  /** 2026-11-12, noon in Shanghai. */
  final TestClock clock = new TestClock("2026-11-12T04:00:00Z");

  final TestDatabase db;
  final Mailbox ops = new Mailbox();
  final Mailbox boss = new Mailbox();
  private AlertSettings settings;

  AlertRoom(TestDatabase db) {
    this.db = db;
    List.of("alert_message", "alert", "alert_sending", "alert_receiver")
        .forEach(table -> db.sql().sql("DELETE FROM " + table).update());
    routes(route(EnumSet.allOf(Severity.class), List.of("ops"), List.of()));
  }

  static Route route(Set<Severity> severities, List<String> to, List<String> fallback) {
    return new Route(severities, List.of(), to, fallback);
  }

  AlertRoom routes(Route... routes) {
    settings = settings(Optional.empty(), routes);
    return this;
  }

  AlertRoom quiet(String from, String to) {
    settings =
        settings(
            Optional.of(
                new QuietHours(
                    LocalTime.parse(from),
                    LocalTime.parse(to),
                    Set.of(Severity.CRITICAL),
                    SHANGHAI)),
            settings.routes().toArray(Route[]::new));
    return this;
  }

  private static AlertSettings settings(Optional<QuietHours> quiet, Route... routes) {
    var receivers =
        Stream.of("ops", "boss")
            .map(name -> new ReceiverSettings(name, "wecom", Map.of("key", "k")))
            .toList();
    return new AlertSettings(
        SHANGHAI, receivers, List.of(routes), quiet, AlertSettings.USUAL_REPEATS, TOGETHER);
  }

  Alerts alerts() {
    return new Alerts(db.mapper(AlertMapper.class), outbox(), settings, db.transactions(), clock);
  }

  Outbox outbox() {
    return new Outbox(
        db.mapper(MessageMapper.class), db.mapper(AlertMapper.class), settings, clock);
  }

  /** As another process would make it. */
  Dispatch dispatch() {
    var receivers = new LinkedHashMap<String, Receiver>();
    receivers.put("ops", ops);
    receivers.put("boss", boss);
    var sendings =
        new Sendings(
            db.mapper(SendingMapper.class),
            db.mapper(MessageMapper.class),
            outbox(),
            settings,
            db.transactions(),
            clock);
    var reminders =
        new Reminders(db.mapper(AlertMapper.class), outbox(), settings, db.transactions(), clock);
    return new Dispatch(
        new Receivers(receivers),
        sendings,
        reminders,
        outbox(),
        db.mapper(MessageMapper.class),
        settings,
        db.transactions(),
        clock);
  }

  /** Lets companions come together, then sends. */
  Dispatch.Dispatched sendAfter(Duration wait) {
    clock.advance(wait);
    return dispatch().sendDue();
  }

  static Alert alert(String cause, Severity severity) {
    return new Alert(
        cause,
        severity,
        Optional.of(JD),
        "Something is wrong with " + cause,
        "It is like this.",
        "mend it");
  }

  List<String> rows(String sql) {
    return db.sql().sql(sql).query(String.class).list();
  }

  List<String> messages() {
    return rows(
        "SELECT CONCAT(about, ' ', receiver, ' ', state) FROM alert_message ORDER BY message_id");
  }

  @Override
  public void close() {
    db.close();
  }
}

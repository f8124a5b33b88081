package dev.daybook.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.chaos.QuickDaybook;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.mapping.Unreadable;
import dev.daybook.notify.KeptAlert;
import dev.daybook.operate.QuarantineReport.Quarantined;
import dev.daybook.operate.QuarantineReport.Retried;
import dev.daybook.simulator.Marketplaces;
import dev.daybook.simulator.MovableClock;
import dev.daybook.simulator.SimulatorSettings;
import dev.daybook.simulator.TruthOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two orders whose details are refused for no reason that the channel names: they lie in
 * quarantine, the shop goes on, and both are booked once they can be had, by a rerun or by the
 * second reading. What lies there of them then is dismissed.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RefusedDetailTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 11);
  private static final Window DAY = new BusinessCalendar(Marketplaces.ZONE).window(DATE);
  private static final ShopId SHOP = new ShopId("wechat-shop", "flagship");
  private static final Request OPERATOR = Request.by("mei");

  @TempDir static Path folder;
  private static final MovableClock CLOCK = new MovableClock(DAY.from());
  private static Marketplaces marketplaces;
  private static RefusingProxy proxy;
  private static Installation.Open daybook;
  private static List<String> refused;

  @BeforeAll
  static void openHome() {
    marketplaces = Marketplaces.start(SimulatorSettings.of(7, 60, DATE, CLOCK).withShops(SHOP));
    proxy = new RefusingProxy(marketplaces.url(), "/channels/ec/order/get");
    var home = new Home(folder).create();
    var credentials = marketplaces.credentials(SHOP);
    Stage.write(
        home.config(),
        """
        shops:
          - id: %s
            go-live: %s
            host: %s
            feeds: [orders/updated]
            credentials: {client_id: %s, client_secret: %s}
        """
            .formatted(
                SHOP, DATE, proxy.url(), credentials.clientId(), credentials.clientSecret()));
    daybook =
        new Installation(QuickDaybook.class)
            .open(new Installation.Opening(home, null, CLOCK, false));
  }

  @AfterAll
  static void close() {
    daybook.close();
    proxy.close();
    marketplaces.close();
  }

  @Test
  @Order(1)
  void twoOrdersLieInQuarantineAndTheOthersAreBooked() {
    at(26);
    refused = truth().stream().limit(2).toList();
    refused.forEach(
        no -> proxy.refused.put(no, "{\"errcode\":100002,\"errmsg\":\"order not found\"}"));

    var sync = daybook.get(Sync.class).sync(Scope.of(SHOP), Which.OWED, OPERATOR);

    assertThat(sync.state()).isEqualTo("DONE");
    assertThat(sync.accounts().quarantined()).isEqualTo(2);
    assertThat(sync.accounts().balanced()).isTrue();
    assertThat(sync.accounts().created()).isEqualTo(truth().size() - 2);
    assertThat(missing()).containsExactlyInAnyOrderElementsOf(refused);
    assertThat(quarantined())
        .hasSize(2)
        .allSatisfy(
            reason -> {
              assertThat(reason.value()).isEqualTo("code '100002', order not found");
              assertThat(reason.next()).contains("daybook rerun --mode all");
            })
        .extracting(Unreadable::expected)
        .containsExactlyInAnyOrderElementsOf(
            refused.stream().map("what /channels/ec/order/get answers for %s"::formatted).toList());
    assertThat(sql().sql("SELECT external_no FROM quarantine").query(String.class).list())
        .containsExactlyInAnyOrderElementsOf(refused);
    assertThat(daybook.get(CoverageOverview.class).of(Optional.of(SHOP)).feeds())
        .allSatisfy(feed -> assertThat(feed.owedSeconds()).isZero());
  }

  @Test
  @Order(2)
  void aRerunBooksTheOneThatCanBeHadAgain() {
    proxy.refused.remove(refused.get(0));

    var rerun =
        daybook.get(Sync.class).rerun(Scope.of(SHOP), Which.ALL, OPERATOR.over(Optional.of(DAY)));

    assertThat(rerun.state()).isEqualTo("DONE");
    assertThat(rerun.accounts().created()).isEqualTo(1);
    assertThat(rerun.accounts().quarantined()).isEqualTo(1);
    assertThat(missing()).containsExactly(refused.get(1));
  }

  @Test
  @Order(3)
  void theSecondReadingBooksTheOther() {
    proxy.refused.clear();
    at(50);
    daybook.get(Sync.class).sync(Scope.of(SHOP), Which.OWED, OPERATOR);

    var settled = daybook.get(Settling.class).settle(Scope.of(SHOP), Optional.of(DATE), OPERATOR);

    assertThat(settled.complete()).isTrue();
    assertThat(missing()).isEmpty();
    assertThat(settled.differences()).as("the first reading has shown it").isZero();
    assertThat(sql().sql("SELECT external_no FROM difference").query(String.class).list())
        .isEmpty();
  }

  @Test
  @Order(4)
  void aRetryThatIsStoppedTellsSo() {
    daybook.get(RuleCheck.class).today(OPERATOR);

    var retried = daybook.get(QuarantineDesk.class).retryAll(open(), OPERATOR.until(() -> true));

    assertThat(retried)
        .isEqualTo(new Retried(0, 0, 0, 0, 0, "stopped as asked; the next one goes on", List.of()));
    assertThat(retried.complete()).isFalse();
  }

  @Test
  @Order(5)
  void theirEntriesAreDismissedAndTheAlertEnds() {
    var desk = daybook.get(QuarantineDesk.class);
    var ids = desk.list(open()).records().stream().map(Quarantined::id).toList();
    assertThat(ids).hasSize(3);
    assertThat(ids)
        .extracting(id -> desk.show(id, false))
        .allSatisfy(
            shown ->
                assertThat(shown.bookedSince().orderId()).isEqualTo(orderOf(shown.externalNo())));
    assertThat(alerts()).containsExactly("quarantine " + SHOP);
    var before = daybook.get(Reports.class).of(DATE);
    assertThat(before.work().openQuarantine()).isEqualTo(3);

    desk.dismiss(ids, "mei", "booked since");

    assertThat(desk.list(open()).records()).isEmpty();
    assertThat(alerts()).isEmpty();
    var after = daybook.get(Reports.class).of(DATE);
    assertThat(after.work().openQuarantine()).isZero();
    assertThat(after.accounts()).isEqualTo(before.accounts());
    assertThat(after.book().contradictions()).isEmpty();
  }

  @Test
  @Order(6)
  void aRetryOfAllLeavesThemAloneAndARerunClosesItsAccounts() {
    assertThat(daybook.get(QuarantineDesk.class).retryAll(open(), OPERATOR).retried()).isZero();

    var rerun =
        daybook.get(Sync.class).rerun(Scope.of(SHOP), Which.ALL, OPERATOR.over(Optional.of(DAY)));

    assertThat(rerun.state()).isEqualTo("DONE");
    assertThat(rerun.accounts().balanced()).isTrue();
    assertThat(rerun.accounts().quarantined()).isZero();
    assertThat(missing()).isEmpty();
  }

  private static long orderOf(String externalNo) {
    return sql()
        .sql("SELECT order_id FROM order_identity WHERE external_no = ?")
        .param(externalNo)
        .query(Long.class)
        .single();
  }

  private static QuarantineQuery open() {
    return new QuarantineQuery(Optional.of(SHOP), Optional.empty(), Optional.empty(), 10);
  }

  /** Causes of the quarantine that hold after a look. */
  private static List<String> alerts() {
    daybook.get(RunAlerts.class).look();
    return daybook.get(AlertDesk.class).list(false, 100).alerts().stream()
        .map(KeptAlert::cause)
        .filter(cause -> cause.startsWith("quarantine "))
        .toList();
  }

  private static void at(int hour) {
    CLOCK.set(DAY.from().plus(Duration.ofHours(hour)));
  }

  private static List<Unreadable> quarantined() {
    var desk = daybook.get(QuarantineDesk.class);
    return desk.list(open()).records().stream()
        .flatMap(entry -> desk.show(entry.id(), false).reasons().stream())
        .toList();
  }

  /** Numbers of the orders that moved on the date. */
  private static Set<String> truth() {
    return marketplaces
        .truth(SHOP, CLOCK.instant())
        .filter(order -> !order.updatedAt().isBefore(DAY.from()))
        .map(TruthOrder::externalNo)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> missing() {
    var missing = new TreeSet<>(truth());
    sql()
        .sql("SELECT external_no FROM order_identity")
        .query(String.class)
        .list()
        .forEach(missing::remove);
    return missing;
  }

  private static JdbcClient sql() {
    return JdbcClient.create(daybook.get(DataSource.class));
  }
}

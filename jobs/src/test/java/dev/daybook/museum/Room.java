package dev.daybook.museum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.canonical.Window;
import dev.daybook.channel.NaivePuller;
import dev.daybook.conformance.Loss;
import dev.daybook.conformance.ShopBook;
import dev.daybook.operate.Request;
import dev.daybook.operate.SyncReport;
import dev.daybook.schedule.Ledger;
import dev.daybook.simulator.Marketplaces;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An incident, played by a naive puller and by Daybook in equal worlds. */
@ExtendWith(Opening.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Room {
  /** Two hours after the end of the day: nothing moves any more. */
  static final Duration NIGHT = Duration.ofHours(26);

  /** A night at that time. */
  static final Ledger.Plan NIGHTLY = new Ledger.Plan(Marketplaces.ZONE, LocalTime.of(2, 0), null);

  /** A sync at noon and at midnight, too. */
  static final Ledger.Plan TWICE_A_DAY =
      new Ledger.Plan(Marketplaces.ZONE, LocalTime.of(2, 0), Duration.ofHours(12));

  private final List<Plan> plans;
  Museum museum;

  Room(Plan... plans) {
    this.plans = List.of(plans);
  }

  /** What the naive puller does. */
  abstract Loss playedNaively();

  /** What Daybook does in the same time. */
  abstract void playedByDaybook();

  @Test
  void theNaivePullerFails() {
    assertThat(playedNaively())
        .isEqualTo(new Loss(incident().orders(), incident().lost(), incident().doubled()));
    assertThat(incident().lost() + incident().doubled()).isPositive();
  }

  @Test
  void daybookLosesNothingAndDoublesNothing() {
    playedByDaybook();

    assertThat(played().stream().map(this::booked).reduce(Loss::plus))
        .contains(new Loss(incident().orders(), 0, 0));
    for (var plan : played()) {
      assertThat(owed(plan)).as("owed time of %s", plan.shop()).isEmpty();
    }
    assertThat(unbalanced()).as("accounts that do not balance").isZero();
  }

  /** Time of the shop that is not sealed and could be. */
  List<Window> owed(Plan plan) {
    return museum.owed(plan);
  }

  private long unbalanced() {
    return museum
        .daybook()
        .sql()
        .sql(
            """
            SELECT COUNT(*) FROM account WHERE fetched <>
            created + updated + unchanged + stale + duplicate + quarantined
            """)
        .query(Long.class)
        .single();
  }

  /** What Daybook has missed and doubled of the shop. */
  Loss booked(Plan plan) {
    var exhibit = museum.exhibit(plan);
    var truth = exhibit.truth(exhibit.ours());
    var loss = ShopBook.of(museum.daybook().sql(), plan.booked()).loss(truth.due());
    return new Loss(truth.orders(), loss.lost(), loss.doubled());
  }

  Incident incident() {
    return getClass().getAnnotation(Incident.class);
  }

  /** All shops of the room. */
  List<Plan> plans() {
    return plans;
  }

  /** Those that both play; others are for single tests. */
  List<Plan> played() {
    return plans;
  }

  /** Channels that are asked wrongly here. */
  List<Mistake> mistakes() {
    return List.of();
  }

  Instant midnight() {
    return new BusinessCalendar(Marketplaces.ZONE).startOf(plans.get(0).date());
  }

  static Duration hours(int hours) {
    return Duration.ofHours(hours);
  }

  Instant at(Duration sinceMidnight) {
    return midnight().plus(sinceMidnight);
  }

  Instant moveTo(Duration sinceMidnight) {
    museum.clock.set(at(sinceMidnight));
    return museum.clock.instant();
  }

  Window window(Duration from, Duration to) {
    return new Window(at(from), at(to));
  }

  /** The run ledger of this shop, with nothing in it yet. */
  Ledger ledger(Plan plan, Ledger.Plan due) {
    return Ledger.empty(museum.daybook()::get, museum.clock, due, plan.booked());
  }

  SyncReport sync(Plan plan) {
    return museum.sync(plan, Request.bySchedule());
  }

  String stateOf(long runId) {
    return museum
        .daybook()
        .sql()
        .sql("SELECT CONCAT(state, ' ', message) FROM run WHERE run_id = ?")
        .param(runId)
        .query(String.class)
        .single();
  }

  /** What a naive puller has missed and doubled of the shop. */
  Loss loss(Plan plan, NaivePuller naive) {
    var exhibit = museum.exhibit(plan);
    var truth = exhibit.truth(exhibit.theirs());
    long lost =
        truth.due().entrySet().stream()
            .filter(order -> !holds(naive, order.getKey(), order.getValue()))
            .count();
    return new Loss(truth.orders(), Math.toIntExact(lost), naive.doubled());
  }

  private static boolean holds(NaivePuller naive, String order, Instant version) {
    return naive.row(order).filter(row -> Versions.isTold(version, row)).isPresent();
  }
}

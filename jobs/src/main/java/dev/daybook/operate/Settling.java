package dev.daybook.operate;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.ShopBusy;
import dev.daybook.home.Config;
import dev.daybook.operate.SettleReport.DateOfFeed;
import dev.daybook.operate.SettleReport.State;
import dev.daybook.operate.SettlingDates.Day;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * Verb {@code settle}: sealed dates are read a second time, as a whole. What the first reading has
 * not shown is booked and kept as a difference; then the date is settled.
 */
@Component
public class Settling {
  private final SettlingDates dates;
  private final ShopFeeds shopFeeds;
  private final ShopRuns runs;
  private final CoverageLedger ledger;
  private final Config config;
  private final Clock clock;

  Settling(
      SettlingDates dates,
      ShopFeeds shopFeeds,
      ShopRuns runs,
      CoverageLedger ledger,
      Config config,
      Clock clock) {
    this.dates = dates;
    this.shopFeeds = shopFeeds;
    this.runs = runs;
    this.ledger = ledger;
    this.config = config;
    this.clock = clock;
  }

  /**
   * @param date empty for the last seven that are due: the newest is the one before yesterday
   * @throws ShopBusy when another living run holds the shop
   */
  public SettleReport settle(Scope scope, Optional<LocalDate> date, Request request) {
    var feeds = AskedWrongly.unless(() -> shopFeeds.of(scope));
    var days =
        date.map(one -> dates.on(one, feeds)).orElseGet(() -> dates.upTo(dates.newest(), feeds));
    if (request.dryRun()) {
      return report(null, scope, days.stream().map(dates::stand).toList());
    }
    return settle(scope, days, request, () -> false);
  }

  /**
   * What is done behind a night: the seven dates up to this one, for no longer than {@code
   * settle-for}. The next settling goes on where it ended.
   *
   * @throws ShopBusy when another living run holds the shop
   */
  public SettleReport settleDue(ShopId shop, LocalDate last, Request request) {
    var scope = Scope.of(shop);
    var end = clock.instant().plus(config.settleFor());
    var days = dates.upTo(last, shopFeeds.of(scope));
    return settle(scope, days, request, () -> clock.instant().isAfter(end));
  }

  private SettleReport settle(
      Scope scope, List<Day> days, Request request, BooleanSupplier enough) {
    var stands = days.stream().map(dates::stand).toList();
    var due = new ArrayList<Day>();
    for (int i = 0; i < days.size(); i++) {
      if (stands.get(i).state() == State.PLANNED) {
        due.add(days.get(i));
      }
    }
    if (due.isEmpty()) {
      return report(null, scope, stands);
    }
    var feeds = due.stream().map(Day::feed).distinct().toList();
    var sync = runs.within("settle", scope, request, feeds, run -> readAgain(run, due, enough));
    return new SettleReport(
        sync.runId(),
        scope.shop(),
        after(days, stands),
        sync.accounts(),
        sync.notes(),
        enough.getAsBoolean());
  }

  /** A date that cannot be read to its end keeps the next one of its feed from nothing. */
  private void readAgain(ShopRun run, List<Day> due, BooleanSupplier enough) {
    due.stream().map(Day::feed).distinct().forEach(run::takeUp);
    var left = new HashSet<FeedId>();
    for (var day : due) {
      if (run.refusal() != null || run.mustStop()) {
        return;
      }
      if (!left.contains(day.feed().id()) && !readAgain(run, day, enough) && run.isLeftAlone()) {
        left.add(day.feed().id());
      }
      if (enough.getAsBoolean() && !dates.isReadAgain(due.get(due.size() - 1))) {
        run.note(
            "%s: the time for second readings is over; next: nothing, the next settling goes on"
                .formatted(run.shop()));
        return;
      }
    }
  }

  private boolean readAgain(ShopRun run, Day day, BooleanSupplier enough) {
    var plan = dates.plan(day);
    if (!plan.isEmpty()) {
      // Windows of a generation never overlap, and these lie over sealed ones.
      ledger.newGeneration(day.feed().id());
      run.pullPages(day.feed(), plan, enough);
      run.normalize();
    }
    boolean confirmed = dates.isReadAgain(day);
    if (confirmed) {
      dates.settle(day, run.id());
    }
    return confirmed;
  }

  private List<DateOfFeed> after(List<Day> days, List<DateOfFeed> before) {
    var after = new ArrayList<DateOfFeed>();
    for (int i = 0; i < days.size(); i++) {
      after.add(before.get(i).state() == State.PLANNED ? after(days.get(i)) : before.get(i));
    }
    return after;
  }

  private DateOfFeed after(Day day) {
    var stand = dates.stand(day);
    var state = stand.state() == State.SETTLED_BEFORE ? State.SETTLED : State.UNFINISHED;
    return new DateOfFeed(
        stand.feed(), stand.date(), state, stand.windows(), stand.forecast(), stand.settlement());
  }

  private static SettleReport report(Long runId, Scope scope, List<DateOfFeed> stands) {
    return new SettleReport(runId, scope.shop(), stands, Accounts.NONE, List.of(), false);
  }
}

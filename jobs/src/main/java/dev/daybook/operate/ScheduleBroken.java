package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.home.Config;
import dev.daybook.notify.Alert;
import dev.daybook.notify.Severity;
import dev.daybook.operate.BrokenRuns.BrokenRun;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * A kind of scheduled run that breaks off: of a shop from the second time in a row, because the
 * first is told by {@link RunFailed}; of all shops at once. It ends when one comes to its end.
 */
@Component
class ScheduleBroken implements AlertKind {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final int OFTEN = 3;

  private final BrokenRuns runs;
  private final Config config;

  ScheduleBroken(BrokenRuns runs, Config config) {
    this.runs = runs;
    this.config = config;
  }

  @Override
  public String kind() {
    return "schedule-broken";
  }

  @Override
  public Optional<Holding> holding(Seen seen) {
    var shops = config.shops().stream().map(Config.Shop::id).toList();
    return Holding.of(
        seen,
        runs.all().stream()
            .filter(run -> run.shop().map(shops::contains).orElse(true))
            .filter(run -> run.times() > 1 || run.shop().isEmpty())
            .filter(run -> seen.shop().isEmpty() || seen.shop().equals(run.shop()))
            .map(this::alert)
            .toList());
  }

  private Alert alert(BrokenRun run) {
    var subject = run.kind() + run.shop().map(shop -> " " + shop).orElse("");
    return new Alert(
        kind() + " " + subject,
        run.shop().isEmpty() && run.times() >= OFTEN ? Severity.CRITICAL : Severity.WARNING,
        run.shop(),
        "The scheduled run %s of %s breaks off".formatted(subject, run.date()),
        "%s because of: %s%n%s".formatted(often(run.times()), run.why(), next(run)),
        "./daybook schedule list, and the log" + byHand(run.shop()));
  }

  private static String often(int times) {
    return times == 1 ? "Once," : "%d times in a row, the last time".formatted(times);
  }

  private String next(BrokenRun run) {
    return run.nextTry()
        .map(at -> at.atZone(config.calendar().zone()))
        .map(at -> "Tried again at %s (%s)".formatted(TIME.format(at), at.getZone()))
        .orElse("It is being tried again, or the next date's run does its work");
  }

  private static String byHand(Optional<ShopId> shop) {
    return shop.map(id -> "; by hand: ./daybook sync " + id).orElse("");
  }
}

package dev.daybook.schedule;

import dev.daybook.home.Config;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Verb {@code schedule}: what comes next, what is owed, and what became of the newest runs. */
@Component
public class Schedules {
  private final List<ScheduledKind> kinds;
  private final OwedRuns ledger;
  private final Config config;
  private final Clock clock;

  Schedules(List<ScheduledKind> kinds, OwedRuns ledger, Config config, Clock clock) {
    this.kinds = kinds;
    this.ledger = ledger;
    this.config = config;
    this.clock = clock;
  }

  /**
   * When something is due next.
   *
   * @param shop empty for what is no single shop's
   * @param businessDate the date it is for
   * @param at UTC
   * @param businessTime the same in the business zone
   */
  public record Next(
      String kind, String shop, LocalDate businessDate, Instant at, ZonedDateTime businessTime) {}

  /**
   * A run that the clock has made owed; see table {@code owed_run}.
   *
   * @param tries how often it has run to an end without being done
   * @param failures how often in a row it has broken off, or its process has ended
   * @param failure why, the last time; null when it has not
   * @param process who is or was at it; null when nobody was yet
   * @param message why it is not done; null or empty when it is or nobody has tried
   */
  public record Owed(
      String kind,
      String shop,
      LocalDate businessDate,
      Instant dueAt,
      String state,
      int tries,
      int failures,
      String failure,
      Instant notBefore,
      String process,
      Instant endedAt,
      String message) {}

  public record Listed(List<Next> next, List<Owed> runs) {}

  /** Next fires by time, and the newest runs, newest due first. */
  public Listed list(int mostRuns) {
    return new Listed(next(), ledger.newest(mostRuns).stream().map(Schedules::owed).toList());
  }

  /** Next fires by time. */
  List<Next> next() {
    var now = clock.instant();
    return kinds.stream()
        .flatMap(kind -> kind.next(now).stream().map(due -> next(kind, due)))
        .sorted(Comparator.comparing(Next::at).thenComparing(Next::kind).thenComparing(Next::shop))
        .toList();
  }

  private Next next(ScheduledKind kind, Due due) {
    return new Next(
        kind.name(), due.shop(), due.date(), due.at(), due.at().atZone(config.calendar().zone()));
  }

  private static Owed owed(OwedRun run) {
    return new Owed(
        run.kind(),
        run.shop(),
        run.businessDate(),
        run.dueAt(),
        run.state(),
        run.tries(),
        run.failures(),
        run.failure(),
        run.notBefore(),
        run.process(),
        run.endedAt(),
        run.message());
  }
}

package dev.daybook.schedule;

import dev.daybook.home.Config;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * When the shops' nights of a business date are over, so that what follows on them can be done:
 * each has run to its end, well or not, or the last of them was due four hours ago and this process
 * has served as long. A shop that never ends keeps no other's orders from the ERP.
 */
@Component
class NightEnd {
  private static final Duration LONGEST_WAIT = Duration.ofHours(4);

  private final Config config;
  private final DueTimes times;
  private final Instant begun;

  NightEnd(Config config, Clock clock) {
    this.config = config;
    this.times = new DueTimes(config.calendar());
    this.begun = clock.instant();
  }

  /** Dates that are not known yet, of which a shop has a night, and whose nights are due by now. */
  List<LocalDate> dates(OwedRuns.Known known, String kind, Instant now) {
    return times.dates(known.newest(kind, ""), this::lastDue, now).stream()
        .filter(date -> !shops(date).isEmpty())
        .toList();
  }

  /** When the last of the shops' nights of this date is due. */
  Instant lastDue(LocalDate date) {
    return config.shops().stream()
        .map(shop -> times.night(date, config.nightOf(shop)))
        .max(Instant::compareTo)
        .orElseGet(() -> times.night(date, config.night()));
  }

  boolean isOver(OwedRuns ledger, LocalDate date, Instant now) {
    var due = lastDue(date);
    return !now.isBefore((due.isAfter(begun) ? due : begun).plus(LONGEST_WAIT))
        || ledger.tried(NightKind.NAME, date).containsAll(shops(date));
  }

  private List<String> shops(LocalDate date) {
    return config.shops().stream()
        .filter(shop -> !config.calendar().dateOf(shop.goLive()).isAfter(date))
        .map(shop -> shop.id().toString())
        .toList();
  }
}

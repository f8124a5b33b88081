package dev.daybook.schedule;

import dev.daybook.operate.Request;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A station that all shops' orders pass once for every business date, behind their nights.
 *
 * @param before the station that must have been tried for the date; empty for the shops' nights
 */
record AfterNight(
    String name, String before, NightEnd end, BiFunction<LocalDate, Request, Ended> station)
    implements ScheduledKind {
  @Override
  public void owe(OwedRuns ledger, OwedRuns.Known known, Instant now) {
    ledger.owe(
        name,
        end.dates(known, name, now).stream()
            .takeWhile(date -> isReady(ledger, date, now))
            .map(date -> Due.ofAll(date, end.lastDue(date)))
            .toList());
  }

  private boolean isReady(OwedRuns ledger, LocalDate date, Instant now) {
    return before.isEmpty() ? end.isOver(ledger, date, now) : !ledger.tried(before, date).isEmpty();
  }

  @Override
  public List<Due> next(Instant now) {
    return List.of();
  }

  @Override
  public Ended run(OwedRun owed, Request request) {
    return station.apply(owed.businessDate(), request);
  }
}

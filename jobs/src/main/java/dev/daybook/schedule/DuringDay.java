package dev.daybook.schedule;

import dev.daybook.operate.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A station that all shops' orders pass several times a day, where the configuration says so: of
 * missed times only the newest is made up.
 *
 * @param newest the newest time that is due by an instant
 * @param following the next one
 */
record DuringDay(
    String name,
    DueTimes times,
    Function<Instant, Optional<Instant>> newest,
    Function<Instant, Optional<Instant>> following,
    Function<Request, Ended> station)
    implements ScheduledKind {
  @Override
  public void owe(OwedRuns ledger, OwedRuns.Known known, Instant now) {
    ledger.oweNewest(name, due(newest.apply(now)));
  }

  @Override
  public List<Due> next(Instant now) {
    return due(following.apply(now));
  }

  private List<Due> due(Optional<Instant> time) {
    return time.map(at -> Due.ofAll(times.today(at), at)).stream().toList();
  }

  @Override
  public Ended run(OwedRun owed, Request request) {
    return station.apply(request);
  }
}

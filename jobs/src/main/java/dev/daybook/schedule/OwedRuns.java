package dev.daybook.schedule;

import dev.daybook.coverage.Processes;
import dev.daybook.database.Deadlocks;
import dev.daybook.schedule.OwedRunMapper.Newest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The run ledger: what the clock has made owed, and who is at it. A shop's run of a kind is owed
 * once a business date, however often, late or early somebody is woken; one process takes it, and
 * another takes it over when that one is dead. Any number of processes on one database may ask.
 *
 * <p>What changes the ledger is tried again after a lock conflict with another process, so that no
 * run that has ended is left as one that runs. A sign of life is not: the next one comes soon, and
 * others wait for it.
 *
 * <p>A clock that goes back changes nothing: what was done is done, also before its time. Only what
 * lies more than a day ahead was made owed by a clock that was wrong, and is forgotten.
 */
@Component
class OwedRuns {
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 4;
  private static final Duration BUSY_PAUSE = Duration.ofMinutes(1);

  private static final Duration MOST_AHEAD = Duration.ofDays(1);

  private static final int LONGEST_MESSAGE = 1000;
  private static final String PROCESS_ENDED = "its process ended";

  private final OwedRunMapper mapper;
  private final Processes processes;
  private final Clock clock;

  OwedRuns(OwedRunMapper mapper, Processes processes, Clock clock) {
    this.mapper = mapper;
    this.processes = processes;
    this.clock = clock;
  }

  /** The newest dates of each kind and shop that were ever owed. */
  Known known() {
    return new Known(
        mapper.newest().stream()
            .collect(Collectors.toMap(row -> key(row.kind(), row.shop()), Newest::date)));
  }

  /** What the ledger knows, as it was when it was asked. */
  record Known(java.util.Map<String, LocalDate> dates) {
    Optional<LocalDate> newest(String kind, String shop) {
      return Optional.ofNullable(dates.get(key(kind, shop)));
    }
  }

  private static String key(String kind, String shop) {
    return kind + " " + shop;
  }

  /** Those of a date that have run to an end, well or not: the shops, or one empty name. */
  List<String> tried(String kind, LocalDate date) {
    return mapper.ofDate(kind, date).stream().filter(OwedRun::isTried).map(OwedRun::shop).toList();
  }

  void owe(String kind, List<Due> due) {
    if (!due.isEmpty()) {
      Deadlocks.retrying(() -> mapper.owe(kind, due));
    }
  }

  /** The same for what is done several times a date, of which only the newest time counts. */
  void oweNewest(String kind, List<Due> due) {
    owe(kind, due);
    due.forEach(each -> Deadlocks.retrying(() -> mapper.oweAgain(kind, each, clock.instant())));
  }

  /** Puts right what a clock that went wrong has left, and ends what a later date takes over. */
  void tidy() {
    var now = clock.instant();
    Deadlocks.retrying(() -> mapper.takeBackTheFuture(now.plus(MOST_AHEAD)));
    Deadlocks.retrying(() -> mapper.supersede(now));
  }

  /**
   * What may be taken now, oldest due first: of each subject at most one, none of which runs.
   *
   * @param canWait comes after all others
   */
  List<OwedRun> takeable(Predicate<OwedRun> canWait) {
    var now = clock.instant();
    var open = mapper.open();
    var busy =
        open.stream()
            .filter(this::isAtWork)
            .map(OwedRun::subject)
            .collect(Collectors.toCollection(HashSet::new));
    return open.stream()
        .sorted(Comparator.comparing(canWait::test))
        .filter(run -> run.isRunning() || !run.notBefore().isAfter(now))
        .filter(run -> busy.add(run.subject()))
        .toList();
  }

  private boolean isAtWork(OwedRun run) {
    return run.isRunning() && processes.isAlive(run.process(), run.aliveAt());
  }

  /** A run that this process has taken; the token is what its rights rest on. */
  record Claim(OwedRun run, int token) {
    /** How often in a row it has broken off before; a process that has ended was one time. */
    int failures() {
      return run.failures() + (run.isRunning() ? 1 : 0);
    }
  }

  /** Empty when another process was faster. */
  Optional<Claim> take(OwedRun run) {
    int taken =
        Deadlocks.retrying(
            () ->
                mapper.take(
                    run.owedRunId(),
                    run.token(),
                    processes.self(),
                    PROCESS_ENDED,
                    clock.instant()));
    return taken == 0 ? Optional.empty() : Optional.of(new Claim(run, run.token() + 1));
  }

  /**
   * A sign of life.
   *
   * @return false when another process has taken the run over: stop working then
   */
  boolean alive(Claim claim) {
    return mapper.alive(claim.run().owedRunId(), claim.token(), clock.instant()) == 1;
  }

  /**
   * @return false when another process has taken the run over, which is the one to end it
   */
  boolean end(Claim claim, Ended ended) {
    var now = clock.instant();
    var run = claim.run();
    int tries = run.tries() + (ended.isTry() ? 1 : 0);
    int ours =
        Deadlocks.retrying(
            () ->
                mapper.end(
                    run.owedRunId(),
                    claim.token(),
                    ended.how() == Ended.How.DONE ? "DONE" : "OWED",
                    tries,
                    notBefore(ended.how(), tries, now),
                    cut(ended.message()),
                    failures(claim, ended),
                    failure(claim, ended),
                    now));
    if (ours == 1 && failures(claim, ended) == 0) {
      Deadlocks.retrying(() -> mapper.forgetFailures(run.shop(), run.kind(), run.businessDate()));
    }
    return ours == 1;
  }

  private static int failures(Claim claim, Ended ended) {
    return switch (ended.how()) {
      case DONE, LEFT -> 0;
      case BROKEN -> claim.failures() + 1;
      case BUSY, STOPPED -> claim.failures();
    };
  }

  private static String failure(Claim claim, Ended ended) {
    if (failures(claim, ended) == 0) {
      return null;
    }
    return ended.how() == Ended.How.BROKEN
        ? cut(ended.told())
        : claim.run().isRunning() ? PROCESS_ENDED : claim.run().failure();
  }

  private static Instant notBefore(Ended.How how, int tries, Instant now) {
    return switch (how) {
      case DONE, STOPPED -> now;
      case BUSY -> now.plus(BUSY_PAUSE);
      case LEFT, BROKEN ->
          now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(tries - 1, MOST_DOUBLINGS)));
    };
  }

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, LONGEST_MESSAGE - 1) + "…";
  }

  /** The newest rows, newest due first. */
  List<OwedRun> newest(int most) {
    return mapper.newestRows(most);
  }
}

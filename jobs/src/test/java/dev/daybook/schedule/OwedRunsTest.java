package dev.daybook.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.Daybook;
import dev.daybook.coverage.Processes;
import dev.daybook.database.EmbeddedDatabase;
import dev.daybook.home.Home;
import dev.daybook.home.Installation;
import dev.daybook.schedule.Ended.How;
import dev.daybook.schedule.OwedRuns.Claim;
import dev.daybook.simulator.MovableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class OwedRunsTest {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final Instant DUE = Instant.parse("2026-11-24T18:00:00Z");
  private static final String SHOP = "pinduoduo/flagship";
  private static final String OTHER = "jd/outlet";

  @TempDir static Path folder;
  private static final MovableClock CLOCK = new MovableClock(DUE);
  private static EmbeddedDatabase database;
  private static Installation.Open daybook;

  private final Set<String> alive = Collections.synchronizedSet(new HashSet<>());
  private final Map<OwedRuns, String> names = new HashMap<>();
  private final OwedRuns here = of("here");
  private final OwedRuns there = of("there");

  @BeforeAll
  static void open() throws IOException {
    var home = new Home(folder).create();
    database = EmbeddedDatabase.open(home.folder());
    daybook =
        new Installation(Daybook.class).open(new Installation.Opening(home, null, CLOCK, false));
  }

  @AfterAll
  static void close() {
    daybook.close();
    database.close();
  }

  @BeforeEach
  void clear() {
    CLOCK.set(DUE);
    sql().sql("DELETE FROM owed_run").update();
  }

  /** The ledger as a process of this name has it; it lives as long as it stands in the set. */
  private OwedRuns of(String process) {
    alive.add(process);
    var processes =
        new Processes() {
          @Override
          public String self() {
            return process;
          }

          @Override
          public boolean isAlive(String other, Instant aliveAt) {
            return alive.contains(other);
          }
        };
    var ledger = new OwedRuns(daybook.get(OwedRunMapper.class), processes, CLOCK);
    names.put(ledger, process);
    return ledger;
  }

  private static Due night(String shop, int day) {
    return new Due(shop, DATE.plusDays(day), DUE.plus(Duration.ofDays(day)));
  }

  private static Claim take(OwedRuns ledger) {
    return ledger.take(ledger.takeable(run -> false).get(0)).orElseThrow();
  }

  private static List<String> rows() {
    return sql()
        .sql(
            "SELECT CONCAT_WS(' ', shop, business_date, state, token, tries) FROM owed_run"
                + " ORDER BY owed_run_id")
        .query(String.class)
        .list();
  }

  /** The server refuses the next changes as it refuses the victim of a deadlock. */
  @Test
  void whatMeetsALockConflictIsWrittenAllTheSame() {
    sql().sql("CREATE TABLE refusals (left_over INT NOT NULL) ENGINE = MyISAM").update();
    sql().sql("INSERT INTO refusals VALUES (0)").update();
    sql()
        .sql(
            "CREATE TRIGGER refused BEFORE UPDATE ON owed_run FOR EACH ROW BEGIN"
                + " IF (SELECT left_over FROM refusals) > 0 THEN"
                + " UPDATE refusals SET left_over = left_over - 1; SIGNAL SQLSTATE '40001';"
                + " END IF; END")
        .update();
    try {
      here.owe("night", List.of(night(SHOP, 0)));
      refuseNext(2);
      var claim = take(here);
      refuseNext(2);
      assertThat(here.end(claim, Ended.done())).isTrue();
    } finally {
      sql().sql("DROP TRIGGER refused").update();
      sql().sql("DROP TABLE refusals").update();
    }
    assertThat(rows()).containsExactly(SHOP + " 2026-11-24 DONE 1 0");
  }

  private static void refuseNext(int changes) {
    sql().sql("UPDATE refusals SET left_over = ?").param(changes).update();
  }

  private static JdbcClient sql() {
    return JdbcClient.create(daybook.get(DataSource.class));
  }

  @Test
  void aDateIsOwedOnceHoweverOftenTheClockTicks() {
    for (int tick = 0; tick < 5; tick++) {
      here.owe("night", List.of(night(SHOP, 0), night(OTHER, 0)));
      there.owe("night", List.of(night(SHOP, 0)));
    }
    assertThat(here.end(take(here), Ended.done())).isTrue();
    here.owe("night", List.of(night(SHOP, 0)));

    assertThat(rows())
        .containsExactly("pinduoduo/flagship 2026-11-24 DONE 1 0", "jd/outlet 2026-11-24 OWED 0 0");
    assertThat(here.known().newest("night", SHOP)).contains(DATE);
    assertThat(here.known().newest("night", "")).isEmpty();
  }

  @Test
  void whatCanWaitComesAfterWhatIsDueLater() {
    here.owe("settle", List.of(night(SHOP, 0)));
    here.owe("night", List.of(night(SHOP, 1), night(OTHER, 1)));
    CLOCK.advance(Duration.ofDays(1));

    assertThat(here.takeable(run -> false)).extracting(OwedRun::kind).contains("settle");
    assertThat(here.takeable(run -> run.kind().equals("settle")))
        .extracting(OwedRun::kind, OwedRun::shop)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("night", SHOP),
            org.assertj.core.groups.Tuple.tuple("night", OTHER));
  }

  @Test
  void ofSixteenProcessesOneTakesIt() throws Exception {
    here.owe("night", List.of(night(SHOP, 0)));
    var owed = here.takeable(run -> false).get(0);
    var work = new ArrayList<Callable<Optional<Claim>>>();
    for (int i = 0; i < 16; i++) {
      var ledger = of("process " + i);
      work.add(() -> ledger.take(owed));
    }
    var pool = Executors.newFixedThreadPool(16);
    int taken = 0;
    for (var result : pool.invokeAll(work)) {
      taken += result.get().isPresent() ? 1 : 0;
    }
    pool.shutdown();

    assertThat(taken).isEqualTo(1);
    assertThat(rows()).containsExactly("pinduoduo/flagship 2026-11-24 RUNNING 1 0");
    assertThat(here.takeable(run -> false)).isEmpty();
  }

  @Test
  void theRunOfADeadProcessIsTakenOverAndItsLateEndChangesNothing() {
    here.owe("night", List.of(night(SHOP, 0)));
    var lost = take(here);
    assertThat(there.takeable(run -> false)).isEmpty();

    alive.remove("here");
    var claim = take(there);

    assertThat(claim.token()).isEqualTo(2);
    assertThat(here.alive(lost)).isFalse();
    assertThat(here.end(lost, Ended.done())).isFalse();
    assertThat(rows()).containsExactly("pinduoduo/flagship 2026-11-24 RUNNING 2 0");
    assertThat(there.alive(claim)).isTrue();
    assertThat(there.end(claim, Ended.done())).isTrue();
    assertThat(rows()).containsExactly("pinduoduo/flagship 2026-11-24 DONE 2 0");
  }

  @Test
  void whatIsLeftIsTriedAgainLaterAndLater() {
    here.owe("night", List.of(night(SHOP, 0)));

    for (int minutes : new int[] {15, 30, 60, 120, 240, 240}) {
      assertThat(here.end(take(here), Ended.left("owes PT30M"))).isTrue();
      CLOCK.advance(Duration.ofMinutes(minutes).minusMillis(1));
      assertThat(here.takeable(run -> false)).as("%d minutes less a bit", minutes).isEmpty();
      CLOCK.advance(Duration.ofMillis(1));
    }

    assertThat(rows()).containsExactly("pinduoduo/flagship 2026-11-24 OWED 6 6");
  }

  @Test
  void aLaterDateTakesOverWhatWasTriedAndNothingElse() {
    here.owe("night", List.of(night(SHOP, 0), night(OTHER, 0)));
    here.end(take(here), Ended.left("owes PT30M"));
    CLOCK.set(night(SHOP, 1).at());
    here.owe("night", List.of(night(SHOP, 1), night(OTHER, 1)));

    here.tidy();

    assertThat(rows())
        .containsExactly(
            "pinduoduo/flagship 2026-11-24 SUPERSEDED 1 1",
            "jd/outlet 2026-11-24 OWED 0 0",
            "pinduoduo/flagship 2026-11-25 OWED 0 0",
            "jd/outlet 2026-11-25 OWED 0 0");
    assertThat(here.tried("night", DATE)).containsExactly(SHOP);
  }

  @Test
  void aBusyShopIsNoTryAndAStoppedRunIsTakenUpAtOnce() {
    here.owe("night", List.of(night(SHOP, 0)));

    here.end(take(here), new Ended(How.BUSY, "held by run 7"));
    assertThat(here.takeable(run -> false)).isEmpty();
    CLOCK.advance(Duration.ofMinutes(1));
    here.end(take(here), new Ended(How.STOPPED, "stopped"));

    assertThat(there.takeable(run -> false)).hasSize(1);
    assertThat(rows()).containsExactly("pinduoduo/flagship 2026-11-24 OWED 2 0");
    assertThat(here.tried("night", DATE)).isEmpty();
  }

  @Test
  void aShopIsWorkedOnByOneRunAtATimeOldestFirst() {
    here.owe("night", List.of(night(SHOP, 0), night(SHOP, 1)));
    CLOCK.set(night(SHOP, 1).at());
    here.oweNewest("intraday", List.of(night(SHOP, 1)));

    assertThat(here.takeable(run -> false)).extracting(OwedRun::businessDate).containsExactly(DATE);
    var claim = take(here);
    assertThat(there.takeable(run -> false)).isEmpty();
    here.end(claim, Ended.done());
    assertThat(there.takeable(run -> false))
        .extracting(run -> run.kind() + " " + run.businessDate())
        .containsExactly("night 2026-11-25");
  }

  @Test
  void ofSeveralTimesADateOnlyTheNewestIsMadeUp() {
    var morning = new Due(SHOP, DATE, DUE);
    var noon = new Due(SHOP, DATE, DUE.plusSeconds(900));
    here.oweNewest("intraday", List.of(morning));
    here.end(take(here), Ended.done());
    here.oweNewest("intraday", List.of(morning));
    assertThat(here.takeable(run -> false)).isEmpty();

    CLOCK.set(noon.at());
    here.oweNewest("intraday", List.of(noon));
    var claim = take(here);
    here.oweNewest("intraday", List.of(new Due(SHOP, DATE, DUE.plusSeconds(1800))));
    assertThat(here.end(claim, Ended.done())).isTrue();

    assertThat(rows()).containsExactly("pinduoduo/flagship 2026-11-24 DONE 2 0");
  }

  /** At 02:30 the clock goes back to 01:30, and comes to 02:00 a second time. */
  @Test
  void aClockThatGoesBackRunsNoDateTwice() {
    here.owe("night", List.of(night(SHOP, 0)));
    CLOCK.advance(Duration.ofMinutes(30));
    here.end(take(here), Ended.done());

    CLOCK.advance(Duration.ofHours(-1));
    here.tidy();
    CLOCK.set(DUE);
    here.owe("night", List.of(night(SHOP, 0)));

    assertThat(here.takeable(run -> false)).isEmpty();
    assertThat(rows()).containsExactly("pinduoduo/flagship 2026-11-24 DONE 1 0");
  }

  /** For an hour the clock shows three days later; then it is put right. */
  @Test
  void whatAClockDidThatWentDaysAheadIsOwedWhenItsTimeComes() {
    here.owe("night", List.of(night(SHOP, 0)));
    here.end(take(here), Ended.done());
    CLOCK.set(night(SHOP, 3).at());
    here.owe("night", List.of(night(SHOP, 2), night(SHOP, 3)));
    here.end(take(here), Ended.done());
    here.end(take(here), Ended.done());

    CLOCK.set(DUE.plus(Duration.ofHours(1)));
    here.tidy();

    assertThat(rows()).containsExactly("pinduoduo/flagship 2026-11-24 DONE 1 0");
    CLOCK.set(night(SHOP, 2).at());
    here.owe("night", List.of(night(SHOP, 2)));
    assertThat(here.takeable(run -> false))
        .extracting(OwedRun::businessDate)
        .containsExactly(DATE.plusDays(2));
  }

  @Test
  void syncsOfTheDayGoOnWithAClockThatWasPutBack() {
    here.oweNewest("intraday", List.of(new Due(SHOP, DATE, DUE)));
    here.end(take(here), Ended.done());
    CLOCK.advance(Duration.ofHours(-2));

    here.oweNewest("intraday", List.of(new Due(SHOP, DATE, CLOCK.instant())));

    assertThat(here.takeable(run -> false))
        .extracting(OwedRun::dueAt)
        .containsExactly(CLOCK.instant());
  }

  /** Processes die, are slow, tick at random and see the clock go back a little. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverHappensEachDateIsDoneExactlyOnce(long seed) {
    var random = new Random(seed);
    var done = new HashMap<String, Integer>();
    Map<OwedRuns, List<Claim>> atWork = new HashMap<>();
    var processes = new ArrayList<OwedRuns>();
    for (int births = 0, step = 0; step < 300; step++) {
      if (processes.size() < 2) {
        processes.add(of("born " + births++));
        atWork.put(processes.get(processes.size() - 1), new ArrayList<>());
      }
      var process = processes.get(random.nextInt(processes.size()));
      var claims = atWork.get(process);
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> wake(process, claims);
        case 3, 4 -> end(process, claims, random, done);
        case 5 -> CLOCK.advance(Duration.ofMinutes(random.nextInt(600)));
        case 6 -> CLOCK.advance(Duration.ofMinutes(-random.nextInt(4)));
        default -> {
          if (random.nextInt(6) == 0) {
            alive.remove(names.get(process));
            processes.remove(process);
          }
        }
      }
    }
    int days = (int) Duration.between(DUE, CLOCK.instant()).toDays();
    var last = processes.get(0);
    alive.retainAll(Set.of(names.get(last)));
    for (int round = 0; round < 40; round++) {
      CLOCK.advance(Duration.ofMinutes(1));
      wake(last, atWork.get(last));
      atWork.get(last).removeIf(claim -> finish(last, claim, done));
    }

    var expected = new HashMap<String, Integer>();
    for (int day = 0; day <= days; day++) {
      expected.put(SHOP + " " + DATE.plusDays(day), 1);
      expected.put(OTHER + " " + DATE.plusDays(day), 1);
    }
    assertThat(done).containsAllEntriesOf(expected);
    assertThat(done.values()).allMatch(times -> times == 1);
  }

  private static void wake(OwedRuns process, List<Claim> claims) {
    process.tidy();
    int days = (int) Duration.between(DUE, CLOCK.instant()).toDays();
    process.owe(
        "night",
        Stream.of(SHOP, OTHER)
            .flatMap(shop -> IntStream.rangeClosed(0, days).mapToObj(day -> night(shop, day)))
            .toList());
    process.takeable(run -> false).forEach(owed -> process.take(owed).ifPresent(claims::add));
  }

  private static void end(
      OwedRuns process, List<Claim> claims, Random random, Map<String, Integer> done) {
    if (claims.isEmpty()) {
      return;
    }
    var claim = claims.remove(random.nextInt(claims.size()));
    if (random.nextInt(4) == 0) {
      process.end(claim, new Ended(How.STOPPED, "stopped"));
    } else {
      finish(process, claim, done);
    }
  }

  private static boolean finish(OwedRuns process, Claim claim, Map<String, Integer> done) {
    if (process.end(claim, Ended.done())) {
      done.merge(claim.run().shop() + " " + claim.run().businessDate(), 1, Integer::sum);
    }
    return true;
  }
}

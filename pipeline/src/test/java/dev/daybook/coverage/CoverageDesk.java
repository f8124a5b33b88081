package dev.daybook.coverage;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.database.TestDatabase;
import java.time.Instant;

/** The coverage package on a real database, as a process has it after its start. */
public final class CoverageDesk {
  public final TestDatabase db;
  public final TestClock clock;
  public final TestProcesses processes;
  public final Shops shops;
  public final Feeds feeds;
  public final CoverageLedger ledger;
  public final Settlements settlements;
  public final Doubts doubts;
  public final Runs runs;
  public final RunRecords records;

  public CoverageDesk(TestDatabase db, TestClock clock, TestProcesses processes) {
    this.db = db;
    this.clock = clock;
    this.processes = processes;
    var shopRows = db.mapper(ShopMapper.class);
    var feedRows = db.mapper(FeedMapper.class);
    var transactions = db.transactions();
    shops = new Shops(shopRows, transactions.getTransactionManager());
    feeds = new Feeds(feedRows, shops, transactions.getTransactionManager());
    ledger =
        new CoverageLedger(db.mapper(WindowMapper.class), feedRows, feeds, transactions, clock);
    settlements =
        new Settlements(db.mapper(SettlementMapper.class), ledger, feeds, transactions, clock);
    doubts = new Doubts(db.mapper(DoubtMapper.class), feeds, transactions, clock);
    runs = new Runs(db.mapper(RunMapper.class), shopRows, shops, processes, transactions, clock);
    records = new RunRecords(db.mapper(RunRecordMapper.class), runs, clock);
  }

  /** The same database, seen by a process that has just started. */
  public CoverageDesk restarted() {
    return new CoverageDesk(db, clock, processes);
  }

  public Run run(ShopId shop) {
    return runs.start(new RunStart("sync", Cause.SCHEDULE, "schedule", shop, null, null));
  }

  /** Pulls and seals a window in one go. */
  public OpenWindow seal(dev.daybook.canonical.FeedId feed, Window window, long runId) {
    var open = ledger.open(feed, window, runId);
    ledger.fetched(open.id(), runId, "tested");
    ledger.seal(open.id(), runId);
    return open;
  }

  public static Window window(String from, String to) {
    return new Window(Instant.parse(from), Instant.parse(to));
  }
}

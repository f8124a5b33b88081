package dev.daybook.landing;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.FileCoverage;
import dev.daybook.database.TestDatabase;
import dev.daybook.mapping.Mappings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** Landing desks on an empty book that knows the feeds of acme. One at a time in a JVM. */
public final class Landing {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  public static final Instant NOW = Instant.parse("2026-11-22T02:30:00Z");
  public static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  public static final FeedId PAGES = Samples.SHOP.feed("orders", "updated");
  public static final FeedId FILES = Samples.SHOP.feed("orders", "export");

  public final TestDatabase db = DATABASE;
  public final Path root;

  /**
   * @param root the landing folder
   */
  public Landing(Path root) {
    this.root = root;
    for (var table : new String[] {"document", "coverage_window", "feed", "shop"}) {
      db.sql().sql("DELETE FROM " + table).update();
    }
    db.sql().sql("INSERT INTO shop (channel, shop) VALUES ('acme', 'main')").update();
    for (var axis : new String[] {"updated", "export", "manual"}) {
      db.sql()
          .sql(
              "INSERT INTO feed (shop_id, subject, axis, go_live_at) SELECT shop_id, 'orders', ?,"
                  + " '2026-11-01' FROM shop")
          .param(axis)
          .update();
    }
  }

  /** A desk as another process would have it: nothing is shared but disk and database. */
  public LandingDesk desk() {
    return desk(Samples.mappings());
  }

  LandingDesk desk(Mappings mappings) {
    var cuts = new Cuts(Map.of("csv", new CsvCutter(), "json", new JsonCutter()), mappings);
    return new LandingDesk(
        new LandingStore(new LandingFolder(root)),
        db.mapper(DocumentMapper.class),
        cuts,
        new WindowsByHand(),
        db.transactions(),
        CLOCK);
  }

  public long feedId(FeedId feed) {
    return db.sql()
        .sql("SELECT feed_id FROM feed WHERE axis = ?")
        .param(feed.axis())
        .query(Long.class)
        .single();
  }

  public long openWindow(String state, int attempt) {
    return insertWindow(feedId(PAGES), state, attempt, "2026-11-20 16:00:00", "", 0);
  }

  private long insertWindow(
      long feed, String state, int attempt, String from, String proof, int minutes) {
    db.sql()
        .sql(
            "INSERT INTO coverage_window (feed_id, generation, from_at, to_at, state, run_id, attempt,"
                + " proof, opened_at) SELECT ?, COUNT(*), ?, DATE_ADD(?, INTERVAL ? MINUTE), ?, 7, ?,"
                + " ?, '2026-11-22' FROM coverage_window")
        .params(feed, from, from, minutes, state, attempt, proof)
        .update();
    return count("SELECT MAX(window_id) FROM coverage_window");
  }

  public long count(String sql) {
    return db.sql().sql(sql).query(Long.class).single();
  }

  /** Keeps the windows of files as the ledger does: a new generation each. */
  private final class WindowsByHand implements FileCoverage {
    @Override
    public Long fetched(FeedId feed, Window window, long runId, String proof) {
      var from = window.from().toString().replace('T', ' ').replace("Z", "");
      return insertWindow(
          feedId(feed), "FETCHED", 1, from, proof, (int) window.length().toMinutes());
    }
  }
}

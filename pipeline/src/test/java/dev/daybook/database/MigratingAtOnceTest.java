package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Processes that start on an empty schema at the same time. */
class MigratingAtOnceTest {
  private static final TestDatabase once = TestDatabase.fresh();

  @AfterAll
  static void close() {
    once.close();
  }

  @RepeatedTest(3)
  void eachMigrationIsMadeOnce() throws Exception {
    var settings = TestDatabase.emptySchema();
    var begin = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(3);
    var starts = new ArrayList<Future<?>>();
    for (int i = 0; i < 3; i++) {
      starts.add(
          threads.submit(
              () -> {
                try (var pool = ConnectionPool.of(settings)) {
                  begin.await();
                  Migrations.run(pool, Migrations.LOCATION);
                }
                return null;
              }));
    }
    begin.countDown();
    threads.shutdown();
    for (var start : starts) {
      start.get(5, TimeUnit.MINUTES);
    }
    try (var pool = ConnectionPool.of(settings)) {
      assertThat(history(pool)).isNotEmpty().isEqualTo(history(once.dataSource()));
      assertThat(begun(pool)).isZero();
    }
  }

  private static List<String> history(DataSource database) {
    return JdbcClient.create(database)
        .sql("SELECT CONCAT(version, ' ', success) FROM schema_history ORDER BY installed_rank")
        .query(String.class)
        .list();
  }

  private static int begun(DataSource database) {
    return JdbcClient.create(database)
        .sql("SELECT COUNT(*) FROM schema_begun")
        .query(Integer.class)
        .single();
  }
}

package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A start that ends in the middle of the migrations keeps no later one from a whole schema. */
class KilledMigrationsTest {
  private static final List<String> BOTH_DONE =
      List.of("1 2", "2 2", "V001 1", "V002 1", "second_table.id", "third_table.id");
  private static final String[] BOTH = {"classpath:killed/first", "classpath:killed/second"};

  private static List<String> whole;
  private static int statements;

  /** The process has ended: its connection is gone, and nothing more is written. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeAll
  static void migrateUndisturbed() {
    try (var pool = ConnectionPool.of(TestDatabase.emptySchema())) {
      var counted = new AtomicInteger();
      Migrations.run(endingAfter(pool, counted, Integer.MAX_VALUE), Migrations.LOCATION);
      statements = counted.get();
      whole = all(pool);
    }
    assertThat(statements).isGreaterThan(120);
  }

  @Test
  void aStartThatWasKilledIsMadeGoodByTheNext() {
    killedAfterEach(31);
  }

  @Test
  @Tag("full")
  void whereverItWasKilled() {
    killedAfterEach(7);
  }

  @Test
  @Tag("soak")
  void whicheverStatementWasTheLast() {
    killedAfterEach(1);
  }

  private void killedAfterEach(int step) {
    IntStream.iterate(step, n -> n <= statements, n -> n + step).forEach(this::killedAfter);
  }

  private void killedAfter(int last) {
    var settings = TestDatabase.emptySchema();
    try (var pool = ConnectionPool.of(settings)) {
      var ending = endingAfter(pool, new AtomicInteger(), last);
      assertThatThrownBy(() -> Migrations.run(ending, Migrations.LOCATION))
          .as("after statement %d", last)
          .satisfies(thrown -> assertThat(root(thrown)).isInstanceOf(Killed.class));
    }
    try (var pool = ConnectionPool.of(settings)) {
      Migrations.run(pool, Migrations.LOCATION);

      assertThat(all(pool)).as("after statement %d", last).isEqualTo(whole);
    }
  }

  /** A table or row of somebody else's is no trace of ours, however often we start. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE second_table (theirs INT); DROP TABLE second_table",
        "CREATE TABLE third_table (theirs INT); DROP TABLE third_table",
        "INSERT INTO first_table VALUES (2, 0); DELETE FROM first_table WHERE id = 2"
      })
  void whatTheServerRefusesIsNotPassedOver(String theirs) {
    try (var pool = ConnectionPool.of(TestDatabase.emptySchema())) {
      refused(pool, theirs);

      Migrations.run(pool, BOTH);

      assertThat(ofBoth(pool)).isEqualTo(BOTH_DONE);
    }
  }

  /** Killed after each statement of the start that finds the way free. */
  @Test
  void whatWasRefusedAndThenKilledIsMadeGood() {
    int last = 0;
    for (boolean killed = true; killed; ) {
      var settings = TestDatabase.emptySchema();
      try (var pool = ConnectionPool.of(settings)) {
        refused(
            pool, "INSERT INTO first_table VALUES (2, 0); DELETE FROM first_table WHERE id = 2");
        killed = isKilledAfter(++last, pool);
      }
      try (var pool = ConnectionPool.of(settings)) {
        Migrations.run(pool, BOTH);

        assertThat(ofBoth(pool)).as("after statement %d", last).isEqualTo(BOTH_DONE);
      }
    }
    assertThat(last).isBetween(20, 100);
  }

  /** A start that is killed makes nothing of theirs ours. */
  @Test
  void whatIsTheirsStaysTheirsWhereverAStartIsKilled() {
    int last = 0;
    for (boolean killed = true; killed; ) {
      var settings = TestDatabase.emptySchema();
      try (var pool = ConnectionPool.of(settings)) {
        Migrations.run(pool, "classpath:killed/first");
        JdbcClient.create(pool).sql("CREATE TABLE third_table (theirs INT)").update();
        assertThatThrownBy(() -> Migrations.run(pool, BOTH)).isInstanceOf(FlywayException.class);
        killed = isKilledAfter(++last, pool);
      }
      try (var pool = ConnectionPool.of(settings)) {
        assertThatThrownBy(() -> Migrations.run(pool, BOTH))
            .as("after statement %d", last)
            .hasMessageContaining("third_table");
        JdbcClient.create(pool).sql("DROP TABLE third_table").update();
        Migrations.run(pool, BOTH);

        assertThat(ofBoth(pool)).as("after statement %d", last).isEqualTo(BOTH_DONE);
      }
    }
    assertThat(last).isBetween(20, 100);
  }

  /** False when the start has ended before, well or refused. */
  private static boolean isKilledAfter(int last, DataSource database) {
    var counted = new AtomicInteger();
    var ended = catchThrowable(() -> Migrations.run(endingAfter(database, counted, last), BOTH));
    boolean killed = counted.get() >= last;
    assertThat(killed && ended == null).as("killed after %d, and ended well", last).isFalse();
    return killed;
  }

  /** With theirs three starts are refused; then it is gone. */
  private static void refused(DataSource database, String theirs) {
    var sql = JdbcClient.create(database);
    Migrations.run(database, "classpath:killed/first");
    sql.sql(theirs.split("; ")[0]).update();
    for (int start = 0; start < 3; start++) {
      assertThatThrownBy(() -> Migrations.run(database, BOTH)).isInstanceOf(FlywayException.class);
    }
    sql.sql(theirs.split("; ")[1]).update();
  }

  private static List<String> ofBoth(DataSource database) {
    return list(
        database,
        """
        SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name IN ('second_table', 'third_table')
        UNION ALL SELECT CONCAT(id, ' ', n) FROM first_table
        UNION ALL SELECT CONCAT('V', version, ' ', success) FROM schema_history
        UNION ALL SELECT CONCAT('begun ', version) FROM schema_begun
        """);
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : root(thrown.getCause());
  }

  /**
   * Every column and key of every table, the rows that migrations make, and what they note. Flyway
   * makes its own table and the index of that in two steps, and does not go on between them.
   */
  private static List<String> all(DataSource database) {
    return list(
        database,
        """
        SELECT CONCAT_WS(' ', table_name, column_name, column_type, is_nullable, column_default)
        FROM information_schema.columns WHERE table_schema = DATABASE()
        UNION ALL
        SELECT CONCAT_WS(' ', table_name, index_name, seq_in_index, column_name, non_unique)
        FROM information_schema.statistics
        WHERE table_schema = DATABASE() AND table_name <> 'schema_history'
        UNION ALL
        SELECT CONCAT_WS(' ', table_name, constraint_name, constraint_type)
        FROM information_schema.table_constraints WHERE table_schema = DATABASE()
        UNION ALL SELECT CONCAT('job ', id) FROM BATCH_JOB_EXECUTION_SEQ
        UNION ALL SELECT CONCAT('step ', id) FROM BATCH_STEP_EXECUTION_SEQ
        UNION ALL SELECT CONCAT('instance ', id) FROM BATCH_JOB_INSTANCE_SEQ
        UNION ALL SELECT CONCAT('turn ', turn_id) FROM handoff_turn
        UNION ALL SELECT CONCAT('begun ', version) FROM schema_begun
        UNION ALL SELECT CONCAT_WS(' ', version, checksum, success) FROM schema_history
        """);
  }

  private static List<String> list(DataSource database, String query) {
    return JdbcClient.create(database).sql(query).query(String.class).list().stream()
        .sorted()
        .toList();
  }

  private static DataSource endingAfter(DataSource database, AtomicInteger counted, int last) {
    return new DelegatingDataSource(database) {
      @Override
      public Connection getConnection() throws SQLException {
        return ending(super.getConnection(), counted, last);
      }
    };
  }

  private static Connection ending(Connection connection, AtomicInteger counted, int last) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (self, method, arguments) -> {
              if (counted.get() >= last && !"close".equals(method.getName())) {
                throw new Killed();
              }
              var made = invoke(connection, method, arguments);
              return made instanceof Statement statement
                  ? ending(connection, statement, method.getReturnType(), counted, last)
                  : made;
            });
  }

  private static Object ending(
      Connection connection, Statement statement, Class<?> type, AtomicInteger counted, int last) {
    return Proxy.newProxyInstance(
        Statement.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> {
          var answer = invoke(statement, method, arguments);
          if (method.getName().startsWith("execute") && counted.incrementAndGet() >= last) {
            connection.abort(Runnable::run);
            throw new Killed();
          }
          return answer;
        });
  }

  private static Object invoke(Object on, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }
}

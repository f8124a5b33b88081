package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A start that ends in the middle of the migrations keeps no later one from a whole schema. */
class KilledMigrationsTest {
  private static final String[] BOTH = {"classpath:killed/first", "classpath:killed/second"};

  private static String schema;
  private static List<String> history;
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
      schema = SchemaText.of(JdbcClient.create(pool));
      history = history(pool);
    }
  }

  @AfterAll
  static void allWereTried() {
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

      var sql = JdbcClient.create(pool);
      assertThat(SchemaText.of(sql)).as("after statement %d", last).isEqualTo(schema);
      assertThat(history(pool)).as("after statement %d", last).isEqualTo(history);
      assertThat(sql.sql("SELECT turn_id FROM handoff_turn").query(Integer.class).list())
          .as("after statement %d", last)
          .containsExactly(1);
    }
  }

  /** A table of somebody else's is no trace of ours, however often we start. */
  @ParameterizedTest
  @ValueSource(strings = {"second_table", "third_table"})
  void whatTheServerRefusesIsNotPassedOver(String theirs) {
    try (var pool = ConnectionPool.of(TestDatabase.emptySchema())) {
      var sql = JdbcClient.create(pool);
      Migrations.run(pool, "classpath:killed/first");
      sql.sql("CREATE TABLE %s (theirs INT)".formatted(theirs)).update();

      for (int start = 0; start < 3; start++) {
        assertThatThrownBy(() -> Migrations.run(pool, BOTH))
            .isInstanceOf(FlywayException.class)
            .hasMessageContaining(theirs);
      }

      sql.sql("DROP TABLE " + theirs).update();
      Migrations.run(pool, BOTH);
      assertThat(columns(sql, "second_table", "third_table"))
          .containsExactly("second_table.id", "third_table.id");
      assertThat(history(pool)).hasSize(2).allMatch(migration -> migration.endsWith(" 1"));
    }
  }

  private static List<String> columns(JdbcClient sql, String... tables) {
    return sql.sql(
            "SELECT CONCAT(table_name, '.', column_name) FROM information_schema.columns WHERE"
                + " table_schema = DATABASE() AND table_name IN (:tables) ORDER BY 1")
        .param("tables", List.of(tables))
        .query(String.class)
        .list();
  }

  private static Throwable root(Throwable thrown) {
    return thrown.getCause() == null ? thrown : root(thrown.getCause());
  }

  private static List<String> history(DataSource database) {
    return JdbcClient.create(database)
        .sql("SELECT CONCAT(version, ' ', checksum, ' ', success) FROM schema_history ORDER BY 1")
        .query(String.class)
        .list();
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

package dev.daybook.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.mybatis.spring.SqlSessionTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A migrated schema of its own for a test class, on a real server: the embedded one (shared by all
 * tests of this JVM, kept under {@code target/}) or, when the environment names one in {@code
 * DAYBOOK_TEST_DB_URL}, {@code …_USER} and {@code …_PASSWORD}, that one; with {@code
 * -Ddaybook.test.database=mysql} (profile {@code full}) a {@link RealMySql} of its own.
 *
 * <pre>{@code
 * private static final TestDatabase db = TestDatabase.fresh();
 * private final OrderMapper orders = db.mapper(OrderMapper.class);
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
  private static final AtomicInteger SCHEMAS = new AtomicInteger();

  /** Numbers of processes come again, and so do the schemas of a server that outlived them. */
  private static final String RUN = Integer.toHexString(new SecureRandom().nextInt());

  private final DatabaseSettings settings;
  private final HikariDataSource pool;
  private final SqlSessionTemplate session;
  private final TransactionTemplate transactions;

  private TestDatabase(DatabaseSettings settings, String... migrations) {
    this.settings = settings;
    this.pool = ConnectionPool.of(settings);
    Migrations.run(pool, migrations);
    this.session = new SqlSessionTemplate(SqlStatements.of(pool));
    this.transactions = new TransactionTemplate(new JdbcTransactionManager(pool));
  }

  /** A new schema with the order book's migrations. Left for the server's end when not closed. */
  public static TestDatabase fresh() {
    return fresh(Migrations.LOCATION);
  }

  /** A new schema with the migrations of other class path folders. */
  public static TestDatabase fresh(String... migrations) {
    return new TestDatabase(emptySchema(), migrations);
  }

  /** The settings of a new, empty schema: for tests that start the whole application. */
  public static DatabaseSettings emptySchema() {
    var schema =
        "daybook_%d_%s_%d".formatted(ProcessHandle.current().pid(), RUN, SCHEMAS.incrementAndGet());
    TestServer.execute("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    return TestServer.settings(schema);
  }

  public <T> T mapper(Class<T> mapper) {
    var configuration = session.getConfiguration();
    if (!configuration.hasMapper(mapper)) {
      configuration.addMapper(mapper);
    }
    return session.getMapper(mapper);
  }

  public SqlSessionTemplate session() {
    return session;
  }

  public TransactionTemplate transactions() {
    return transactions;
  }

  public DataSource dataSource() {
    return pool;
  }

  public DatabaseSettings settings() {
    return settings;
  }

  /** Plain SQL for arranging and checking; product code uses mappers. */
  public JdbcClient sql() {
    return JdbcClient.create(pool);
  }

  @Override
  public void close() {
    pool.close();
    TestServer.execute(
        "DROP DATABASE " + settings.address().substring(settings.address().lastIndexOf('/') + 1));
  }

  /** The one server of this JVM, started by the first test that needs it. */
  private static final class TestServer {
    private static final int CONNECTIONS = 24;

    /** A zone nobody lives in: a session that is not pinned to UTC shows at once. */
    private static final ServerOptions OPTIONS = new ServerOptions("-09:30", 128, false);

    private static final DatabaseSettings SERVER = open();

    static DatabaseSettings settings(String schema) {
      var url = SERVER.url().replaceFirst("^(jdbc:mysql://[^/]+/)[^?]*", "$1" + schema);
      return new DatabaseSettings(url, SERVER.user(), SERVER.password(), CONNECTIONS);
    }

    static void execute(String sql) {
      var root = settings("");
      try (var connection = DriverManager.getConnection(root.url(), root.user(), root.password());
          var statement = connection.createStatement()) {
        statement.execute(sql);
      } catch (SQLException failed) {
        throw new IllegalStateException(sql + ": " + failed.getMessage(), failed);
      }
    }

    private static DatabaseSettings open() {
      var url = System.getenv("DAYBOOK_TEST_DB_URL");
      if (url != null && !url.isBlank()) {
        return new DatabaseSettings(
            url, System.getenv("DAYBOOK_TEST_DB_USER"), System.getenv("DAYBOOK_TEST_DB_PASSWORD"));
      }
      if ("mysql".equals(System.getProperty("daybook.test.database"))) {
        return RealMySql.start(ofThisFork("test-mysql"), OPTIONS.timeZone());
      }
      var database = EmbeddedDatabase.open(ofThisFork("test-database"), OPTIONS);
      Runtime.getRuntime().addShutdownHook(new Thread(database::close));
      var settings = DatabaseSettings.of(database);
      dropSchemasOfDeadProcesses(settings);
      return settings;
    }

    /** Tests run in several processes side by side; each keeps a server of its own. */
    private static Path ofThisFork(String name) {
      return Path.of("target", name + "-" + System.getProperty("daybook.test.fork", "0"));
    }

    /** Test classes need not close their schema; the next JVM clears up. */
    private static void dropSchemasOfDeadProcesses(DatabaseSettings server) {
      try (var pool = ConnectionPool.of(server)) {
        var sql = JdbcClient.create(pool);
        sql.sql("SHOW DATABASES LIKE 'daybook\\_%'").query(String.class).list().stream()
            .filter(schema -> ProcessHandle.of(Long.parseLong(schema.split("_")[1])).isEmpty())
            .forEach(schema -> sql.sql("DROP DATABASE " + schema).update());
      }
    }
  }
}

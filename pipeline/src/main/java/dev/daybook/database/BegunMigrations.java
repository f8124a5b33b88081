package dev.daybook.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Goes on with a migration where an earlier start has ended: what that has done is left out, each
 * statement counted as Flyway runs it.
 */
final class BegunMigrations implements Callback {
  private static final Set<Event> EVENTS =
      Set.of(Event.BEFORE_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE, Event.AFTER_EACH_MIGRATE_ERROR);

  /** Null between two migrations. */
  private BegunMigration atWork;

  /** The same database, for Flyway. */
  DataSource over(DataSource database) {
    return new DelegatingDataSource(database) {
      @Override
      public Connection getConnection() throws SQLException {
        return over(super.getConnection());
      }
    };
  }

  private Connection over(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          var made = invoke(connection, method, arguments);
          return "createStatement".equals(method.getName())
              ? over(connection, (Statement) made)
              : made;
        });
  }

  private Statement over(Connection connection, Statement statement) {
    return proxy(
        Statement.class,
        (self, method, arguments) ->
            atWork != null && "execute".equals(method.getName())
                ? atWork.next(connection, () -> invoke(statement, method, arguments))
                : invoke(statement, method, arguments));
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object invoke(Object on, Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(on, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  @Override
  public boolean supports(Event event, Context context) {
    return EVENTS.contains(event);
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    var ended = atWork;
    atWork = null;
    try {
      if (event == Event.BEFORE_EACH_MIGRATE) {
        var version = context.getMigrationInfo().getVersion().getVersion();
        atWork = BegunMigration.of(context.getConnection(), version);
      } else if (event == Event.AFTER_EACH_MIGRATE) {
        ended.forget(context.getConnection());
      }
    } catch (SQLException failed) {
      throw new FlywayException("table schema_begun: " + failed.getMessage(), failed);
    }
  }

  @Override
  public String getCallbackName() {
    return "begun migrations";
  }
}

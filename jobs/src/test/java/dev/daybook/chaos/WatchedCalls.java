package dev.daybook.chaos;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A data source that tells every statement, and every COMMIT, before it is sent. */
final class WatchedCalls {
  private static final String COMMIT = "COMMIT";

  private WatchedCalls() {}

  static DataSource of(DataSource real, Consumer<String> watcher) {
    return proxy(
        DataSource.class,
        (self, method, given) -> {
          var result = invoke(real, method, given);
          return result instanceof Connection connection ? of(connection, watcher) : result;
        });
  }

  private static Connection of(Connection real, Consumer<String> watcher) {
    return proxy(
        Connection.class,
        (self, method, given) -> {
          if (method.getName().equals("commit")) {
            watcher.accept(COMMIT);
          }
          var result = invoke(real, method, given);
          return result instanceof Statement statement
              ? of(statement, given == null ? "" : given[0].toString(), watcher)
              : result;
        });
  }

  private static Statement of(Statement real, String sql, Consumer<String> watcher) {
    return proxy(
        kind(real),
        (self, method, given) -> {
          if (method.getName().startsWith("execute")) {
            var text = given != null && given[0] instanceof String own ? own : sql;
            watcher.accept(text.replaceAll("\\s+", " ").trim());
          }
          return invoke(real, method, given);
        });
  }

  private static Class<? extends Statement> kind(Statement real) {
    if (real instanceof CallableStatement) {
      return CallableStatement.class;
    }
    return real instanceof PreparedStatement ? PreparedStatement.class : Statement.class;
  }

  private static Object invoke(Object real, Method method, Object... given) throws Throwable {
    try {
      return method.invoke(real, given);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

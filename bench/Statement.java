import java.sql.DriverManager;

/** Runs statements on a database: {@code Statement.java URL STATEMENT…}. */
class Statement {
  public static void main(String[] args) throws Exception {
    try (var connection = DriverManager.getConnection(args[0], "daybook", "bench-only");
        var statement = connection.createStatement()) {
      for (int i = 1; i < args.length; i++) {
        statement.execute(args[i]);
      }
    }
  }
}

import dev.daybook.database.EmbeddedDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What the database allows: the rows that an import has left in a home, as files, by streamed LOAD DATA LOCAL into empty
 * tables of the same design over two connections. Prints milliseconds.
 */
class Limit {
  private static final List<List<String>> TWO_CONNECTIONS =
      List.of(List.of("order_identity", "book_order"), List.of("book_line", "trail"));

  public static void main(String[] args) throws Exception {
    var home = Path.of(args[0]);
    var config = Files.readString(home.resolve("config.yaml"));
    if (config.contains("url:")) {
      var url = config.lines().filter(line -> line.contains("url:")).findFirst().orElseThrow();
      System.out.println(measure(url.replaceAll(".*url: \"(.*)\"", "$1"), "daybook", "bench-only"));
    } else {
      try (var embedded = EmbeddedDatabase.open(home)) {
        System.out.println(measure(embedded.jdbcUrl(), embedded.user(), embedded.password()));
      }
    }
  }

  private static long measure(String url, String user, String password) throws Exception {
    var local = url + (url.contains("?") ? "&" : "?") + "allowLoadLocalInfile=true&useUnicode=true&characterEncoding=UTF-8";
    var folder = Files.createTempDirectory("daybook-limit");
    try (var connection = DriverManager.getConnection(local, user, password)) {
      for (var tables : TWO_CONNECTIONS) {
        for (var table : tables) {
          dump(connection, table, folder.resolve(table));
          execute(connection, "DROP TABLE IF EXISTS limit_" + table);
          execute(connection, "CREATE TABLE limit_" + table + " LIKE " + table);
        }
      }
    }
    long began = System.nanoTime();
    var loads =
        TWO_CONNECTIONS.stream()
            .map(tables -> CompletableFuture.runAsync(() -> load(local, user, password, tables, folder)))
            .toList();
    loads.forEach(CompletableFuture::join);
    long millis = (System.nanoTime() - began) / 1_000_000;
    try (var connection = DriverManager.getConnection(local, user, password)) {
      for (var tables : TWO_CONNECTIONS) {
        for (var table : tables) {
          requireEqual(connection, table);
        }
      }
    }
    return millis;
  }

  /** A load that leaves rows out would be no limit. */
  private static void requireEqual(Connection connection, String table) throws Exception {
    var sql = "SELECT (SELECT COUNT(*) FROM %s), (SELECT COUNT(*) FROM limit_%s)".formatted(table, table);
    try (var statement = connection.createStatement();
        var counts = statement.executeQuery(sql)) {
      counts.next();
      if (counts.getLong(1) != counts.getLong(2)) {
        throw new IllegalStateException(
            "%s has %d rows, its copy %d".formatted(table, counts.getLong(1), counts.getLong(2)));
      }
    }
  }

  private static void load(
      String url, String user, String password, List<String> tables, Path folder) {
    try (var connection = DriverManager.getConnection(url, user, password)) {
      for (var table : tables) {
        execute(connection, loadStatement(connection, table, folder.resolve(table)));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Binary columns travel as hex. */
  private static String loadStatement(Connection connection, String table, Path file) throws Exception {
    var columns = new StringBuilder();
    var sets = new StringBuilder();
    try (var rows = connection.createStatement().executeQuery("SELECT * FROM " + table + " LIMIT 0")) {
      var meta = rows.getMetaData();
      for (int i = 1; i <= meta.getColumnCount(); i++) {
        var name = meta.getColumnName(i);
        boolean binary = meta.getColumnTypeName(i).contains("BINARY");
        columns.append(i > 1 ? "," : "").append(binary ? "@" : "").append(name);
        if (binary) {
          sets.append(sets.isEmpty() ? " SET " : ",").append(name).append("=UNHEX(@").append(name).append(")");
        }
      }
    }
    return "LOAD DATA LOCAL INFILE '%s' INTO TABLE limit_%s CHARACTER SET utf8mb4 (%s)%s"
        .formatted(file, table, columns, sets);
  }

  private static void dump(Connection connection, String table, Path file) throws Exception {
    try (var out = Files.newBufferedWriter(file);
        var statement =
            connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(Integer.MIN_VALUE);
      try (var rows = statement.executeQuery("SELECT * FROM " + table)) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            out.append(i > 1 ? "\t" : "").append(cell(rows, i));
          }
          out.append('\n');
        }
      }
    }
  }

  private static String cell(ResultSet rows, int column) throws Exception {
    if (rows.getMetaData().getColumnTypeName(column).contains("BINARY")) {
      var bytes = rows.getBytes(column);
      return bytes == null ? "\\N" : java.util.HexFormat.of().formatHex(bytes);
    }
    if (rows.getMetaData().getColumnTypeName(column).startsWith("DATETIME")) {
      var text = rows.getString(column);
      return text == null ? "\\N" : text;
    }
    var text = rows.getString(column);
    return text == null
        ? "\\N"
        : text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r");
  }

  private static void execute(Connection connection, String sql) throws Exception {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

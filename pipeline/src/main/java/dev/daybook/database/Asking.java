package dev.daybook.database;

import java.time.Duration;
import java.util.function.Function;
import org.mybatis.spring.SqlSessionTemplate;

/** A question to a database that this process does not hold open. */
public final class Asking {
  private static final Duration MOST_WAIT = Duration.ofSeconds(5);

  private Asking() {}

  /**
   * @throws org.springframework.dao.DataAccessException when the database does not answer, or its
   *     schema is older than the question
   */
  public static <M, T> T of(DatabaseSettings settings, Class<M> mapper, Function<M, T> question) {
    try (var pool = ConnectionPool.of(settings, MOST_WAIT)) {
      var session = new SqlSessionTemplate(SqlStatements.of(pool));
      if (!session.getConfiguration().hasMapper(mapper)) {
        session.getConfiguration().addMapper(mapper);
      }
      return question.apply(session.getMapper(mapper));
    }
  }
}

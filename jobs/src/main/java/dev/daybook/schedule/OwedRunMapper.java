package dev.daybook.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code owed_run}. */
@Mapper
interface OwedRunMapper {
  void owe(@Param("kind") String kind, @Param("due") List<Due> due);

  /** Owes the row of this date once more, unless it is owed since then already or runs. */
  int oweAgain(@Param("kind") String kind, @Param("due") Due due, @Param("now") Instant now);

  /** Removes what becomes due after this time. */
  int takeBackTheFuture(@Param("limit") Instant limit);

  /** Ends what was tried and is a later date's matter by now. */
  int supersede(@Param("now") Instant now);

  List<Newest> newest();

  /** What is owed or runs, oldest due first. */
  List<OwedRun> open();

  List<OwedRun> ofDate(@Param("kind") String kind, @Param("date") LocalDate date);

  List<OwedRun> newestRows(@Param("limit") int limit);

  /**
   * Gives 0 when another process was faster.
   *
   * @param whyNot what one that runs has broken off by
   */
  int take(
      @Param("owedRunId") long owedRunId,
      @Param("token") int token,
      @Param("process") String process,
      @Param("whyNot") String whyNot,
      @Param("now") Instant now);

  /** Gives 0 when the run was taken by another process. */
  int alive(
      @Param("owedRunId") long owedRunId, @Param("token") int token, @Param("now") Instant now);

  /** Gives 0 when the run was taken by another process. */
  int end(
      @Param("owedRunId") long owedRunId,
      @Param("token") int token,
      @Param("state") String state,
      @Param("tries") int tries,
      @Param("notBefore") Instant notBefore,
      @Param("message") String message,
      @Param("failures") int failures,
      @Param("failure") String failure,
      @Param("now") Instant now);

  /** The runs of earlier dates of this kind and shop are a matter of the past. */
  int forgetFailures(
      @Param("shop") String shop, @Param("kind") String kind, @Param("before") LocalDate before);

  /** Those that have broken off since their kind and shop went well, oldest date first. */
  List<OwedRun> broken();

  record Newest(String shop, String kind, LocalDate date) {}
}

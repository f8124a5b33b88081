package dev.daybook.coverage;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code coverage_window}. Changes give how many rows they changed: 1, or 0 when refused. */
@Mapper
interface WindowMapper {
  /**
   * The sealed and settled windows with which covered time begins or ends, of all generations; by
   * generation and time.
   */
  List<SealedEdge> sealedEdges(@Param("feedId") int feedId);

  /** The end of the newest sealed window; null when none is. */
  Instant lastSealedTo(@Param("feedId") int feedId);

  /** OPEN and FETCHED windows, oldest time first. */
  List<WindowRow> unsealed(@Param("feedId") int feedId);

  long records(@Param("windowId") long windowId, @Param("attempt") int attempt);

  boolean isProbed(@Param("windowId") long windowId);

  WindowRow find(@Param("windowId") long windowId);

  /** Writes nothing when the window overlaps one of the feed's generation. */
  int open(NewWindow window);

  int takeOver(
      @Param("windowId") long windowId, @Param("from") long fromRun, @Param("to") long toRun);

  int attemptAgain(@Param("windowId") long windowId, @Param("runId") long runId);

  /** Gives up the reading and ends the window earlier; the rest of its time is owed again. */
  int shorten(
      @Param("windowId") long windowId, @Param("runId") long runId, @Param("to") Instant to);

  int noted(
      @Param("windowId") long windowId, @Param("runId") long runId, @Param("proof") String proof);

  int fetched(
      @Param("windowId") long windowId,
      @Param("runId") long runId,
      @Param("proof") String proof,
      @Param("now") Instant now);

  int seal(@Param("windowId") long windowId, @Param("runId") long runId, @Param("now") Instant now);

  int failed(
      @Param("windowId") long windowId, @Param("runId") long runId, @Param("reason") String reason);
}

package dev.daybook.coverage;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code run}: who is or was at work. */
@Mapper
interface RunMapper {
  void insert(NewRun run);

  /** Runs of this shop in state RUNNING, oldest first. */
  List<RunRow> runningOf(@Param("shopId") int shopId);

  /** Runs of no single shop in state RUNNING, oldest first. */
  List<RunRow> runningOfNoShop();

  /** Gives 0 when the run is not RUNNING any more. */
  int heartbeat(@Param("runId") long runId, @Param("now") Instant now);

  /** A sign of life. Gives 0 when the run is not RUNNING any more. */
  int tell(
      @Param("runId") long runId,
      @Param("progress") RunProgress progress,
      @Param("waitsFor") String waitsFor,
      @Param("now") Instant now);

  /** Who has asked the run to stop; null when nobody has. */
  String stopBy(@Param("runId") long runId);

  /** Gives 0 when the run is not RUNNING any more. */
  int end(
      @Param("runId") long runId,
      @Param("state") RunState state,
      @Param("message") String message,
      @Param("accounts") String accounts,
      @Param("now") Instant now);
}

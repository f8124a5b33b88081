package dev.daybook.coverage;

import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code run} as people look at it, and what they ask of a run. */
@Mapper
interface RunRecordMapper {
  /**
   * Newest first.
   *
   * @param shop null for all shops
   * @param state null for all states
   * @param before only runs with a smaller id
   */
  List<RunRecordRow> newest(
      @Param("shop") ShopId shop,
      @Param("state") RunState state,
      @Param("before") long before,
      @Param("limit") int limit);

  /** Null when there is no such run. */
  RunRecordRow find(@Param("runId") long runId);

  /**
   * The first to ask is kept. Gives 0 when the run is not RUNNING any more, or was asked before.
   */
  int askToStop(@Param("runId") long runId, @Param("by") String by, @Param("now") Instant now);
}

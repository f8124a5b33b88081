package dev.daybook.check;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code review}. */
@Mapper
interface ReviewMapper {
  List<Reviews.Review> list(
      @Param("state") String state, @Param("afterId") long afterId, @Param("limit") int limit);

  Reviews.Review show(@Param("reviewId") long reviewId);

  Standing lock(@Param("reviewId") long reviewId);

  void decide(
      @Param("reviewId") long reviewId,
      @Param("state") String state,
      @Param("by") String by,
      @Param("note") String note,
      @Param("now") Instant now);

  void decideFinding(@Param("reviewId") long reviewId, @Param("state") String state);

  record Standing(String state, String findingState, String decidedBy, Instant decidedAt) {}
}

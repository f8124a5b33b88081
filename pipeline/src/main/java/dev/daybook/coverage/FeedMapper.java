package dev.daybook.coverage;

import dev.daybook.canonical.FeedId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code feed}: the streams of the shops, and since when they are owed. */
@Mapper
interface FeedMapper {
  /** Null when the feed is not registered. */
  FeedRow find(FeedId feed);

  /** Running it again changes nothing. */
  void register(
      @Param("shopId") int shopId, @Param("feed") FeedId feed, @Param("goLive") Instant goLive);

  /**
   * @param closed null for open again
   */
  void keep(
      @Param("feedId") int feedId, @Param("owed") boolean owed, @Param("closed") Instant closed);

  /** Ordered by name. */
  List<FeedRow> all();

  /** Those that have windows, ordered by name. */
  List<FeedRow> asked();

  /** Waits until no other transaction holds the feed; gives its generation. */
  Integer lock(@Param("feedId") int feedId);

  void beginGeneration(@Param("feedId") int feedId);
}

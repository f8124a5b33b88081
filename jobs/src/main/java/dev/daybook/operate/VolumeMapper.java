package dev.daybook.operate;

import dev.daybook.channel.Volume;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** What the newest windows of a feed have brought. */
@Mapper
interface VolumeMapper {
  /**
   * Of the sealed windows with the newest time, without readings that were given up.
   *
   * @param windows at most so many
   */
  Volume newest(@Param("feedId") int feedId, @Param("windows") int windows);

  /** Orders whose newest version came with a window that touches {@code [from, to)}. */
  long ordersOf(@Param("feedId") int feedId, @Param("from") Instant from, @Param("to") Instant to);
}

package dev.daybook.channel;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code platform_clock}: the newest skew of each host. */
@Mapper
interface PlatformClockMapper {
  void keep(
      @Param("host") String host,
      @Param("aheadMillis") long aheadMillis,
      @Param("allowedMillis") long allowedMillis,
      @Param("measuredAt") Instant measuredAt);

  /** By host. */
  List<Row> all();

  record Row(String host, long aheadMillis, long allowedMillis, Instant measuredAt) {}
}

package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code platform_clock}: the newest skew of each shop. */
@Mapper
interface PlatformClockMapper {
  void keep(
      @Param("shopId") int shopId,
      @Param("aheadMillis") long aheadMillis,
      @Param("withinMillis") long withinMillis,
      @Param("allowedMillis") long allowedMillis,
      @Param("measuredAt") Instant measuredAt);

  /** By shop. */
  List<Row> all();

  record Row(
      String channel,
      String shop,
      long aheadMillis,
      long withinMillis,
      long allowedMillis,
      Instant measuredAt) {
    Skew skew() {
      return new Skew(
          new ShopId(channel, shop),
          Duration.ofMillis(aheadMillis),
          Duration.ofMillis(withinMillis),
          Duration.ofMillis(allowedMillis),
          measuredAt);
    }
  }
}

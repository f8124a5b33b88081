package dev.daybook.coverage;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code doubt}. Spans are half-open, UTC. */
@Mapper
interface DoubtMapper {
  /** By feed. */
  List<Row> open();

  List<Row> openOf(@Param("feedId") int feedId);

  void raise(
      @Param("feedId") int feedId,
      @Param("window") Window window,
      @Param("what") String what,
      @Param("runId") long runId,
      @Param("now") Instant now);

  int endByRecords(@Param("feedId") int feedId, @Param("now") Instant now);

  /** Ends the open doubts that touch the span. */
  int end(
      @Param("feedId") int feedId,
      @Param("window") Window window,
      @Param("operator") String operator,
      @Param("reason") String reason,
      @Param("now") Instant now);

  /** Keeps that somebody has looked at this time. */
  void confirm(
      @Param("feedId") int feedId,
      @Param("window") Window window,
      @Param("operator") String operator,
      @Param("reason") String reason,
      @Param("now") Instant now);

  /** Time that somebody has looked at. */
  List<Row> confirmed(@Param("feedId") int feedId);

  /**
   * What first readings with time since then have brought, of sealed windows, the newest generation
   * first.
   */
  List<CountRow> counts(@Param("feedId") int feedId, @Param("since") Instant since);

  record Row(
      String channel,
      String shop,
      String subject,
      String axis,
      Instant fromAt,
      Instant toAt,
      String what) {
    Doubt doubt() {
      return new Doubt(
          new ShopId(channel, shop).feed(subject, axis), new Window(fromAt, toAt), what);
    }
  }

  record CountRow(Instant fromAt, Instant toAt, long records) {}
}

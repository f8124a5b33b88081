package dev.daybook.coverage;

import dev.daybook.canonical.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code settlement}, and the second readings that it rests on. Spans are half-open, UTC. */
@Mapper
interface SettlementMapper {
  /** By date, from this one on. */
  List<Settlement> since(@Param("feedId") int feedId, @Param("date") LocalDate date);

  List<LocalDate> dates(@Param("feedId") int feedId);

  /** Null when nothing of the span is sealed. */
  Instant lastSealedAt(
      @Param("feedId") int feedId, @Param("from") Instant from, @Param("to") Instant to);

  /** Sealed windows that confirm time of the span. */
  List<Span> readAgain(
      @Param("feedId") int feedId, @Param("from") Instant from, @Param("to") Instant to);

  /** What second readings of the span have brought. */
  Sums sums(@Param("feedId") int feedId, @Param("from") Instant from, @Param("to") Instant to);

  /** Running it again changes nothing; gives how many rows it wrote. */
  int insert(
      @Param("feedId") int feedId,
      @Param("runId") long runId,
      @Param("span") Window span,
      @Param("settlement") Settlement settlement);

  /** SEALED → SETTLED, for the windows that lie in the span as a whole. */
  int markSettled(
      @Param("feedId") int feedId,
      @Param("from") Instant from,
      @Param("to") Instant to,
      @Param("now") Instant now);

  record Span(Instant fromAt, Instant toAt) {}

  /** See {@link Settlement}. */
  record Sums(int windows, int records, int missed, int changed) {}
}

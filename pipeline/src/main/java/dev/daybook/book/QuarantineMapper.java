package dev.daybook.book;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Table {@code quarantine}, and the accounts that its records move between. */
@Mapper
interface QuarantineMapper {
  List<Row> list(Quarantine.Filter filter);

  Row show(@Param("quarantineId") long quarantineId);

  Row lock(@Param("quarantineId") long quarantineId);

  /** Takes one quarantined record out of its account; 0 when the account does not count it. */
  int uncount(
      @Param("documentId") long documentId,
      @Param("currency") String currency,
      @Param("minor") long minor);

  int release(@Param("quarantineId") long quarantineId, @Param("now") Instant now);

  int stillFails(
      @Param("quarantineId") long quarantineId,
      @Param("reasons") String reasons,
      @Param("now") Instant now);

  record Row(
      long quarantineId,
      long documentId,
      int recordNo,
      String place,
      byte[] sourceSha256,
      String externalNo,
      String channel,
      String shop,
      String stream,
      Long windowId,
      String documentName,
      String path,
      String currency,
      long minor,
      String state,
      String reasons,
      Instant quarantinedAt,
      Instant retriedAt,
      Instant releasedAt) {}
}

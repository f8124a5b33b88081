package dev.daybook.book;

import dev.daybook.canonical.ShopId;
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

  int dismiss(
      @Param("quarantineId") long quarantineId,
      @Param("by") String by,
      @Param("reason") String reason,
      @Param("now") Instant now);

  /** The order of this number, when its version is from a later document; null for none. */
  Quarantine.BookedSince orderSince(
      @Param("shop") ShopId shop, @Param("no") String no, @Param("documentId") long documentId);

  /** The after-sale of this number; as {@link #orderSince}. */
  Quarantine.BookedSince afterSaleSince(
      @Param("shop") ShopId shop, @Param("no") String no, @Param("documentId") long documentId);

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
      Instant releasedAt,
      Instant dismissedAt,
      String dismissedBy,
      String dismissReason) {}
}

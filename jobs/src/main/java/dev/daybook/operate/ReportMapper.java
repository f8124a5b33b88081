package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Sums over the ledger and the book for the morning report. Spans are half-open, UTC. */
@Mapper
interface ReportMapper {
  List<ShopAccountsRow> accountsByShop(@Param("from") Instant from, @Param("to") Instant to);

  /** What of these came with readings of time that had been read before. */
  AccountsRow accountsOfSecondReadings(@Param("from") Instant from, @Param("to") Instant to);

  /**
   * @param refunds whether after-sales are counted, by what was paid back, or orders, by what was
   *     paid
   */
  List<MoneyRow> moneyByCurrency(
      @Param("from") Instant from, @Param("to") Instant to, @Param("refunds") boolean refunds);

  AccountsRow accountsOfRun(@Param("runId") long runId);

  /** How many windows this run has sealed. */
  List<SealedRow> sealedByFeed(@Param("runId") long runId);

  List<ShopOrdersRow> ordersByShop();

  List<StatusRow> ordersByStatus();

  long openQuarantine();

  /** Shops with records in quarantine, and how many. */
  List<QuarantineOfShopRow> openQuarantineByShop();

  long openReviews();

  List<FindingsRow> findingsByRule();

  long trailRows();

  /** Files of the shop that cover no known time and are not closed. */
  List<UnfinishedFileRow> unfinishedFilesOf(ShopId shop);

  /** As {@link #unfinishedFilesOf}, of all shops, without those of runs alive since then. */
  List<UnfinishedFileRow> unfinishedFiles(@Param("aliveSince") Instant aliveSince);
}

package dev.daybook.book;

import dev.daybook.book.BookProofMapper.Offenders;
import dev.daybook.book.BookProofMapper.Sums;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Proves that the book holds what the accounts claim: no order, line, change of status or identity
 * is lost or doubled, and neither is an after-sale or what it makes of its order. A window's seal
 * compares what was counted; this reads the whole book, in one snapshot: for a million orders 10 to
 * 30 seconds on two cores. Reads only.
 */
@Component
public class BookProof {
  private static final String NEXT =
      "next: restore the database, or rerun the feed with --mode all";

  private final BookProofMapper mapper;
  private final TransactionTemplate snapshot;

  BookProof(BookProofMapper mapper, PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** Every contradiction in words; none when the book is whole. */
  public List<String> problems() {
    return snapshot.execute(status -> found());
  }

  private List<String> found() {
    var problems = new ArrayList<String>();
    add(problems, "identities have no order", mapper.identitiesWithoutOrder());
    add(problems, "orders have no identity", mapper.ordersWithoutIdentity());
    add(problems, "orders have other lines than were booked", mapper.ordersWithOtherLines());
    add(problems, "orders are missing that have lines", mapper.linesWithoutOrder());
    add(problems, "orders have a gap or a doubled row in their trail", mapper.trailsThatBreak());
    add(problems, "orders are not where their trail ends", mapper.ordersOffTheirTrail());
    add(problems, "orders are missing that have a trail", mapper.trailsWithoutOrder());
    add(
        problems,
        "orders are not what their after-sales make of them",
        mapper.ordersOffTheirAfterSales());
    add(problems, "orders have after-sales of another currency", mapper.ordersOfOtherCurrencies());
    refunds(problems, mapper.refundsBeforeSuccess());
    sums(problems, mapper.sums());
    return List.copyOf(problems);
  }

  private static void add(List<String> problems, String what, Offenders found) {
    if (found.orders() > 0) {
      problems.add(
          "%d %s, such as order id %d; %s".formatted(found.orders(), what, found.example(), NEXT));
    }
  }

  private static void refunds(List<String> problems, long early) {
    if (early > 0) {
      problems.add(
          "%d after-sales have refunded without having succeeded; %s".formatted(early, NEXT));
    }
  }

  /**
   * A replay makes versions that no account counts, so there may be more of them, never less. The
   * versions that after-sales make of orders are no account's either; each has its row in the
   * trail.
   */
  private static void sums(List<String> problems, Sums sums) {
    if (sums.created() != sums.firsts()) {
      problems.add(
          "the accounts count %d orders created, %d trails begin; %s"
              .formatted(sums.created(), sums.firsts(), NEXT));
    }
    long given = sums.versions() - sums.afterSaleEffects();
    if (sums.changes() > given) {
      problems.add(
          "the accounts count %d versions, the orders have %d; %s"
              .formatted(sums.changes(), given, NEXT));
    }
    if (sums.afterSalesCreated() != sums.afterSaleFirsts()) {
      problems.add(
          "the accounts count %d after-sales created, there are %d; %s"
              .formatted(sums.afterSalesCreated(), sums.afterSaleFirsts(), NEXT));
    }
    if (sums.afterSaleChanges() > sums.afterSaleVersions()) {
      problems.add(
          "the accounts count %d versions of after-sales, these have %d; %s"
              .formatted(sums.afterSaleChanges(), sums.afterSaleVersions(), NEXT));
    }
    if (sums.quarantined() != sums.lying()) {
      problems.add(
          "the accounts count %d records in quarantine, %d lie there; next: daybook quarantine list"
              .formatted(sums.quarantined(), sums.lying()));
    }
  }
}

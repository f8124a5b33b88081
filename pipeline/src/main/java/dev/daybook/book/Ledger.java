package dev.daybook.book;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.Money;
import dev.daybook.canonical.Outcome;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Returned;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The accounts of a chunk by document and currency. What was fetched is counted from the source's
 * control amount, what became of it from what was booked: two sides of one equation, which shows
 * what booking lost, doubled or changed. Where a source states the amount once, both sides read the
 * same field: whether that amount is right is for a rule to say.
 */
final class Ledger {
  /** The currency of amounts that cannot be read; counted with zero money. */
  static final String NO_CURRENCY = "XXX";

  private final Map<Key, Account> accounts = new TreeMap<>();

  void fetched(Normalization record) {
    var account = account(record.from().documentId(), control(record));
    account.fetched++;
    account.fetchedMinor += minor(control(record));
  }

  void booked(long documentId, Outcome outcome, Money counted) {
    account(documentId, Optional.of(counted)).add(outcome, counted.minor());
  }

  /** What the accounts count of it: what the buyer paid for an order, or got back after it. */
  static Money counted(Normalized record) {
    return record.order().amounts().buyerPaid();
  }

  static Money counted(Returned record) {
    return record.afterSale().refunded();
  }

  void quarantined(Normalization record) {
    account(record.from().documentId(), control(record))
        .add(Outcome.QUARANTINED, minor(control(record)));
  }

  /** The control amount as far as the accounts can hold it. */
  static Optional<Money> control(Normalization record) {
    return record.control().filter(Bookable::fits);
  }

  static String currency(Optional<Money> money) {
    return money.map(known -> known.currency().getCurrencyCode()).orElse(NO_CURRENCY);
  }

  static long minor(Optional<Money> money) {
    return money.map(Money::minor).orElse(0L);
  }

  Collection<Account> accounts() {
    return accounts.values();
  }

  /** The outcome of a ledger that counts one record. */
  Outcome onlyOutcome() {
    return accounts.values().stream()
        .flatMap(account -> account.rows.keySet().stream())
        .findFirst()
        .orElseThrow();
  }

  Accounts total() {
    return accounts.values().stream().map(Account::rows).reduce(Accounts.NONE, Accounts::plus);
  }

  private Account account(long documentId, Optional<Money> money) {
    return accounts.computeIfAbsent(new Key(documentId, currency(money)), Account::new);
  }

  private record Key(long documentId, String currency) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byDocument = Long.compare(documentId, other.documentId);
      return byDocument != 0 ? byDocument : currency.compareTo(other.currency);
    }
  }

  /** One row of table {@code account}. */
  static final class Account {
    private final Key key;
    private final Map<Outcome, Integer> rows = new EnumMap<>(Outcome.class);
    private final Map<Outcome, Long> minors = new EnumMap<>(Outcome.class);
    private int fetched;
    private long fetchedMinor;

    private Account(Key key) {
      this.key = key;
    }

    private void add(Outcome outcome, long minor) {
      rows.merge(outcome, 1, Integer::sum);
      minors.merge(outcome, minor, Long::sum);
    }

    public long getDocumentId() {
      return key.documentId;
    }

    public String getCurrency() {
      return key.currency;
    }

    public int getFetched() {
      return fetched;
    }

    public long getFetchedMinor() {
      return fetchedMinor;
    }

    public int getCreated() {
      return rows(Outcome.CREATED);
    }

    public int getUpdated() {
      return rows(Outcome.UPDATED);
    }

    public int getUnchanged() {
      return rows(Outcome.UNCHANGED);
    }

    public int getStale() {
      return rows(Outcome.STALE);
    }

    public int getDuplicate() {
      return rows(Outcome.DUPLICATE);
    }

    public int getQuarantined() {
      return rows(Outcome.QUARANTINED);
    }

    public long getCreatedMinor() {
      return minor(Outcome.CREATED);
    }

    public long getUpdatedMinor() {
      return minor(Outcome.UPDATED);
    }

    public long getUnchangedMinor() {
      return minor(Outcome.UNCHANGED);
    }

    public long getStaleMinor() {
      return minor(Outcome.STALE);
    }

    public long getDuplicateMinor() {
      return minor(Outcome.DUPLICATE);
    }

    public long getQuarantinedMinor() {
      return minor(Outcome.QUARANTINED);
    }

    private int rows(Outcome outcome) {
      return rows.getOrDefault(outcome, 0);
    }

    private long minor(Outcome outcome) {
      return minors.getOrDefault(outcome, 0L);
    }

    private Accounts rows() {
      return new Accounts(
          fetched,
          getCreated(),
          getUpdated(),
          getUnchanged(),
          getStale(),
          getDuplicate(),
          getQuarantined());
    }
  }
}

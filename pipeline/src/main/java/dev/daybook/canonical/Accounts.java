package dev.daybook.canonical;

/**
 * What was fetched and what became of it, in records. Balanced when every fetched record has one
 * outcome: {@code fetched = created + updated + unchanged + stale + duplicate + quarantined}.
 */
public record Accounts(
    long fetched,
    long created,
    long updated,
    long unchanged,
    long stale,
    long duplicate,
    long quarantined) {
  public static final Accounts NONE = new Accounts(0, 0, 0, 0, 0, 0, 0);

  public long settled() {
    return created + updated + unchanged + stale + duplicate + quarantined;
  }

  public boolean balanced() {
    return fetched == settled();
  }

  public Accounts plus(Accounts other) {
    return new Accounts(
        fetched + other.fetched,
        created + other.created,
        updated + other.updated,
        unchanged + other.unchanged,
        stale + other.stale,
        duplicate + other.duplicate,
        quarantined + other.quarantined);
  }
}

package dev.daybook.check;

import dev.daybook.book.BookedOrder;
import dev.daybook.book.Changes;
import dev.daybook.book.Orders;
import dev.daybook.canonical.Watch;
import dev.daybook.check.CheckMapper.BookedVersion;
import dev.daybook.check.CheckMapper.CheckedVersion;
import dev.daybook.check.CheckMapper.Stored;
import dev.daybook.database.Deadlocks;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.Rule;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks with all rules at the orders that have changed since they were last looked at. */
@Component
public class Checker {
  private static final int PAGE = 1000;

  /** Changes of the book that are read at once; most are of one chunk. */
  private static final int CHANGES = 20;

  private static final Set<String> CLOSABLE = Set.of("OPEN", "REJECTED");

  private final CheckMapper mapper;
  private final Orders orders;
  private final Changes changes;
  private final Mappings mappings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Checker(
      CheckMapper mapper,
      Orders orders,
      Changes changes,
      Mappings mappings,
      TransactionTemplate transaction,
      Clock clock) {
    this.mapper = mapper;
    this.orders = orders;
    this.changes = changes;
    this.mappings = mappings;
    this.transaction = transaction;
    this.clock = clock;
  }

  /**
   * @param orders how many were looked at
   * @param found findings made or opened again; {@code held} those of them that hold
   * @param closed findings whose rule does not match any more
   */
  public record Checked(int orders, int found, int held, int closed) {
    private static final Checked NONE = new Checked(0, 0, 0, 0);

    private Checked plus(Checked other) {
      return new Checked(
          orders + other.orders, found + other.found, held + other.held, closed + other.closed);
    }
  }

  /** As {@link #check(LocalDate, Watch)}, to its end. */
  public Checked check(LocalDate businessDate) {
    return check(businessDate, Watch.NONE);
  }

  /**
   * Checks every order whose booked version was not checked yet, a thousand to a transaction; and
   * once the whole book, when the rules in force are others than before. Costs nothing for orders
   * that have not changed.
   *
   * @param businessDate decides which rules are in force
   * @param watch asked before each thousand, and not when there are none; the next check goes on
   */
  public Checked check(LocalDate businessDate, Watch watch) {
    var rules = RuleSet.inForce(mappings.rules(), businessDate);
    return walk(rules, watch).plus(changed(rules, watch));
  }

  /** The whole book, from where a walk with the same rules was interrupted. */
  private Checked walk(RuleSet rules, Watch watch) {
    var hash = rules.hash();
    var walk = mapper.walk();
    if (walk == null || !walk.isWith(hash)) {
      walk = RuleWalk.begun(hash);
      mapper.begin(walk);
    }
    var sum = Checked.NONE;
    while (!walk.done()) {
      var ids = mapper.booked(walk.throughId(), PAGE);
      if (!ids.isEmpty() && watch.mustStop()) {
        return sum;
      }
      sum = sum.plus(checkPage(ids, rules.rules(), watch));
      walk = ids.isEmpty() ? walk.ended() : walk.through(ids.get(ids.size() - 1));
      mapper.advance(walk);
    }
    return sum;
  }

  private Checked changed(RuleSet rules, Watch watch) {
    var sum = Checked.NONE;
    var batch = changes.oldest(CHANGES);
    while (!batch.isEmpty()) {
      var ids = batch.stream().flatMap(c -> c.orderIds().stream()).distinct().sorted().toList();
      for (int from = 0; from < ids.size(); from += PAGE) {
        var page = mapper.unchecked(ids.subList(from, Math.min(ids.size(), from + PAGE)));
        if (!page.isEmpty() && watch.mustStop()) {
          return sum;
        }
        sum = sum.plus(checkPage(page, rules.rules(), watch));
      }
      changes.done(batch);
      batch = changes.oldest(CHANGES);
    }
    return sum;
  }

  private Checked checkPage(List<Long> ids, List<Rule> rules, Watch watch) {
    if (ids.isEmpty()) {
      return Checked.NONE;
    }
    var page = orders.byIds(ids);
    var found = new LinkedHashMap<Found.Key, Found>();
    for (var order : page) {
      rules.forEach(rule -> RuleEvaluation.of(rule, order).ifPresent(f -> found.put(f.key(), f)));
    }
    var checked = Deadlocks.retrying(() -> transaction.execute(status -> store(page, found)));
    watch.done(checked.orders());
    return checked;
  }

  /**
   * Leaves out the orders that were booked again since they were read: what was found on them is of
   * the past, and the change that booked them is on the list still, or looked at by now.
   */
  private Checked store(List<BookedOrder> read, Map<Found.Key, Found> evaluated) {
    var page = unchanged(read);
    if (page.isEmpty()) {
      return Checked.NONE;
    }
    var now = clock.instant();
    var ids =
        page.stream().map(BookedOrder::orderId).collect(Collectors.toCollection(TreeSet::new));
    var found = new LinkedHashMap<>(evaluated);
    found.keySet().removeIf(key -> !ids.contains(key.orderId()));
    var stored =
        mapper.findings(ids).stream()
            .collect(
                Collectors.toMap(
                    row -> new Found.Key(row.orderId(), row.rule(), row.evidence()), row -> row));
    var fresh = new ArrayList<Found>();
    int held = 0;
    int reopened = 0;
    for (var entry : found.entrySet()) {
      var known = stored.get(entry.getKey());
      boolean holds = entry.getValue().hold();
      if (known == null) {
        fresh.add(entry.getValue());
        held += holds ? 1 : 0;
      } else if ("CLOSED".equals(known.state())) {
        reopened += mapper.reopen(known.findingId(), stateBefore(known));
        held += holds ? 1 : 0;
        retell(known, entry.getValue());
      } else if ("OPEN".equals(known.state())) {
        retell(known, entry.getValue());
      }
    }
    if (!fresh.isEmpty()) {
      mapper.insert(fresh, now);
    }
    mapper.openReviews(ids, now);
    var gone =
        stored.entrySet().stream()
            .filter(entry -> !found.containsKey(entry.getKey()))
            .map(Map.Entry::getValue)
            .filter(row -> CLOSABLE.contains(row.state()))
            .map(Stored::findingId)
            .toList();
    int closed = gone.isEmpty() ? 0 : mapper.close(gone, now);
    mapper.checked(
        page.stream().map(o -> new CheckedVersion(o.orderId(), o.version())).toList(), now);
    mapper.awaitHandoff(ids);
    return new Checked(page.size(), fresh.size() + reopened, held, closed);
  }

  /** Those that are booked as they were read; locked, so that they stay so until the commit. */
  private List<BookedOrder> unchanged(List<BookedOrder> read) {
    var ids = read.stream().map(BookedOrder::orderId).toList();
    var versions =
        mapper.lockOrders(ids).stream()
            .collect(Collectors.toMap(BookedVersion::orderId, BookedVersion::version));
    return read.stream()
        .filter(o -> Objects.equals(versions.get(o.orderId()), o.version()))
        .toList();
  }

  /** The rule may hold or say something else by now, on the same facts. */
  private void retell(Stored known, Found now) {
    if (!known.tells(now)) {
      mapper.retell(known.findingId(), now);
    }
  }

  /** The same evidence as before: what was decided on it stays decided. */
  private static String stateBefore(Stored known) {
    return known.review() == null ? "OPEN" : known.review();
  }
}

package dev.daybook.operate;

import dev.daybook.book.Dismissals;
import dev.daybook.book.Quarantine;
import dev.daybook.book.Quarantine.Entry;
import dev.daybook.book.Quarantine.Filter;
import dev.daybook.book.Quarantine.Rebooked;
import dev.daybook.book.Quarantine.State;
import dev.daybook.home.Home;
import dev.daybook.landing.LandedRecord;
import dev.daybook.landing.LandingDesk;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.Unreadable;
import dev.daybook.normalize.Normalizer;
import dev.daybook.operate.QuarantineReport.Dismissed;
import dev.daybook.operate.QuarantineReport.Listed;
import dev.daybook.operate.QuarantineReport.Quarantined;
import dev.daybook.operate.QuarantineReport.Retried;
import dev.daybook.operate.QuarantineReport.Retry;
import dev.daybook.operate.QuarantineReport.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Verb {@code quarantine}: records that could not become an order, and their ways out. */
@Component
public class QuarantineDesk {
  private static final Logger LOG = LoggerFactory.getLogger(QuarantineDesk.class);
  private static final int PAGE = 500;

  private final Quarantine quarantine;
  private final Dismissals dismissals;
  private final LandingDesk landing;
  private final Normalizer normalizer;
  private final Mappings mappings;
  private final RuleCheck rules;
  private final KnownShops shops;
  private final Home home;

  QuarantineDesk(
      Quarantine quarantine,
      Dismissals dismissals,
      LandingDesk landing,
      Normalizer normalizer,
      Mappings mappings,
      RuleCheck rules,
      KnownShops shops,
      Home home) {
    this.quarantine = quarantine;
    this.dismissals = dismissals;
    this.landing = landing;
    this.normalizer = normalizer;
    this.mappings = mappings;
    this.rules = rules;
    this.shops = shops;
    this.home = home;
  }

  /**
   * @throws IllegalArgumentException for a shop that nobody has heard of
   */
  public Listed list(QuarantineQuery query) {
    shops.require(query.shop());
    var found = new ArrayList<Entry>();
    walk(
        query,
        entry -> {
          if (query.wants(entry)) {
            found.add(entry);
          }
          return found.size() <= query.limit();
        });
    return new Listed(
        found.stream().limit(query.limit()).map(QuarantineDesk::listed).toList(),
        found.size() > query.limit());
  }

  /**
   * Gives the records of the query's shop and state, oldest first, until one is answered false.
   *
   * @return whether all were given
   */
  private boolean walk(QuarantineQuery query, Predicate<Entry> each) {
    var state = State.valueOf(query.state().name());
    long after = 0;
    List<Entry> page;
    do {
      page = quarantine.list(new Filter(state, query.shop().orElse(null), null, after, PAGE));
      for (var entry : page) {
        after = entry.id();
        if (!each.test(entry)) {
          return false;
        }
      }
    } while (page.size() == PAGE);
    return true;
  }

  private static Quarantined listed(Entry entry) {
    var first = entry.reasons().get(0);
    return new Quarantined(
        entry.id(),
        entry.shop(),
        entry.stream(),
        entry.documentName(),
        entry.recordNo(),
        entry.externalNo(),
        entry.state().name(),
        first.field(),
        first.expected(),
        entry.reasons().size(),
        entry.quarantinedAt(),
        entry.retriedAt(),
        QuarantineReport.Dismissal.of(entry.dismissal()));
  }

  /**
   * @param reveal whether people are shown
   * @throws AskedWrongly when there is no such record
   */
  public Shown show(long id, boolean reveal) {
    var entry = entry(id);
    var record = landing.record(entry.documentId(), entry.recordNo());
    return new Shown(
        id,
        entry.shop(),
        entry.stream(),
        entry.state().name(),
        entry.externalNo(),
        entry.reasons(),
        entry.documentId(),
        entry.documentName(),
        entry.recordNo(),
        home.landing().resolve(entry.path()).toString(),
        record.source().place(),
        source(record, reveal),
        reveal,
        entry.quarantinedAt(),
        entry.retriedAt(),
        entry.releasedAt(),
        QuarantineReport.Dismissal.of(entry.dismissal()),
        quarantine.bookedSince(entry).map(QuarantineReport.BookedSince::of).orElse(null));
  }

  private Entry entry(long id) {
    return quarantine
        .show(id)
        .orElseThrow(
            () ->
                new AskedWrongly(
                    "there is no quarantined record %d; next: daybook quarantine list"
                        .formatted(id)));
  }

  private List<Map<String, Object>> source(LandedRecord record, boolean reveal) {
    var rows = record.source().allRows();
    if (reveal) {
      return rows;
    }
    var people =
        new MaskedSource(
            mappings.channel(record.shop().channel()).feed(record.stream()).mapping().people());
    return rows.stream().map(people::mask).toList();
  }

  /**
   * Keeps the word of this person that these records will not become orders, or have come as orders
   * since: of all, or of none.
   *
   * @throws AskedWrongly when one of them is not open, or name or reason are none
   */
  public Dismissed dismiss(List<Long> ids, String by, String reason) {
    return AskedWrongly.unless(
        () -> {
          var records =
              dismissals.dismiss(ids, by, reason).stream().map(QuarantineDesk::listed).toList();
          return new Dismissed(records.size(), by, reason, records);
        });
  }

  /**
   * Maps these records again, under today's mapping, and books what can be booked: dismissed ones
   * too.
   */
  public Retried retry(List<Long> ids, Request request) {
    var entries = ids.stream().distinct().map(this::entry).toList();
    return retryEach(each -> entries.stream().allMatch(each), request);
  }

  /** As {@link #retry}, for everything of the query's state in a shop, or anywhere. */
  public Retried retryAll(QuarantineQuery query, Request request) {
    shops.require(query.shop());
    return retryEach(each -> walk(query, each), request);
  }

  /** Gives entries to a test, one after the other, until it answers false; tells whether all. */
  private interface Entries {
    boolean eachUntil(Predicate<Entry> each);
  }

  private Retried retryEach(Entries entries, Request request) {
    var stage = request.progress().begin("retry", 0);
    var records = new ArrayList<Retry>();
    boolean all =
        entries.eachUntil(
            entry -> {
              if (request.stop().getAsBoolean()) {
                return false;
              }
              records.add(attempt(entry, request.operator()));
              stage.step(String.valueOf(entry.id()));
              return true;
            });
    var looked = rules.today(request);
    return new Retried(
        records.size(),
        count(records, "RELEASED"),
        count(records, "STILL"),
        count(records, "WAS_RELEASED"),
        count(records, "WAS_DISMISSED"),
        all ? looked.stopped() : "stopped as asked; the next one goes on",
        records);
  }

  private static int count(List<Retry> records, String outcome) {
    return (int) records.stream().filter(record -> record.outcome().equals(outcome)).count();
  }

  /** One that breaks off stays in quarantine and keeps no other from its retry. */
  private Retry attempt(Entry entry, String operator) {
    try {
      return retry(entry, operator);
    } catch (RuntimeException failed) {
      LOG.error("the retry of quarantine {} broke off", entry.id(), failed);
      return new Retry(entry.id(), "STILL", null, List.of(brokeOff(entry, failed)));
    }
  }

  private static Unreadable brokeOff(Entry entry, RuntimeException failed) {
    return new Unreadable(
        "%s, record %d".formatted(entry.documentName(), entry.recordNo()),
        "(the whole record)",
        Why.of(failed),
        "a record that can be read from landing again and booked",
        "mend what is named, then run: quarantine retry %d".formatted(entry.id()));
  }

  private Retry retry(Entry entry, String operator) {
    var record = landing.record(entry.documentId(), entry.recordNo());
    var rebooked =
        quarantine.rebook(
            entry.id(), entry.state(), normalizer.normalize(record), operator, "quarantine retry");
    if (rebooked instanceof Rebooked.Released released) {
      return new Retry(entry.id(), "RELEASED", released.outcome().name(), List.of());
    }
    if (rebooked instanceof Rebooked.StillFails still) {
      return new Retry(entry.id(), "STILL", null, still.reasons());
    }
    boolean dismissed = rebooked instanceof Rebooked.WasDismissed;
    return new Retry(entry.id(), dismissed ? "WAS_DISMISSED" : "WAS_RELEASED", null, List.of());
  }
}

package dev.daybook.operate;

import dev.daybook.batch.BookingWatch;
import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.IntakeResult;
import dev.daybook.channel.Pull;
import dev.daybook.channel.Skew;
import dev.daybook.coverage.Facts;
import dev.daybook.coverage.OpenWindow;
import dev.daybook.coverage.Purpose;
import dev.daybook.coverage.Run;
import dev.daybook.coverage.Slice;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.operate.ShopFeeds.ShopFeed;
import dev.daybook.operate.SyncReport.FeedSync;
import dev.daybook.operate.SyncReport.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * A run at work: pulls slice after slice and books them part by part, so that the book fills while
 * a long catch-up goes on. Stops at the next page or chunk when it is asked to.
 */
final class ShopRun {
  /** A day of half-hour slices. */
  private static final int SLICES_A_PART = 48;

  /** A shop that is down would be asked for each of its windows, minutes each, all night long. */
  private static final int MOST_DOUBTS = 3;

  private final long id;
  private final ShopId shop;
  private final Request request;
  private final RunParts parts;
  private final Pulse pulse;
  private final Map<FeedId, Tally> tallies = new TreeMap<>();
  private final Set<FeedId> announced = new HashSet<>();
  private final List<String> notes = new ArrayList<>();
  private int part;
  private String refusal;
  private final List<String> warnings = new ArrayList<>();
  private boolean stopped;
  private boolean leftAlone;
  private boolean last;

  /** What the feeds to come are expected to take. */
  private Duration ahead = Duration.ZERO;

  private int doubts;

  /** Counts of one feed in this run. */
  private static final class Tally {
    int slices;
    int planned;
    long calls;
    int documents;
    long records;
    Forecast forecast;
    SilenceWatch watch;
  }

  ShopRun(long id, ShopId shop, Request request, RunParts parts) {
    this.id = id;
    this.shop = shop;
    this.request = request;
    this.parts = parts;
    this.pulse = parts.pulse(id, request);
  }

  long id() {
    return id;
  }

  ShopId shop() {
    return shop;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Turns true when the work must end at the next page or chunk. */
  BooleanSupplier stop() {
    return this::mustStop;
  }

  /** Tells the run's row how it stands, and its notes who has stopped it and what drifts. */
  void conclude() {
    pulse.last();
    if (refusal == null && tallies.values().stream().anyMatch(tally -> tally.calls > 0)) {
      parts.clocks().of(shop).filter(Skew::isWide).map(Skew::warning).ifPresent(notes::add);
    }
    if (stopped) {
      notes.add(0, pulse.stopBy().map("stopped as %s asked"::formatted).orElse("stopped as asked"));
    }
  }

  /** Why the channel lets us in no more; null when it does. */
  String refusal() {
    return refusal;
  }

  /** Each once, whichever window brought it. */
  List<String> warnings() {
    return warnings.stream().distinct().toList();
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  void note(String note) {
    notes.add(note);
  }

  /**
   * @param sealed how many windows this run has sealed, by feed
   */
  List<FeedSync> feeds(Map<FeedId, Integer> sealed) {
    return tallies.entrySet().stream()
        .map(entry -> feedSync(entry.getKey(), entry.getValue(), sealed))
        .toList();
  }

  private static FeedSync feedSync(FeedId feed, Tally tally, Map<FeedId, Integer> sealed) {
    int done = sealed.getOrDefault(feed, 0);
    return new FeedSync(
        feed, tally.slices, done, tally.calls, tally.documents, tally.forecast, null);
  }

  private Tally tally(FeedId feed) {
    return tallies.computeIfAbsent(feed, any -> new Tally());
  }

  /** Takes over the files that a killed run has landed but not sealed. */
  void resume(ShopFeed feed) {
    if (!(feed.spec() instanceof PagedFeed)) {
      takeOver(feed);
    }
  }

  /**
   * Takes over the windows of pages that a killed run has fetched but not sealed. Nobody knows
   * whether that run has judged them. To be done before anything is planned: what comes emptier
   * than likely is asked for once more, in a generation of its own.
   */
  void takeUp(ShopFeed feed) {
    if (!(feed.spec() instanceof PagedFeed) || refusal != null || mustStop()) {
      return;
    }
    var left = takeOver(feed);
    for (var purpose : List.of(Purpose.PROBE, Purpose.OWED)) {
      left.stream()
          .filter(window -> window.purpose() == purpose && !parts.ledger().isProbed(window))
          .forEach(window -> judge(feed, purpose, window.window(), parts.ledger().records(window)));
    }
  }

  private List<OpenWindow> takeOver(ShopFeed feed) {
    var left = parts.ledger().takeOverFetched(feed.id(), id);
    tally(feed.id()).slices += left.size();
    return left;
  }

  /** Brings what lies on the shop's SFTP server, then takes what lies in its inbox. */
  void takeFiles() {
    notes.addAll(parts.sftp().fetch(shop, this::isWanted).notes());
    parts.inbox().takeAll(shop, id, stop()).forEach(this::taken);
  }

  private boolean isWanted() {
    return !mustStop();
  }

  /** What became of a file that was offered to this run. */
  void taken(String name, IntakeResult result) {
    if (result instanceof IntakeResult.Landed landed) {
      landed(landed);
      var tally = tally(landed.document().feed());
      tally.documents++;
      tally.slices += landed.covered().isPresent() ? 1 : 0;
      landed.doubt().ifPresent(notes::add);
    } else if (result instanceof IntakeResult.AlreadyLanded already) {
      notes.add(
          "%s came before as document %d: nothing to do".formatted(name, already.document().id()));
    } else if (result instanceof IntakeResult.Refused refusal) {
      notes.add(refusal.reason().getMessage());
    } else if (result instanceof IntakeResult.Unfinished unfinished) {
      notes.add(unfinished.reason());
    } else if (result instanceof IntakeResult.Stopped left) {
      notes.add(left.reason());
    } else if (result instanceof IntakeResult.Unreadable unreadable) {
      notes.add(unreadable.reason());
    }
  }

  /** Counts the records of a file. */
  void landed(IntakeResult.Landed landed) {
    var records = landed.document().records();
    pulse.update(before -> before.landing(records == null ? 0 : records));
  }

  /** Tells beforehand what the run is going to need. */
  void expect(List<ShopFeed> feeds, Which which, Window range) {
    long calls = 0;
    int all = 0;
    var end = parts.clock().instant();
    for (var feed : feeds) {
      int windows = plan(feed, which, range).size();
      if (windows > 0) {
        var forecast = parts.outlooks().of(feed.id(), windows, end);
        parts.outlooks().announce(feed.id(), windows, parts.outlooks().newest(feed.id()));
        announced.add(feed.id());
        tally(feed.id()).forecast = forecast;
        tally(feed.id()).planned = windows;
        calls += forecast.calls();
        end = forecast.doneBy();
        all += windows;
        ahead = ahead.plusSeconds(forecast.seconds());
      }
    }
    int planned = all;
    var endsAt = all > 0 ? end : null;
    pulse.update(before -> before.planning(planned).ending(endsAt));
    if (calls > 0) {
      request
          .progress()
          .tell("%s: about %d calls, %s".formatted(shop, calls, parts.outlooks().doneBy(end)));
    }
  }

  private List<Slice> plan(ShopFeed feed, Which which, Window range) {
    return Sync.plan(parts.ledger(), feed, which, range, parts.clock().instant()).stream()
        .filter(slice -> !Sync.isFetched(slice))
        .toList();
  }

  void pullPages(ShopFeed feed, Which which, Window range) {
    pullPages(feed, plan(feed, which, range), () -> false);
  }

  /**
   * Asks for these slices.
   *
   * @param enough whether the rest is to be left to another run; asked before each slice
   */
  void pullPages(ShopFeed feed, List<Slice> plan, BooleanSupplier enough) {
    if (!plan.isEmpty()) {
      announced.add(feed.id());
    }
    var course = new Course(parts.outlooks(), feed.id(), plan.size());
    var stage = request.progress().begin(feed.id().toString(), plan.size(), course.ahead());
    ahead = ahead.minus(expected(feed));
    leftAlone = false;
    doubts = 0;
    planned(feed, plan.size());
    int unbooked = 0;
    for (var slice : plan) {
      if (isOver() || enough.getAsBoolean()) {
        return;
      }
      var tally = tally(feed.id());
      int documents = tally.documents;
      long records = tally.records;
      pull(feed, slice);
      if (mustStop()) {
        return;
      }
      stage.step(
          slice.window().toString(),
          course.done(tally.documents - documents, tally.records - records));
      var endsAt = course.left().doneBy().plus(ahead);
      pulse.update(before -> before.ending(endsAt));
      if (++unbooked == SLICES_A_PART) {
        normalize();
        unbooked = 0;
      }
    }
  }

  private void judge(ShopFeed feed, Purpose purpose, Window window, long records) {
    if (purpose == Purpose.OWED) {
      watch(feed, window, records);
    } else if (purpose == Purpose.PROBE) {
      parts
          .silence()
          .seeAgain(watch(feed, window), feed.id(), window, records, id)
          .ifPresent(notes::add);
    }
  }

  /** Time has passed since the forecast, and second readings have none. */
  private void planned(ShopFeed feed, int slices) {
    int more = slices - tally(feed.id()).planned;
    tally(feed.id()).planned = 0;
    pulse.update(before -> before.planning(more));
  }

  /** Nothing more is asked for; shops that share a budget with this one have it alone. */
  void over() {
    announced.forEach(parts.outlooks()::over);
  }

  /** What the forecast says that this feed takes. */
  private Duration expected(ShopFeed feed) {
    var forecast = tally(feed.id()).forecast;
    return forecast == null ? Duration.ZERO : Duration.ofSeconds(forecast.seconds());
  }

  /** Whether the channel said, or let fear, that asking for more of the newest feed is in vain. */
  boolean isLeftAlone() {
    return leftAlone;
  }

  private boolean isOver() {
    return refusal != null || leftAlone || mustStop();
  }

  boolean mustStop() {
    if (pulse.getAsBoolean()) {
      stopped = true;
    }
    return stopped;
  }

  private void pull(ShopFeed feed, Slice slice) {
    parts.runs().heartbeat(id);
    var pull = parts.puller().pull(slice, new Run(id), pulse);
    var tally = tally(feed.id());
    tally.slices++;
    tally.calls += pull.calls();
    pulse.update(before -> before.calling(pull.calls()).waiting(null));
    if (pull instanceof Pull.Pulled pulled) {
      doubts = 0;
      pulse.update(before -> before.doing(1).landing(pulled.records()));
      tally.documents += pulled.documents();
      tally.records += pulled.records();
      notes.addAll(pulled.warnings());
      warnings.addAll(pulled.warnings());
      judge(feed, slice.purpose(), slice.window(), pulled.records());
    } else if (pull instanceof Pull.Refused refused) {
      refusal = refused.reason();
      tell("%s refused: %s".formatted(shop, refused.reason()));
    } else if (pull instanceof Pull.Halved halved) {
      notes.add(
          "%s %s is asked in halves: %s".formatted(feed.id(), slice.window(), halved.reason()));
      pulse.update(before -> before.planning(halved.halves().size() - 1));
      pullAll(feed, halved.halves());
    } else if (pull instanceof Pull.Owed owed) {
      var stands =
          slice.purpose() == Purpose.OWED ? "is still owed" : "is still to be read a second time";
      tell("%s %s %s: %s".formatted(feed.id(), slice.window(), stands, owed.reason()));
      doubt(feed, owed.outlook());
    }
  }

  /** At once too: whoever waits for the run wants to know why it brings nothing. */
  private void tell(String note) {
    notes.add(note);
    request.progress().tell(note);
  }

  private void watch(ShopFeed feed, Window window, long records) {
    var facts = Facts.of((PagedFeed) feed.spec());
    parts
        .silence()
        .see(
            watch(feed, window),
            feed.id(),
            facts,
            window,
            records,
            id,
            (before, again) -> probe(feed, facts, before, again))
        .ifPresent(notes::add);
  }

  private SilenceWatch watch(ShopFeed feed, Window first) {
    var tally = tally(feed.id());
    if (tally.watch == null) {
      tally.watch = parts.silence().watch(feed.id(), first.from());
    }
    return tally.watch;
  }

  /** All windows are begun before the first is read: what is left of them, the next run judges. */
  private OptionalLong probe(ShopFeed feed, Facts facts, Optional<Window> before, Window window) {
    parts.ledger().newGeneration(feed.id());
    var itself = begun(feed, window);
    var earlier =
        before.stream()
            .flatMap(span -> facts.slices(span).stream())
            .map(span -> begun(feed, span))
            .toList();
    earlier.forEach(slice -> probe(feed, slice));
    return probe(feed, itself);
  }

  private Slice begun(ShopFeed feed, Window window) {
    return Slice.of(parts.ledger().begin(Slice.again(feed.id(), window, Purpose.PROBE), id));
  }

  /** How many records the slice has; nothing when it cannot be read. */
  private OptionalLong probe(ShopFeed feed, Slice slice) {
    if (isOver()) {
      return OptionalLong.empty();
    }
    var pull = parts.puller().pull(slice, new Run(id), pulse);
    var tally = tally(feed.id());
    tally.calls += pull.calls();
    pulse.update(before -> before.calling(pull.calls()).waiting(null));
    if (pull instanceof Pull.Pulled pulled) {
      tally.documents += pulled.documents();
      pulse.update(before -> before.landing(pulled.records()));
      return OptionalLong.of(pulled.records());
    }
    return OptionalLong.empty();
  }

  /** Never in silence: what is left alone stays owed, and the notes say why. */
  private void doubt(ShopFeed feed, Pull.Outlook outlook) {
    doubts = outlook == Pull.Outlook.GOOD ? 0 : doubts + 1;
    leftAlone = outlook == Pull.Outlook.NONE || doubts == MOST_DOUBTS;
    if (leftAlone) {
      tell(
          "%s is left alone until the next run, because %s; next: see that the shop answers, then sync again"
              .formatted(
                  feed.id(),
                  outlook == Pull.Outlook.NONE
                      ? "the channel asks for it"
                      : "%d windows in a row brought no answer".formatted(doubts)));
    }
  }

  private void pullAll(ShopFeed feed, List<Slice> slices) {
    for (var slice : slices) {
      if (isOver()) {
        return;
      }
      pull(feed, slice);
    }
  }

  /** Books what is landed and seals what is complete. */
  void normalize() {
    parts.normalizing().run(shop, id, ++part, request.operator(), new Booking());
  }

  /** As {@link #normalize}, when nothing is left to be pulled or taken. */
  void finish() {
    last = true;
    pulse.update(before -> before.ending(null));
    normalize();
  }

  /**
   * A part of the run that is booked. What was landed before a stop is still booked, as long as
   * that takes seconds; a booking that is stopped ends at its next chunk.
   */
  private final class Booking implements BookingWatch {
    private final Instant begun = parts.clock().instant();
    private final boolean behindAStop = pulse.getAsBoolean();
    private long records;

    @Override
    public boolean mustStop() {
      boolean over = behindAStop ? pulse.isOver() : pulse.getAsBoolean();
      stopped |= over;
      return over;
    }

    @Override
    public void booked(long more) {
      records += more;
      pulse.update(before -> before.booking(more));
      if (last) {
        pulse.update(before -> before.ending(end(before.records() - before.booked())));
      }
    }

    /** When what this run has landed is booked, at the speed so far; null when that is unknown. */
    private Instant end(long left) {
      var now = parts.clock().instant();
      return left < 0
          ? null
          : now.plus(Duration.between(begun, now).multipliedBy(left).dividedBy(records));
    }
  }
}

package dev.daybook.channel;

import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.OpenWindow;
import dev.daybook.landing.ExactJson;
import dev.daybook.mapping.EvaluationFailed;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.PageRecords;
import dev.daybook.mapping.PagedFeed;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One window on its way to being fetched: asks, lands, and remembers which records were seen. */
final class Reading {
  private static final Pattern COUNTED = Pattern.compile("counted (\\d+)");
  private static final Pattern NEXT = Pattern.compile("next (\\d+) (.*)", Pattern.DOTALL);

  /** What the ledger keeps of a note. */
  private static final int LONGEST_CURSOR = 480;

  /** How far the platform's clock may lie behind ours for it to be waited for. */
  private static final Duration SHORT_SKEW = Duration.ofMinutes(1);

  /** A page that was read but not landed yet. */
  record Page(int number, List<?> records, Answered answered) {}

  private final PagedFeed feed;
  private final ShopCalls calls;
  private final PageLanding landing;
  private final CoverageLedger ledger;
  private final Patience patience;
  private final long runId;
  private final Set<Object> seen = new HashSet<>();
  private final SortedSet<Integer> pages = new TreeSet<>();
  private final Optional<Details> details;
  private int documents;
  private int records;
  private OpenWindow window;
  private Duration overlap;

  Reading(
      PagedFeed feed,
      ShopCalls calls,
      PageLanding landing,
      CoverageLedger ledger,
      Patience patience,
      RefusedDetails refusals,
      OpenWindow window) {
    this.feed = feed;
    this.calls = calls;
    this.landing = landing;
    this.ledger = ledger;
    this.patience = patience;
    this.window = window;
    this.overlap = feed.overlap();
    this.runId = window.runId();
    this.details =
        feed.detail()
            .map(detail -> new Details(window.feed().shop(), detail, calls, patience, refusals));
    landing.landed(window).forEach(this::remember);
  }

  PagedFeed feed() {
    return feed;
  }

  OpenWindow window() {
    return window;
  }

  int documents() {
    return documents;
  }

  int records() {
    return records;
  }

  /** How many different records the landed pages of this attempt have. */
  int distinct() {
    return seen.size();
  }

  /** The numbers of the pages that are landed for this attempt. */
  SortedSet<Integer> pages() {
    return pages;
  }

  /** The total that this attempt began with; empty when it has not counted yet. */
  Optional<Long> counted() {
    var counted = COUNTED.matcher(window.proof());
    return counted.matches() ? Optional.of(Long.valueOf(counted.group(1))) : Optional.empty();
  }

  void note(long total) {
    ledger.noted(window.id(), runId, "counted " + total);
  }

  /**
   * Where this attempt goes on: empty text at the beginning; nothing when that is not known, so
   * that it has to begin anew.
   */
  Optional<String> next() {
    if (pages.isEmpty()) {
      return Optional.of("");
    }
    var next = NEXT.matcher(window.proof());
    return next.matches() && Integer.parseInt(next.group(1)) == pages.last()
        ? Optional.of(next.group(2))
        : Optional.empty();
  }

  /** Keeps where the page behind this one begins; a cursor too long to be kept is not. */
  void note(Page page, String next) {
    if (next.length() <= LONGEST_CURSOR) {
      ledger.noted(window.id(), runId, "next %d %s".formatted(page.number(), next));
    }
  }

  /** Gives up what is landed so far and begins the next attempt. */
  void again() {
    window = ledger.attemptAgain(window.id(), runId);
    seen.clear();
    pages.clear();
    documents = 0;
    records = 0;
  }

  /**
   * Begins the next attempt with half the overlap, where most of what is asked for is overlap:
   * cutting such a window in halves would not make the answers smaller.
   *
   * @return false where the window itself holds too much
   */
  boolean againWithLessOverlap() {
    var span = window.window();
    if (overlap.isZero() || Duration.between(span.from(), span.to()).compareTo(overlap) > 0) {
      return false;
    }
    overlap = overlap.dividedBy(2).truncatedTo(ChronoUnit.SECONDS);
    again();
    return true;
  }

  /** How far before the window's beginning this attempt asks. */
  Duration overlap() {
    return overlap;
  }

  /**
   * Asks one page by its number.
   *
   * @param counting whether only the total matters
   * @throws Stopped when somebody asked to stop
   * @throws Unproven when the platform's clock has not reached the window's end and its lag
   */
  Page ask(int number, boolean counting) {
    return ask(number, counting, "");
  }

  /**
   * Asks the page that begins at this cursor; as {@link #ask(int, boolean)}.
   *
   * @param number by which the page is kept
   */
  Page ask(int number, String cursor) {
    return ask(number, false, cursor);
  }

  private Page ask(int number, boolean counting, String cursor) {
    patience.goOn("before page %d of window %s".formatted(number, window.window()));
    var answered = answered(variables(number, counting, cursor));
    return new Page(number, records(answered.answer()), answered);
  }

  /**
   * Which time is over is the platform's to say: an answer given before that is no evidence, and
   * must not land. A platform that does not tell its clock is taken to agree with ours.
   */
  private Answered answered(Map<String, ?> variables) {
    var answered = calls.ask(feed.call(), variables, Set.of());
    var early = early();
    if (!early.isZero() && early.compareTo(SHORT_SKEW) <= 0) {
      patience.pass(early, () -> "the platform's clock, which is behind");
      answered = calls.ask(feed.call(), variables, Set.of());
      early = early();
    }
    if (!early.isZero()) {
      throw new Unproven(
          ("window %s ends only %s from now by the platform's clock (%s, lag %s included), which"
                  + " our clock is ahead of; next: set this machine's clock; the next run reads the"
                  + " window")
              .formatted(window.window(), early, calls.platformTime().orElseThrow(), feed.lag()));
    }
    return answered;
  }

  /** How long before the window can be trusted the newest answer was given; never negative. */
  private Duration early() {
    var trusted = window.window().to().plus(feed.lag());
    return calls
        .platformTime()
        .map(platform -> Duration.between(platform, trusted))
        .filter(missing -> !missing.isNegative())
        .orElse(Duration.ZERO);
  }

  /**
   * For the attempt that goes on now: a count that was asked before it began lands with it too.
   * Records that have details land with them.
   *
   * @return how many of its records were not seen before
   */
  int land(Page page) {
    int before = seen.size();
    var answered = page.answered();
    landing.land(
        new PageLanding.Page(window, page.number(), answered.request(), withDetails(page)));
    count(page.number(), page.records());
    return seen.size() - before;
  }

  /**
   * When no details can be had, those of pages before were perhaps refused for the same reason: all
   * are asked again once it is mended.
   */
  private byte[] withDetails(Page page) {
    var list = page.answered().body();
    try {
      return details.map(asked -> asked.with(list, listed(page))).orElse(list);
    } catch (Refused refused) {
      again();
      throw refused;
    }
  }

  private List<Details.Listed> listed(Page page) {
    return page.records().stream().map(row -> new Details.Listed(requiredId(row), row)).toList();
  }

  private String requiredId(Object row) {
    var id = value("record id", feed.recordId(), Map.of("row", row));
    if (id == null || id.toString().isBlank()) {
      throw new Broken(
          "%s: a record of the list has no id (%s)"
              .formatted(feed.call().operation(), feed.recordId().source()));
    }
    return id.toString();
  }

  /**
   * How many records the window has, from an answer that counts.
   *
   * @throws Broken when it does not tell
   */
  long total(Page page) {
    var total =
        feed.total()
            .map(expression -> value("total", expression, page.answered().variables()))
            .map(Object::toString)
            .filter(text -> text.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .orElseThrow(() -> new Broken(feed.call().operation() + ": the answer tells no total"));
    if (total == 0 && !page.records().isEmpty()) {
      throw new Broken(
          "%s: the answer tells a total of 0 and has %d records"
              .formatted(feed.call().operation(), page.records().size()));
    }
    return total;
  }

  /** Whether the answer says that a further page follows; false where the channel does not tell. */
  boolean more(Page page) {
    return feed.more()
        .map(expression -> value("further page", expression, page.answered().variables()))
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }

  /** Where the page behind this one begins; empty text after the last. */
  String cursor(Page page) {
    var cursor =
        feed.cursor()
            .orElseThrow(
                () ->
                    new Refused(
                        "%s has no 'cursor'; next: add it to its pages in channel.yaml"
                            .formatted(feed.stream())));
    var next = value("cursor", cursor, page.answered().variables());
    return next == null ? "" : next.toString();
  }

  private Map<String, ?> variables(int number, boolean counting, String cursor) {
    var span = window.window();
    return Map.of(
        "window",
        Map.of("from", span.from().minus(overlap), "to", span.to()),
        "page",
        (long) number,
        "pageSize",
        (long) feed.paging().size(),
        "counting",
        counting,
        "cursor",
        cursor);
  }

  /** An answer without its list is never an empty page. */
  private List<?> records(Object answer) {
    var value = value("records", feed.records(), Map.of("answer", answer));
    if (value instanceof List<?> list) {
      return list;
    }
    throw new Broken(
        "%s: the answer has no list of records (%s)"
            .formatted(feed.call().operation(), feed.records().source()));
  }

  private Object value(String what, Expression expression, Map<String, ?> variables) {
    try {
      return expression.evaluate(variables);
    } catch (EvaluationFailed absent) {
      throw new Broken(
          "%s: the answer has no %s (%s)"
              .formatted(feed.call().operation(), what, expression.source()),
          absent);
    }
  }

  private void remember(PageLanding.Page page) {
    count(page.number(), records(PageRecords.listOf(feed, ExactJson.parse(page.bytes()))));
  }

  private void count(int number, List<?> rows) {
    pages.add(number);
    documents++;
    records += rows.size();
    rows.forEach(row -> seen.add(id(row)));
  }

  /** A record whose id cannot be read is told from others by all it has; normalizing judges it. */
  private Object id(Object row) {
    try {
      var id = feed.recordId().evaluate(Map.of("row", row));
      return id == null ? row : id;
    } catch (EvaluationFailed unreadable) {
      return row;
    }
  }
}

package dev.daybook.channel;

import dev.daybook.coverage.CoverageLedger;
import dev.daybook.coverage.OpenWindow;
import dev.daybook.landing.ExactJson;
import dev.daybook.mapping.EvaluationFailed;
import dev.daybook.mapping.Expression;
import dev.daybook.mapping.PagedFeed;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One window on its way to being fetched: asks, lands, and remembers which records were seen. */
final class Reading {
  private static final Pattern COUNTED = Pattern.compile("counted (\\d+)");
  private static final int LONGEST_REQUEST = 2000;

  /** How far the platform's clock may lie behind ours for it to be waited for. */
  private static final Duration SHORT_SKEW = Duration.ofMinutes(1);

  /** A page that was read but not landed yet. */
  record Page(int number, List<?> records, Map<String, ?> answer, PageLanding.Page bytes) {}

  private final PagedFeed feed;
  private final ShopCalls calls;
  private final PageLanding landing;
  private final CoverageLedger ledger;
  private final Patience patience;
  private final long runId;
  private final Set<Object> seen = new HashSet<>();
  private final SortedSet<Integer> pages = new TreeSet<>();
  private int documents;
  private int records;
  private OpenWindow window;

  Reading(
      PagedFeed feed,
      ShopCalls calls,
      PageLanding landing,
      CoverageLedger ledger,
      Patience patience,
      OpenWindow window) {
    this.feed = feed;
    this.calls = calls;
    this.landing = landing;
    this.ledger = ledger;
    this.patience = patience;
    this.window = window;
    this.runId = window.runId();
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

  /** Gives up what is landed so far and begins the next attempt. */
  void again() {
    window = ledger.attemptAgain(window.id(), runId);
    seen.clear();
    pages.clear();
    documents = 0;
    records = 0;
  }

  /**
   * Asks one page.
   *
   * @param counting whether only the total matters
   * @throws Stopped when somebody asked to stop
   * @throws Unproven when the platform's clock has not reached the window's end and its lag
   */
  Page ask(int number, boolean counting) {
    patience.goOn("before page %d of window %s".formatted(number, window.window()));
    var form = ShopCalls.texts(feed.form(), variables(number, counting));
    var answered = answered(form);
    var bytes = new PageLanding.Page(window, number, request(form), answered.body());
    return new Page(number, records(answered.answer()), answered.answer(), bytes);
  }

  /**
   * Which time is over is the platform's to say: an answer given before that is no evidence, and
   * must not land. A platform that does not tell its clock is taken to agree with ours.
   */
  private ShopCalls.Answered answered(SortedMap<String, String> form) {
    var answered = calls.ask(feed, form);
    var early = early();
    if (!early.isZero() && early.compareTo(SHORT_SKEW) <= 0) {
      patience.pass(early);
      answered = calls.ask(feed, form);
      early = early();
    }
    if (!early.isZero()) {
      throw new Unproven(
          ("window %s ends only %s from now by the platform's clock (%s, lag %s included), which"
                  + " our clock is ahead of; next: set this machine's clock; the window stays owed"
                  + " and is read by the next run")
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

  /** For the attempt that goes on now: a count that was asked before it began lands with it too. */
  void land(Page page) {
    var bytes = page.bytes();
    landing.land(new PageLanding.Page(window, bytes.number(), bytes.request(), bytes.bytes()));
    count(page.number(), page.records());
  }

  /**
   * How many records the window has, from an answer that counts.
   *
   * @throws Broken when it does not tell
   */
  long total(Page page) {
    var total =
        feed.total()
            .map(expression -> value("total", expression, Map.of("answer", page.answer())))
            .map(Object::toString)
            .filter(text -> text.matches("\\d{1,18}"))
            .map(Long::valueOf)
            .orElseThrow(() -> new Broken(feed.operation() + ": the answer tells no total"));
    if (total == 0 && !page.records().isEmpty()) {
      throw new Broken(
          "%s: the answer tells a total of 0 and has %d records"
              .formatted(feed.operation(), page.records().size()));
    }
    return total;
  }

  /** Whether the answer says that a further page follows; false where the channel does not tell. */
  boolean more(Page page) {
    return feed.more()
        .map(expression -> value("further page", expression, Map.of("answer", page.answer())))
        .filter(Boolean.TRUE::equals)
        .isPresent();
  }

  private Map<String, ?> variables(int number, boolean counting) {
    var span = window.window();
    return Map.of(
        "window",
        Map.of("from", span.from().minus(feed.overlap()), "to", span.to()),
        "page",
        (long) number,
        "pageSize",
        (long) feed.paging().size(),
        "counting",
        counting);
  }

  private String request(SortedMap<String, String> form) {
    var text = new StringBuilder(feed.method()).append(' ').append(feed.path());
    form.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
    return text.length() <= LONGEST_REQUEST ? text.toString() : text.substring(0, LONGEST_REQUEST);
  }

  /** An answer without its list is never an empty page. */
  private List<?> records(Map<String, ?> answer) {
    var value = value("records", feed.records(), Map.of("answer", answer));
    if (value instanceof List<?> list) {
      return list;
    }
    throw new Broken(
        "%s: the answer has no list of records (%s)"
            .formatted(feed.operation(), feed.records().source()));
  }

  private Object value(String what, Expression expression, Map<String, ?> variables) {
    try {
      return expression.evaluate(variables);
    } catch (EvaluationFailed absent) {
      throw new Broken(
          "%s: the answer has no %s (%s)".formatted(feed.operation(), what, expression.source()),
          absent);
    }
  }

  @SuppressWarnings("unchecked")
  private void remember(PageLanding.Page page) {
    var answer = (Map<String, ?>) ExactJson.parse(page.bytes());
    count(page.number(), records(answer));
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

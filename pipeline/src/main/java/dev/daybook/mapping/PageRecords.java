package dev.daybook.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The records of a kept answer of a paged feed. A page whose records were asked for one by one is
 * kept as {@code {"list": answer, "details": [[answer, …], …]}}, one list of answers a record, with
 * {@code "refused": {"2": "code '17', …"}} beside them where the second record was refused.
 */
public final class PageRecords {
  static final String LIST = "list";
  static final String DETAILS = "details";
  private static final String REFUSED = "refused";

  private final PagedFeed feed;

  private PageRecords(PagedFeed feed) {
    this.feed = feed;
  }

  /**
   * One record.
   *
   * @param value what the mapping reads: a JSON object, unless the channel has sent something else
   * @param missing what the record's own answers do not have; empty when they have all
   */
  public record Row(Object value, Optional<Missing> missing) {}

  /**
   * What a record's own answers do not have.
   *
   * @param number of the record as the list has it; empty when that cannot be read
   * @param found what is there in its place
   * @param next what the operator does now
   */
  public record Missing(String number, String found, String expected, String next) {
    private static final String COMPARE = "compare the kept answer with the feed's mapping";

    /** Told by the kept answer alone. */
    public static Missing of(String number, String found, String expected) {
      return new Missing(number, found, expected, COMPARE);
    }

    private static Missing of(String number, String expected) {
      return of(number, "an answer without it", expected);
    }

    private static Missing refused(String number, String said, String expected) {
      return new Missing(
          number,
          said,
          expected,
          "look the code up in the channel's error table; the second reading of its date asks again,"
              + " or run: daybook rerun --mode all");
    }
  }

  /**
   * Finds the records as the feed describes them, or by the first of its further shapes that fits.
   *
   * @param document the kept answer, parsed
   * @throws EvaluationFailed when no shape fits: what {@code records} did not find
   */
  public static List<Row> of(PagedFeed feed, Object document) {
    return new PageRecords(feed).of(document);
  }

  /** The answer of the list itself, without those of its records. */
  public static Object listOf(PagedFeed feed, Object document) {
    return bundle(feed, document).<Object>map(bundle -> bundle.get(LIST)).orElse(document);
  }

  private static Optional<Map<?, ?>> bundle(PagedFeed feed, Object document) {
    return feed.detail().isPresent()
            && document instanceof Map<?, ?> object
            && object.keySet().containsAll(Set.of(LIST, DETAILS))
            && Set.of(LIST, DETAILS, REFUSED).containsAll(object.keySet())
        ? Optional.of(object)
        : Optional.empty();
  }

  private List<Row> of(Object document) {
    return bundle(feed, document)
        .map(bundle -> detailed(feed.detail().orElseThrow(), bundle))
        .orElseGet(() -> plain(document));
  }

  private List<Row> plain(Object document) {
    var variables = Map.of("answer", document);
    try {
      return rows(feed.records(), variables).stream().map(this::listed).toList();
    } catch (EvaluationFailed otherShape) {
      return feed.shapes().stream()
          .flatMap(shape -> tried(shape, variables).stream())
          .findFirst()
          .orElseThrow(() -> otherShape);
    }
  }

  /** A list that has nothing but the numbers of its records, without what was asked for each. */
  private Row listed(Row row) {
    return feed.detail().isPresent() && !(row.value() instanceof Map)
        ? new Row(row.value(), Optional.of(numberOnly(feed.detail().get(), row.value())))
        : row;
  }

  private static Missing numberOnly(Detail detail, Object number) {
    return Missing.of(
        String.valueOf(number),
        "what %s answers for %s: the list has its number only"
            .formatted(detail.call().operation(), number));
  }

  private static Optional<List<Row>> tried(Expression shape, Map<String, ?> variables) {
    try {
      return Optional.of(rows(shape, variables));
    } catch (EvaluationFailed anotherShape) {
      return Optional.empty();
    }
  }

  private static List<Row> rows(Expression list, Map<String, ?> variables) {
    return list(list, variables).stream().map(row -> new Row(row, Optional.empty())).toList();
  }

  private static List<?> list(Expression expression, Map<String, ?> variables) {
    if (expression.evaluate(variables) instanceof List<?> list) {
      return list;
    }
    throw new EvaluationFailed("", "a list of records at " + expression.source(), null);
  }

  private List<Row> detailed(Detail detail, Map<?, ?> bundle) {
    var rows = list(feed.records(), Map.of("answer", bundle.get(LIST)));
    var answers = (List<?>) bundle.get(DETAILS);
    if (answers.size() != rows.size()) {
      throw new EvaluationFailed(
          answers.size() + " records with details",
          rows.size() + " of them, as the list has",
          null);
    }
    var refused = bundle.get(REFUSED) instanceof Map<?, ?> said ? said : Map.of();
    var detailed = new ArrayList<Row>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      var said = refused.get(Integer.toString(i + 1));
      detailed.add(
          said == null
              ? detailed(detail, rows.get(i), answers.get(i))
              : refused(detail, rows.get(i), said.toString()));
    }
    return detailed;
  }

  private Row detailed(Detail detail, Object row, Object answers) {
    try {
      var record = detail.record().evaluate(Map.of("row", row, "answers", answers));
      return new Row(record, Optional.empty());
    } catch (EvaluationFailed missing) {
      return new Row(row, Optional.of(Missing.of(number(row), missing.expected())));
    }
  }

  private Row refused(Detail detail, Object row, String said) {
    var number = number(row);
    var expected =
        "what %s answers for %s"
            .formatted(detail.call().operation(), number.isEmpty() ? "this record" : number);
    return new Row(row, Optional.of(Missing.refused(number, said, expected)));
  }

  private String number(Object row) {
    try {
      var number = feed.recordId().evaluate(Map.of("row", row));
      return number == null ? "" : number.toString();
    } catch (EvaluationFailed unreadable) {
      return "";
    }
  }
}

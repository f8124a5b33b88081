package dev.daybook.channel;

import dev.daybook.canonical.ShopId;
import dev.daybook.mapping.Detail;
import dev.daybook.mapping.EvaluationFailed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks for every record of a list one by one. A record that is refused with a code that the channel
 * does not name keeps no other back, unless none can be had.
 */
final class Details {
  private static final int MOST_PARTS = 1000;

  /** A platform that has refused so many of a page is not asked for the others. */
  private static final int MOST_IN_VAIN = 10;

  private final Detail detail;
  private final ShopCalls calls;
  private final Patience patience;
  private final RefusedDetails refusals;
  private final ShopId shop;

  Details(ShopId shop, Detail detail, ShopCalls calls, Patience patience, RefusedDetails refusals) {
    this.shop = shop;
    this.detail = detail;
    this.calls = calls;
    this.patience = patience;
    this.refusals = refusals;
  }

  /** A record of a list. */
  record Listed(String id, Object row) {}

  /**
   * What came of asking for one record.
   *
   * @param had whether any part of it was answered; that it is absent, in a code that the channel
   *     names, is an answer too
   */
  private record Asked(
      String id, List<byte[]> answers, boolean had, Optional<UnknownRefusal> refusal) {}

  /**
   * The answer of the list with those of its records.
   *
   * @throws Refused when no record's answer can be had, see {@link RefusedDetails}
   */
  byte[] with(byte[] list, List<Listed> records) {
    var page = new ArrayList<Asked>(records.size());
    for (var record : records) {
      patience.goOn("before the details of a record");
      page.add(asked(record));
      if (refusedIds(page).size() == MOST_IN_VAIN && !had(page)) {
        break;
      }
    }
    judge(page);
    return bundle(list, page);
  }

  private void judge(List<Asked> page) {
    var operation = detail.call().operation();
    var ids = refusedIds(page);
    if (had(page)) {
      refusals.answered(shop, operation);
    } else if (!ids.isEmpty() && refusals.refused(shop, operation, ids) > 1) {
      throw new Refused(
          ("no record's details can be had by %s. If the code means that a record is not there, name"
                  + " it as absent in the channel's mapping. %s")
              .formatted(operation, lastRefusal(page).getMessage()));
    }
  }

  private static boolean had(List<Asked> page) {
    return page.stream().anyMatch(Asked::had);
  }

  private static Set<String> refusedIds(List<Asked> page) {
    return page.stream()
        .filter(asked -> asked.refusal().isPresent())
        .map(Asked::id)
        .collect(Collectors.toSet());
  }

  private static UnknownRefusal lastRefusal(List<Asked> page) {
    return page.stream().flatMap(asked -> asked.refusal().stream()).reduce((a, b) -> b).get();
  }

  private Asked asked(Listed record) {
    var answers = new ArrayList<byte[]>();
    try {
      ask(record, answers);
      return new Asked(record.id(), answers, true, Optional.empty());
    } catch (UnknownRefusal refusal) {
      boolean had = !answers.isEmpty();
      answers.add(refusal.answer());
      return new Asked(record.id(), answers, had, Optional.of(refusal));
    }
  }

  /** Adds the parts of the record's answer as they come. */
  private void ask(Listed record, List<byte[]> answers) {
    var cursors = new HashSet<String>();
    for (var cursor = ""; cursors.add(cursor); ) {
      var answered = calls.ask(detail.call(), variables(record, cursor), detail.absent());
      answers.add(answered.body());
      cursor = next(answered);
      if (cursor.isEmpty()) {
        return;
      }
      if (answers.size() == MOST_PARTS) {
        break;
      }
    }
    throw new Unproven(
        "%s: the parts of one record do not end; expected a last one; next: nothing, the next run reads it again"
            .formatted(detail.call().operation()));
  }

  private static Map<String, ?> variables(Listed record, String cursor) {
    return Map.of("row", record.row(), "id", record.id(), "cursor", cursor);
  }

  private String next(Answered answered) {
    if (answered.absent()) {
      return "";
    }
    try {
      return detail
          .cursor()
          .map(cursor -> cursor.evaluate(answered.variables()))
          .map(Object::toString)
          .orElse("");
    } catch (EvaluationFailed absent) {
      throw new Broken(
          "%s: the answer does not tell whether more follows (%s)"
              .formatted(detail.call().operation(), absent.expected()),
          absent);
    }
  }

  private static byte[] bundle(byte[] list, List<Asked> page) {
    var bundle = new DetailBundle(list);
    for (var asked : page) {
      bundle.add(asked.answers(), asked.refusal().map(UnknownRefusal::said));
    }
    return bundle.bytes();
  }
}

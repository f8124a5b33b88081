package dev.daybook.channel;

import dev.daybook.mapping.Detail;
import dev.daybook.mapping.EvaluationFailed;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Asks for every record of a list one by one. Their answers are kept with the list's, all byte for
 * byte: {@code {"list": …, "details": [[…], …]}}.
 */
final class Details {
  private static final int MOST_PARTS = 1000;
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Detail detail;
  private final ShopCalls calls;
  private final Patience patience;

  Details(Detail detail, ShopCalls calls, Patience patience) {
    this.detail = detail;
    this.calls = calls;
    this.patience = patience;
  }

  /** A record of a list. */
  record Listed(String id, Object row) {}

  /** The answer of the list with those of its records. */
  byte[] with(byte[] list, List<Listed> records) {
    var bundle = new ByteArrayOutputStream();
    text(bundle, "{\"list\":");
    answer(bundle, list);
    text(bundle, ",\"details\":[");
    var between = "";
    for (var record : records) {
      patience.goOn("before the details of a record");
      text(bundle, between);
      answers(bundle, record);
      between = ",";
    }
    text(bundle, "]}");
    return bundle.toByteArray();
  }

  private void answers(ByteArrayOutputStream bundle, Listed record) {
    text(bundle, "[");
    var between = "";
    for (var answer : asked(record)) {
      text(bundle, between);
      answer(bundle, answer);
      between = ",";
    }
    text(bundle, "]");
  }

  private List<byte[]> asked(Listed record) {
    var answers = new ArrayList<byte[]>();
    var cursors = new HashSet<String>();
    for (var cursor = ""; cursors.add(cursor); ) {
      var answered = calls.ask(detail.call(), variables(record, cursor), detail.absent());
      answers.add(answered.body());
      cursor = next(answered);
      if (cursor.isEmpty()) {
        return answers;
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

  /** A byte order mark has no place inside the bundle. */
  private static void answer(ByteArrayOutputStream bundle, byte[] answer) {
    int from = marked(answer) ? MARK.length : 0;
    bundle.write(answer, from, answer.length - from);
  }

  private static boolean marked(byte[] answer) {
    return answer.length >= MARK.length
        && java.util.Arrays.equals(answer, 0, MARK.length, MARK, 0, MARK.length);
  }

  private static void text(ByteArrayOutputStream bundle, String text) {
    bundle.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.daybook.channel;

import dev.daybook.mapping.JsonText;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The answer of a list with those of its records, all byte for byte, and beside them what was said
 * of a record that was refused, by its place in the list: {@code {"list": …, "details": [[…], …],
 * "refused": {"2": "code '17', …"}}}; without {@code refused} where nothing was.
 *
 * @see dev.daybook.mapping.PageRecords
 */
final class DetailBundle {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Map<String, String> refused = new TreeMap<>();
  private int records;

  DetailBundle(byte[] list) {
    text("{\"list\":");
    answer(list);
    text(",\"details\":[");
  }

  /**
   * The next record of the list.
   *
   * @param refusal what was said of it; empty when all of it was answered
   */
  void add(List<byte[]> answers, Optional<String> refusal) {
    text(records == 0 ? "[" : ",[");
    for (int at = 0; at < answers.size(); at++) {
      text(at == 0 ? "" : ",");
      answer(answers.get(at));
    }
    text("]");
    records++;
    refusal.ifPresent(said -> refused.put(Integer.toString(records), said));
  }

  byte[] bytes() {
    text(refused.isEmpty() ? "]}" : "],\"refused\":" + JsonText.of(refused) + "}");
    return bytes.toByteArray();
  }

  /** A byte order mark has no place inside the bundle. */
  private void answer(byte[] answer) {
    int from = isMarked(answer) ? MARK.length : 0;
    bytes.write(answer, from, answer.length - from);
  }

  private static boolean isMarked(byte[] answer) {
    return answer.length >= MARK.length
        && Arrays.equals(answer, 0, MARK.length, MARK, 0, MARK.length);
  }

  private void text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}

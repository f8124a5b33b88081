package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a replay changed, or would change.
 *
 * @param runId null for a dry run, and for the difference that is told before the replay
 * @param stopped whether it was asked to stop before its end
 * @param documents that were read
 * @param records read again from landing
 * @param changed orders whose newest version is different under today's mapping
 * @param fields how many orders differ in what: {@code receiver}, {@code money}, {@code status}, …
 * @param rejected records that today's mapping cannot read
 */
public record ReplayReport(
    Long runId,
    ShopId shop,
    boolean dryRun,
    boolean stopped,
    int documents,
    long records,
    long changed,
    SortedMap<String, Long> fields,
    long rejected) {
  /** In words, what differs most first: {@code 312 orders would change: 309 receiver, 3 money}. */
  public String difference() {
    var parts =
        fields.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .map(field -> "%,d %s".formatted(field.getValue(), field.getKey()))
            .collect(Collectors.joining(", "));
    return "%,d %s %s%s"
        .formatted(
            changed,
            changed == 1 ? "order" : "orders",
            runId == null ? "would change" : "changed",
            parts.isEmpty() ? "" : ": " + parts);
  }

  /** Of a replay that ended behind this difference. */
  ReplayReport withNothingDone(long runId) {
    return new ReplayReport(
        runId, shop, dryRun, stopped, documents, records, 0, new TreeMap<>(), rejected);
  }
}

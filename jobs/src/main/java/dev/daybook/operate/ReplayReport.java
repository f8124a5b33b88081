package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import java.util.SortedMap;

/**
 * What a replay changed, or would change.
 *
 * @param runId null for a dry run
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
    long rejected) {}

package dev.daybook.operate;

import dev.daybook.canonical.Masked;
import dev.daybook.landing.LandedRecord;
import dev.daybook.landing.UnlandedFiles;
import dev.daybook.mapping.CanonicalJson;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.MappingLoader;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.Trace;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Rejected;
import dev.daybook.normalize.Normalization.Returned;
import dev.daybook.normalize.Normalizer;
import dev.daybook.operate.MappingTrial.FedField;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verb {@code mapping try}: one record through its mapping, field by field. Needs no database. */
public final class MappingTrials {
  private final Mappings mappings;
  private final UnlandedFiles files = UnlandedFiles.create();

  private MappingTrials(Mappings mappings) {
    this.mappings = mappings;
  }

  /**
   * @param folders mapping folders over the built-in ones
   * @throws dev.daybook.mapping.MappingErrors with every error of every mapping file
   */
  public static MappingTrials under(List<Path> folders) {
    return new MappingTrials(MappingLoader.load(folders));
  }

  /**
   * @param stream the feed that reads the file; empty to find it
   * @param number the record's, from 1
   * @throws AskedWrongly when there is no such channel, feed, file or record
   * @throws dev.daybook.landing.FileRefused when the file cannot be cut into records
   */
  public MappingTrial attempt(String channel, Path file, Optional<String> stream, int number) {
    var normalizer = new Normalizer(mappings);
    var named = new NamedFile(mappings, files, normalizer);
    var feed = named.feed(channel, file, stream);
    try (var records = files.records(named.shown(channel, feed), feed, file)) {
      int seen = 0;
      while (records.hasNext()) {
        var record = records.next();
        if (++seen == number) {
          return trial(file, channel, feed, record, normalizer);
        }
      }
      throw new AskedWrongly(
          "%s: there is no record %d; there are %d".formatted(file, number, seen));
    }
  }

  private static MappingTrial trial(
      Path file, String channel, Feed feed, LandedRecord record, Normalizer normalizer) {
    var mapping = feed.mapping();
    var source = record.source();
    var became = normalizer.normalize(record);
    var trace = mapping.trace(source);
    var order =
        became instanceof Normalized whole
            ? Optional.of(new MaskedOrder(whole.order(), trace.fields()))
            : Optional.<MaskedOrder>empty();
    return new MappingTrial(
        file.toString(),
        channel,
        feed.stream(),
        mapping.file(),
        record.recordNo(),
        source.place(),
        source.allRows().stream().map(new MaskedSource(mapping.people())::mask).toList(),
        order.map(MaskedOrder::tree).or(() -> afterSale(became)).orElse(null),
        became instanceof Rejected rejected ? rejected.reasons() : List.of(),
        fields(trace, order),
        trace.unused(),
        trace.unread());
  }

  /** An after-sale in place of an order; its reason is in the buyer's words. */
  private static Optional<Map<String, Object>> afterSale(Normalization became) {
    if (!(became instanceof Returned returned)) {
      return Optional.empty();
    }
    var tree = new LinkedHashMap<>(CanonicalJson.tree(returned.afterSale()));
    tree.computeIfPresent("reason", (name, reason) -> Masked.text(reason.toString()));
    return Optional.of(tree);
  }

  private static List<FedField> fields(Trace trace, Optional<MaskedOrder> order) {
    return trace.fields().stream()
        .map(
            fed ->
                new FedField(
                    fed.field(),
                    order.map(whole -> whole.value(fed.field())).orElse(null),
                    fed.sources()))
        .toList();
  }
}

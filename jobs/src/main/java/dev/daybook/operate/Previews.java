package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.landing.LandedRecord;
import dev.daybook.landing.UnlandedFiles;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.MappingLoader;
import dev.daybook.mapping.Mappings;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Normalized;
import dev.daybook.normalize.Normalization.Rejected;
import dev.daybook.normalize.Normalizer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Verb {@code preview}: maps a file without writing. Needs no database and no home. */
public final class Previews {
  private final Mappings mappings;
  private final UnlandedFiles files;
  private final Normalizer normalizer;

  private Previews(Mappings mappings) {
    this.mappings = mappings;
    this.files = UnlandedFiles.create();
    this.normalizer = new Normalizer(mappings);
  }

  /**
   * @param folders mapping folders over the built-in ones
   * @throws dev.daybook.mapping.MappingErrors with every error of every mapping file
   */
  public static Previews under(List<Path> folders) {
    return new Previews(MappingLoader.load(folders));
  }

  /**
   * Gives what each record would become, in the file's order and in constant memory for files of
   * rows.
   *
   * @param stream the feed that reads the file; empty to find it by the file's name or content
   * @throws AskedWrongly when there is no such channel, feed or file, or several feeds could read
   *     it
   * @throws dev.daybook.landing.FileRefused when the file cannot be cut into records
   */
  public PreviewReport preview(
      String channelName, Path file, Optional<String> stream, Consumer<Previewed> each) {
    var named = new NamedFile(mappings, files, normalizer);
    var feed = named.feed(channelName, file, stream);
    return preview(named.shown(channelName, feed), feed, file, each);
  }

  private PreviewReport preview(FeedId id, Feed feed, Path file, Consumer<Previewed> each) {
    long read = 0;
    long rejected = 0;
    try (var records = files.records(id, feed, file)) {
      while (records.hasNext()) {
        var previewed = previewed(records.next());
        read++;
        rejected += previewed instanceof Previewed.Rejection ? 1 : 0;
        each.accept(previewed);
      }
    }
    return new PreviewReport(
        file.toString(), id.shop().channel(), feed.stream(), feed.mapping().file(), read, rejected);
  }

  private Previewed previewed(LandedRecord record) {
    var became = normalizer.normalize(record);
    if (became instanceof Normalized normalized) {
      return new Previewed.Readable(normalized.order());
    }
    if (became instanceof Normalization.Returned returned) {
      return new Previewed.Returned(returned.afterSale());
    }
    var rejected = (Rejected) became;
    return new Previewed.Rejection(
        rejected.externalNo(), record.source().place(), rejected.reasons());
  }
}

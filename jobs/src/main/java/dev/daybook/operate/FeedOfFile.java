package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.landing.FileRefused;
import dev.daybook.landing.LandedRecord;
import dev.daybook.landing.UnlandedFiles;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which feed of a channel reads a file that nobody has named one for: by its name, else the one
 * that fits its content. A feed that finds records fits better than one that finds none, and of
 * those the one whose mapping can read more of them.
 */
final class FeedOfFile {
  /** Enough to tell feeds apart; a file may have a million. */
  private static final int RECORDS_LOOKED_AT = 200;

  private final Channel channel;
  private final UnlandedFiles files;
  private final Normalizer normalizer;

  FeedOfFile(Channel channel, UnlandedFiles files, Normalizer normalizer) {
    this.channel = channel;
    this.files = files;
    this.normalizer = normalizer;
  }

  /**
   * How a feed reads the file.
   *
   * @param found records that are objects, of the first that were looked at
   * @param mapped those of them that become orders or after-sales
   * @param refusal why it does not read it; null when it does
   */
  private record Tried(Feed feed, long found, long mapped, FileRefused refusal) {
    boolean reads() {
      return refusal == null;
    }

    String stream() {
      return feed.stream();
    }

    String told() {
      return reads()
          ? "%s maps %d of %d records".formatted(stream(), mapped, found)
          : "%s: found %s, expected %s".formatted(stream(), refusal.found(), refusal.expected());
    }
  }

  /**
   * @throws AskedWrongly when no feed is for such a file, or several fit alike
   * @throws FileRefused when no feed reads it; tells each that was tried and why not
   */
  Feed find(Path file) {
    var candidates = candidates(file);
    if (candidates.isEmpty()) {
      throw new AskedWrongly(
          "%s: channel %s reads %s, and this is none; next: save what the channel gave as it came, or name a feed with --feed, of %s"
              .formatted(
                  file,
                  channel.name(),
                  all(FileFeed.class).findAny().isEmpty()
                      ? "answers of its API in JSON"
                      : "files with tables",
                  channel.feeds().keySet()));
    }
    if (candidates.size() == 1) {
      // A single one says itself what is wrong with the file.
      return candidates.get(0);
    }
    return fitting(file, candidates.stream().map(feed -> tried(feed, file)).toList());
  }

  private List<? extends Feed> candidates(Path file) {
    var name = file.getFileName().toString();
    var byName = all(FileFeed.class).filter(feed -> feed.name().matcher(name).matches()).toList();
    if (!byName.isEmpty()) {
      return byName;
    }
    FileRefused.refuseLinesAlone(name, all(FileFeed.class).toList());
    return isJson(file) ? all(PagedFeed.class).toList() : all(FileFeed.class).toList();
  }

  private Feed fitting(Path file, List<Tried> tried) {
    var reading = tried.stream().filter(Tried::reads).toList();
    if (reading.isEmpty()) {
      throw new FileRefused(
          file.getFileName().toString(),
          "nothing that a feed of channel %s reads (%s)".formatted(channel.name(), told(tried)),
          "a file or an answer of one of them",
          "compare it with the channel's mapping, or name the feed with --feed");
    }
    var fullest = most(reading, each -> Math.min(each.found(), 1));
    var best = fullest.size() == 1 ? fullest : most(fullest, Tried::mapped);
    if (best.size() > 1) {
      throw new AskedWrongly(
          "%s: more than one feed of channel %s reads it (%s); next: name one with --feed"
              .formatted(file, channel.name(), told(best)));
    }
    return best.get(0).feed();
  }

  private static List<Tried> most(List<Tried> tried, ToLongFunction<Tried> of) {
    long most = tried.stream().mapToLong(of).max().orElseThrow();
    return tried.stream().filter(each -> of.applyAsLong(each) == most).toList();
  }

  private static String told(List<Tried> tried) {
    return tried.stream().map(Tried::told).collect(Collectors.joining("; "));
  }

  private Tried tried(Feed feed, Path file) {
    var any = FeedId.parse("%s/any/%s".formatted(channel.name(), feed.stream()));
    long found = 0;
    long mapped = 0;
    try (var records = files.records(any, feed, file)) {
      for (int looked = 0; looked < RECORDS_LOOKED_AT && records.hasNext(); looked++) {
        var record = records.next();
        found += record.damage().isEmpty() ? 1 : 0;
        mapped += isReadable(record) ? 1 : 0;
      }
      return new Tried(feed, found, mapped, null);
    } catch (FileRefused otherShape) {
      return new Tried(feed, 0, 0, otherShape);
    }
  }

  private boolean isReadable(LandedRecord record) {
    return !(normalizer.normalize(record) instanceof Normalization.Rejected);
  }

  private <T extends Feed> Stream<T> all(Class<T> form) {
    return channel.feeds().values().stream().filter(form::isInstance).map(form::cast);
  }

  /** Whether its first character is one that an answer page begins with. */
  private static boolean isJson(Path file) {
    try (var in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int first = in.read();
      while (first >= 0 && (Character.isWhitespace(first) || first > 0x7F)) {
        first = in.read();
      }
      return first == '{' || first == '[';
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), failed);
    }
  }
}

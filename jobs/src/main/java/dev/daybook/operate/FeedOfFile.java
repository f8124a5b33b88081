package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.landing.FileRefused;
import dev.daybook.landing.UnlandedFiles;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.PagedFeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which feed of a channel reads a file that nobody has named one for: by its name, else by its
 * content, else by the ending of its name; a single one left says itself what is wrong.
 */
final class FeedOfFile {
  private final Channel channel;
  private final UnlandedFiles files;

  FeedOfFile(Channel channel, UnlandedFiles files) {
    this.channel = channel;
    this.files = files;
  }

  /**
   * @throws AskedWrongly when no feed, or more than one, could read it
   */
  Feed find(Path file) {
    var name = file.getFileName().toString();
    var byName = all(FileFeed.class).filter(feed -> feed.name().matcher(name).matches()).toList();
    if (byName.size() == 1) {
      return byName.get(0);
    }
    var candidates = isJson(file) ? read(PagedFeed.class, file) : read(FileFeed.class, file);
    if (candidates.isEmpty()) {
      candidates = all(FileFeed.class).filter(feed -> name.endsWith("." + feed.format())).toList();
    }
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    throw new AskedWrongly(
        "%s: %s feed of channel %s reads it; next: name one with --feed, of %s"
            .formatted(
                file,
                candidates.isEmpty() ? "no" : "more than one",
                channel.name(),
                channel.feeds().keySet()));
  }

  private List<? extends Feed> read(Class<? extends Feed> form, Path file) {
    var feeds = all(form).toList();
    // A single one says itself what is wrong with the file.
    return feeds.size() == 1 ? feeds : feeds.stream().filter(feed -> reads(feed, file)).toList();
  }

  private boolean reads(Feed feed, Path file) {
    var any = FeedId.parse("%s/any/%s".formatted(channel.name(), feed.stream()));
    try (var records = files.records(any, feed, file)) {
      return true;
    } catch (FileRefused otherShape) {
      return false;
    }
  }

  private <T extends Feed> java.util.stream.Stream<T> all(Class<T> form) {
    return channel.feeds().values().stream().filter(form::isInstance).map(form::cast);
  }

  /** Whether its first character is one that an answer page begins with. */
  private static boolean isJson(Path file) {
    try (var in = Files.newBufferedReader(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
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

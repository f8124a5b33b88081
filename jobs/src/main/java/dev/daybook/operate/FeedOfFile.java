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
 * content.
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
    var candidates = isJson(file) ? pages(file) : all(FileFeed.class).toList();
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

  private List<? extends Feed> pages(Path file) {
    var pages = all(PagedFeed.class).toList();
    if (pages.size() == 1) {
      return pages;
    }
    var reading = pages.stream().filter(feed -> reads(feed, file)).toList();
    // The one that every shop has says itself what is wrong with the page.
    return reading.isEmpty() ? pages.stream().filter(feed -> !feed.optIn()).toList() : reading;
  }

  private boolean reads(PagedFeed feed, Path file) {
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

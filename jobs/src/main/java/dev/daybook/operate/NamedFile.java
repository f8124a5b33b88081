package dev.daybook.operate;

import dev.daybook.canonical.FeedId;
import dev.daybook.landing.FileRefused;
import dev.daybook.landing.UnlandedFiles;
import dev.daybook.mapping.Channel;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.Mappings;
import dev.daybook.mapping.PagedFeed;
import dev.daybook.normalize.Normalizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file that an operator names, to be looked at without landing it. */
final class NamedFile {
  /** The name of the shop that its orders belong to. */
  private static final String SHOP = "preview";

  private final Mappings mappings;
  private final UnlandedFiles files;
  private final Normalizer normalizer;

  NamedFile(Mappings mappings, UnlandedFiles files, Normalizer normalizer) {
    this.mappings = mappings;
    this.files = files;
    this.normalizer = normalizer;
  }

  /**
   * The feed that reads it.
   *
   * @throws AskedWrongly when there is no such channel, feed or file, or several feeds could
   * @throws FileRefused when no feed reads it, or it is the channel's refusal
   */
  Feed feed(String channelName, Path file, Optional<String> stream) {
    var channel = mappings.find(channelName).orElseThrow(() -> noChannel(channelName));
    if (!Files.isRegularFile(file)) {
      throw AskedWrongly.noFile(file);
    }
    channel
        .api()
        .flatMap(api -> SavedRefusal.find(api.answers(), file))
        .filter(refusal -> !holdsRecords(channel, file))
        .ifPresent(
            refusal -> {
              throw refusal;
            });
    return stream
        .map(named -> AskedWrongly.unless(() -> channel.feed(named)))
        .orElseGet(() -> new FeedOfFile(channel, files, normalizer).find(file));
  }

  /** What an answer says of itself may be in a wrapper that was not saved. */
  private boolean holdsRecords(Channel channel, Path file) {
    return channel.feeds().values().stream()
        .filter(PagedFeed.class::isInstance)
        .anyMatch(feed -> holdsRecords(channel.name(), feed, file));
  }

  private boolean holdsRecords(String channel, Feed feed, Path file) {
    try (var records = files.records(shown(channel, feed), feed, file)) {
      return records.hasNext();
    } catch (FileRefused otherShape) {
      return false;
    }
  }

  private AskedWrongly noChannel(String name) {
    return new AskedWrongly(
        "there is no channel '%s'; there are %s; next: correct the name, or give its folder with --mappings"
            .formatted(name, mappings.names()));
  }

  FeedId shown(String channel, Feed feed) {
    return FeedId.parse(channel + "/" + SHOP + "/" + feed.stream());
  }
}

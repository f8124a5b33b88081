package dev.daybook.landing;

import dev.daybook.canonical.FeedId;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.Mappings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Cuts documents by the kind of their feed. The last few files that were examined are remembered,
 * so a file that was just landed is not walked twice before its records are read.
 */
@Component
class Cuts {
  private static final int REMEMBERED = 2;

  private final Cutters cutters;
  private final Mappings mappings;
  private final Map<Key, Cut> remembered = new LinkedHashMap<>();

  private record Key(FeedId feed, String sha256) {}

  Cuts(Map<String, RecordCutter> cutters, Mappings mappings) {
    this.cutters = new Cutters(cutters);
    this.mappings = mappings;
  }

  Cut of(FeedId feed, String sha256, DocumentBytes bytes) throws IOException {
    var described = mappings.channel(feed.shop().channel()).feed(feed.stream());
    return described instanceof FileFeed file
        ? remembered(new Key(feed, sha256), file, bytes)
        : cutters.examine(bytes, described);
  }

  private Cut remembered(Key key, FileFeed feed, DocumentBytes bytes) throws IOException {
    synchronized (remembered) {
      if (remembered.containsKey(key)) {
        return remembered.get(key);
      }
    }
    var cut = cutters.examine(bytes, feed);
    remember(key, cut);
    return cut;
  }

  private void remember(Key key, Cut cut) {
    synchronized (remembered) {
      remembered.put(key, cut);
      if (remembered.size() > REMEMBERED) {
        remembered.remove(remembered.keySet().iterator().next());
      }
    }
  }
}

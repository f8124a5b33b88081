package dev.daybook.operate;

import dev.daybook.book.Chunk;
import dev.daybook.book.OrderBook;
import dev.daybook.book.Replay;
import dev.daybook.canonical.Window;
import dev.daybook.channel.Watcher;
import dev.daybook.coverage.Cause;
import dev.daybook.coverage.LostRun;
import dev.daybook.coverage.RunProgress;
import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.RunState;
import dev.daybook.landing.Document;
import dev.daybook.landing.LandingDesk;
import dev.daybook.landing.OrderKeys;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Rejected;
import dev.daybook.normalize.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * {@code rerun --mode replay}: normalizes what was landed again, under today's mapping, and never
 * calls the channel. The difference it makes is told first; a dry run ends there.
 */
@Component
public class Replays {
  private static final int CHUNK = 1_000;

  private final ShopFeeds shopFeeds;
  private final LandingDesk desk;
  private final Normalizer normalizer;
  private final Replay replay;
  private final OrderBook book;
  private final RunParts parts;

  Replays(
      ShopFeeds shopFeeds,
      LandingDesk desk,
      Normalizer normalizer,
      Replay replay,
      OrderBook book,
      RunParts parts) {
    this.shopFeeds = shopFeeds;
    this.desk = desk;
    this.normalizer = normalizer;
    this.replay = replay;
    this.book = book;
    this.parts = parts;
  }

  /**
   * @throws IllegalArgumentException when the request names no range
   */
  public ReplayReport replay(Scope scope, Request request) {
    var range =
        request
            .range()
            .orElseThrow(() -> new IllegalArgumentException("a replay needs --from and --to"));
    var documents = documents(scope, range);
    return request.dryRun()
        ? look(scope, request, documents, Watcher.of(request.stop()))
        : withinRun(scope, request, documents);
  }

  private List<Document> documents(Scope scope, Window range) {
    return AskedWrongly.unless(() -> shopFeeds.of(scope)).stream()
        .flatMap(feed -> desk.ofRange(feed.id(), range).stream())
        .toList();
  }

  private ReplayReport withinRun(Scope scope, Request request, List<Document> documents) {
    var run =
        parts
            .runs()
            .start(
                new RunStart(
                    "replay",
                    Cause.REPLAY,
                    request.operator(),
                    scope.shop(),
                    request.range().orElse(null),
                    null));
    var pulse = parts.pulse(run.id(), request);
    try {
      pulse.update(before -> before.planning(2 * documents.size()));
      var report = lookAndDo(scope, request, documents, run.id(), pulse);
      pulse.last();
      var state = report.stopped() ? RunState.STOPPED : RunState.DONE;
      parts.runs().end(run.id(), state, message(report, pulse), null);
      return report;
    } catch (RuntimeException | Error e) {
      endFailed(run.id(), e);
      throw e;
    }
  }

  /** The difference is told before anything is written; where there is none, nothing is. */
  private ReplayReport lookAndDo(
      Scope scope, Request request, List<Document> documents, long runId, Pulse pulse) {
    var expected = look(scope, request, documents, pulse);
    if (expected.stopped() || expected.changed() == 0) {
      return expected.withNothingDone(runId);
    }
    request.progress().tell(expected.difference());
    return walk(scope, request, documents, runId, pulse);
  }

  private ReplayReport look(
      Scope scope, Request request, List<Document> documents, Watcher watcher) {
    return walk(scope, request, documents, null, watcher);
  }

  private ReplayReport walk(
      Scope scope, Request request, List<Document> documents, Long runId, Watcher watcher) {
    var walk = new Walk(request, runId, watcher);
    var stage = request.progress().begin(runId == null ? "difference" : "replay", documents.size());
    int read = 0;
    for (var document : documents) {
      if (!walk.document(document)) {
        break;
      }
      read++;
      stage.step(document.name());
    }
    walk.flush();
    return new ReplayReport(
        runId,
        scope.shop(),
        request.dryRun(),
        read < documents.size(),
        read,
        walk.records,
        walk.changed.size(),
        walk.fields,
        walk.rejected);
  }

  private static String message(ReplayReport report, Pulse pulse) {
    var stopped =
        report.stopped()
            ? pulse.stopBy().map("stopped as %s asked; "::formatted).orElse("stopped as asked; ")
            : "";
    return stopped + report.difference();
  }

  private void endFailed(long runId, Throwable failure) {
    try {
      parts.runs().end(runId, RunState.FAILED, Why.of(failure), null);
    } catch (LostRun | DataAccessException e) {
      // The next start finds the run at work nowhere and ends its row.
      failure.addSuppressed(e);
    }
  }

  /** One walk over the documents, a chunk at a time. */
  private final class Walk {
    private final Request request;
    private final Long runId;
    private final Watcher watcher;
    private final List<Normalization> chunk = new ArrayList<>(CHUNK);
    private final OrderKeys changed = new OrderKeys();
    private final TreeMap<String, Long> fields = new TreeMap<>();
    private long records;
    private long rejected;

    Walk(Request request, Long runId, Watcher watcher) {
      this.request = request;
      this.runId = runId;
      this.watcher = watcher;
    }

    /** False when it was to stop before the document's end. */
    boolean document(Document document) {
      if (watcher.getAsBoolean()) {
        return false;
      }
      try (var landed = desk.records(document, 1)) {
        while (landed.hasNext()) {
          take(normalizer.normalize(landed.next()));
          if (watcher.getAsBoolean()) {
            return !landed.hasNext();
          }
        }
      }
      told(before -> before.doing(1));
      return true;
    }

    /** A replay tells its row how far it is; a dry run has none. */
    private void told(UnaryOperator<RunProgress> change) {
      if (watcher instanceof Pulse pulse) {
        pulse.update(change);
      }
    }

    private void take(Normalization record) {
      records++;
      if (record instanceof Rejected) {
        rejected++;
      } else {
        chunk.add(record);
      }
      if (chunk.size() == CHUNK) {
        flush();
      }
    }

    /** By 64-bit hash: a replay of years must not hold every order's number as text. */
    private boolean isNew(String order) {
      return changed.put(OrderKeys.hash(order), 1) == 0;
    }

    void flush() {
      replay.difference(List.copyOf(chunk)).stream()
          .filter(change -> isNew(change.shop() + "/" + change.externalNo()))
          .forEach(change -> change.fields().forEach(field -> fields.merge(field, 1L, Long::sum)));
      if (runId != null && !chunk.isEmpty()) {
        book.book(new Chunk(runId, request.operator(), "replay", List.copyOf(chunk), true));
        told(before -> before.booking(chunk.size()));
      }
      chunk.clear();
    }
  }
}

package dev.daybook.operate;

import dev.daybook.book.Chunk;
import dev.daybook.book.OrderBook;
import dev.daybook.book.Replay;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.Cause;
import dev.daybook.coverage.LostRun;
import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.RunState;
import dev.daybook.coverage.Runs;
import dev.daybook.landing.Document;
import dev.daybook.landing.LandingDesk;
import dev.daybook.landing.OrderKeys;
import dev.daybook.normalize.Normalization;
import dev.daybook.normalize.Normalization.Rejected;
import dev.daybook.normalize.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
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
  private final Runs runs;

  Replays(
      ShopFeeds shopFeeds,
      LandingDesk desk,
      Normalizer normalizer,
      Replay replay,
      OrderBook book,
      Runs runs) {
    this.shopFeeds = shopFeeds;
    this.desk = desk;
    this.normalizer = normalizer;
    this.replay = replay;
    this.book = book;
    this.runs = runs;
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
        ? walk(scope, request, documents, null)
        : withinRun(scope, request, documents);
  }

  private List<Document> documents(Scope scope, Window range) {
    return AskedWrongly.unless(() -> shopFeeds.of(scope)).stream()
        .flatMap(feed -> desk.ofRange(feed.id(), range).stream())
        .toList();
  }

  private ReplayReport withinRun(Scope scope, Request request, List<Document> documents) {
    var run =
        runs.start(
            new RunStart(
                "replay",
                Cause.REPLAY,
                request.operator(),
                scope.shop(),
                request.range().orElse(null),
                null));
    try {
      var report = walk(scope, request, documents, run.id());
      var state = report.stopped() ? RunState.STOPPED : RunState.DONE;
      runs.end(run.id(), state, "%d orders changed".formatted(report.changed()), null);
      return report;
    } catch (RuntimeException | Error e) {
      endFailed(run.id(), e);
      throw e;
    }
  }

  private ReplayReport walk(Scope scope, Request request, List<Document> documents, Long runId) {
    var walk = new Walk(request, runId);
    var stage = request.progress().begin("replay", documents.size());
    int read = 0;
    for (var document : documents) {
      if (request.stop().getAsBoolean()) {
        break;
      }
      walk.document(document);
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

  private void endFailed(long runId, Throwable failure) {
    try {
      runs.end(runId, RunState.FAILED, Why.of(failure), null);
    } catch (LostRun | DataAccessException e) {
      // The next start finds the run at work nowhere and ends its row.
      failure.addSuppressed(e);
    }
  }

  /** One walk over the documents, a chunk at a time. */
  private final class Walk {
    private final Request request;
    private final Long runId;
    private final List<Normalization> chunk = new ArrayList<>(CHUNK);
    private final OrderKeys changed = new OrderKeys();
    private final TreeMap<String, Long> fields = new TreeMap<>();
    private long records;
    private long rejected;

    Walk(Request request, Long runId) {
      this.request = request;
      this.runId = runId;
    }

    void document(Document document) {
      try (var landed = desk.records(document, 1)) {
        while (landed.hasNext()) {
          take(normalizer.normalize(landed.next()));
        }
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
      }
      chunk.clear();
    }
  }
}

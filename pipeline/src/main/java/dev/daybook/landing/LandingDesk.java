package dev.daybook.landing;

import dev.daybook.canonical.FeedId;
import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.coverage.FileCoverage;
import dev.daybook.database.Deadlocks;
import dev.daybook.landing.FileLanding.AlreadyLanded;
import dev.daybook.landing.FileLanding.Landed;
import dev.daybook.landing.LandingStore.Staged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what came, byte for byte, and gives it back as records.
 *
 * <p>Bytes are on disk under their name before the row of {@code document} commits. A process that
 * dies in between leaves a file without a row: harmless, and found because no {@code document.path}
 * names it.
 */
@Component
public class LandingDesk {
  private final LandingStore store;
  private final DocumentMapper documents;
  private final Cuts cuts;
  private final FileCoverage coverage;
  private final TransactionTemplate transactions;
  private final Clock clock;

  LandingDesk(
      LandingStore store,
      DocumentMapper documents,
      Cuts cuts,
      FileCoverage coverage,
      TransactionTemplate transactions,
      Clock clock) {
    this.store = store;
    this.documents = documents;
    this.cuts = cuts;
    this.coverage = coverage;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Lands one answer of an API and counts its records.
   *
   * @throws FileRefused when the answer holds no list of records; its bytes stay on disk without a
   *     row
   */
  public Document landPage(PageArrival page) {
    try {
      var staged = store.stage(new ByteArrayInputStream(page.bytes()), folder(page.feed()));
      var path = store.keep(staged, LandingName.of(page, staged.sha256()));
      var records = cuts.of(page.feed(), staged.sha256(), source(page)).records();
      var document = NewDocument.page(page, staged, path, records, clock.instant());
      documents.insert(document);
      return document(document.documentId());
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be landed".formatted(page), failed);
    }
  }

  /**
   * Lands a file of any size. The same bytes twice for one feed are a no-op, also when two
   * processes bring them at once. A file that covers a window makes it fetched in the same
   * transaction, unless it contradicts its own totals.
   *
   * @throws FileRefused when it cannot be cut into records; nothing is kept
   * @throws FileUnfinished when it changed while it was read; nothing is kept
   * @throws LandingStopped when it was to stop while the file was read; nothing is kept
   */
  public FileLanding landFile(FileArrival file) {
    try {
      var staged = stage(file);
      try {
        var known = known(file, staged);
        return known.isPresent() ? known.get() : landNew(file, staged);
      } finally {
        staged.discard();
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be landed".formatted(file.name()), failed);
    }
  }

  private Staged stage(FileArrival file) throws IOException {
    var before = FileStamp.of(file.file());
    Staged staged;
    try (var in = stoppable(file, Files.newInputStream(file.file()))) {
      staged = store.stage(in, folder(file.feed()));
    }
    if (before.equals(FileStamp.of(file.file())) && before.size() == staged.bytes()) {
      return staged;
    }
    staged.discard();
    throw new FileUnfinished(file.name());
  }

  private static InputStream stoppable(FileArrival file, InputStream bytes) {
    return new StoppableInput(bytes, file.stop(), file.name());
  }

  private FileLanding landNew(FileArrival file, Staged staged) throws IOException {
    var bytes = source(file.name(), () -> stoppable(file, store.open(staged.part())));
    var cut = cuts.of(file.feed(), staged.sha256(), bytes);
    var path = store.keep(staged, LandingName.of(file, staged.sha256()));
    try {
      long id = Deadlocks.retrying(() -> book(file, staged, path, cut));
      return new Landed(document(id), cut.contradiction());
    } catch (DuplicateKeyException cameAtTheSameTime) {
      store.discard(path);
      return known(file, staged).orElseThrow(() -> cameAtTheSameTime);
    }
  }

  private Long book(FileArrival file, Staged staged, String path, Cut cut) {
    return transactions.execute(
        status -> {
          var proof = proof(file, staged, cut);
          var window =
              file.window()
                  .filter(time -> cut.contradiction().isEmpty())
                  .map(time -> coverage.fetched(file.feed(), time, file.runId(), proof))
                  .orElse(null);
          var now = clock.instant();
          var document = NewDocument.file(file, window, staged, path, cut.records(), now);
          documents.insert(document);
          return document.documentId();
        });
  }

  private static String proof(FileArrival file, Staged staged, Cut cut) {
    var totals = cut.trailer().map(row -> ", its totals say: " + row.text()).orElse("");
    return "file %s, sha256 %s, read to its end: %d records%s"
        .formatted(file.name(), staged.sha256(), cut.records(), totals);
  }

  private Optional<FileLanding> known(FileArrival file, Staged staged) {
    return Optional.ofNullable(documents.findFile(file.feedId(), staged.sha256()))
        .map(row -> new AlreadyLanded(row.document()));
  }

  /** The id of a feed's row; empty when the feed is not registered. */
  public Optional<Long> feedId(FeedId feed) {
    return Optional.ofNullable(documents.feedId(feed));
  }

  /**
   * @throws IllegalArgumentException when there is none
   */
  public Document document(long id) {
    var row = documents.find(id);
    if (row == null) {
      throw new IllegalArgumentException("there is no document %d".formatted(id));
    }
    return row.document();
  }

  /**
   * The documents of a shop with records that have no outcome yet, in the order they were landed:
   * those of fetched windows (newest attempt only), and files that cover no known time.
   */
  public List<Document> pending(ShopId shop) {
    return documents.pending(shop).stream().map(DocumentRow::document).toList();
  }

  /** A shop's files that cover no known time, booked to their end but not closed yet. */
  public List<Document> unclosed(ShopId shop) {
    return documents.unclosed(shop).stream().map(DocumentRow::document).toList();
  }

  /**
   * The closed documents of a feed, as they were landed, whose window touches the range; files that
   * cover no known time count by when they were landed.
   */
  public List<Document> ofRange(FeedId feed, Window range) {
    return feedId(feed).stream()
        .flatMap(id -> documents.ofRange(id, range.from(), range.to()).stream())
        .map(DocumentRow::document)
        .toList();
  }

  /** The documents of a window's newest attempt, in the order they were landed. */
  public List<Document> ofWindow(long windowId) {
    return documents.ofWindow(windowId).stream().map(DocumentRow::document).toList();
  }

  /**
   * The original bytes. Reading them to the end compares their SHA-256.
   *
   * @throws LandingDamaged (also while reading) when they are no longer those that came
   */
  public InputStream openBytes(Document document) throws IOException {
    var file = store.file(document.path());
    var name = "document %d (%s)".formatted(document.id(), document.name());
    try {
      return new VerifiedInput(store.open(file), name, file.toString(), document.sha256());
    } catch (IOException failed) {
      throw new LandingDamaged(name, file.toString(), failed.toString(), failed);
    }
  }

  /**
   * The records of a document as a stream, in constant memory.
   *
   * @param fromRecordNo the first to give, from 1
   * @throws UncheckedIOException (also from the stream) when the bytes cannot be read, or the
   *     mapping cuts them into another number of records than when they were landed
   */
  public LandedRecords records(Document document, int fromRecordNo) {
    try {
      var bytes = source(document.name(), () -> openBytes(document));
      var cut = cuts.of(document.feed(), document.sha256(), bytes);
      requireSameCount(document, cut);
      return new CutRecords(document, cut.open(bytes), fromRecordNo);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed.getMessage(), failed);
    }
  }

  private static void requireSameCount(Document document, Cut cut) throws CutDiffers {
    if (document.records() != null && document.records() != cut.records()) {
      throw new CutDiffers(document, cut.records());
    }
  }

  /**
   * One record, read from its document's bytes.
   *
   * @throws IllegalArgumentException when the document has no such record
   */
  public LandedRecord record(long documentId, int recordNo) {
    try (var records = records(document(documentId), recordNo)) {
      if (recordNo < 1 || !records.hasNext()) {
        throw new IllegalArgumentException(
            "document %d has no record %d".formatted(documentId, recordNo));
      }
      return records.next();
    }
  }

  /** By the day of landing, in UTC. */
  private String folder(FeedId feed) {
    return LandingName.folder(feed.shop(), clock.instant());
  }

  private static DocumentBytes source(PageArrival page) {
    return source(page.name(), () -> new ByteArrayInputStream(page.bytes()));
  }

  private static DocumentBytes source(String name, Opening opening) {
    return new DocumentBytes() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public InputStream open() throws IOException {
        return opening.open();
      }
    };
  }

  private interface Opening {
    InputStream open() throws IOException;
  }

  /** What of a file changes when somebody writes it. */
  private record FileStamp(long size, java.nio.file.attribute.FileTime modified) {
    static FileStamp of(Path file) throws IOException {
      return new FileStamp(Files.size(file), Files.getLastModifiedTime(file));
    }
  }
}

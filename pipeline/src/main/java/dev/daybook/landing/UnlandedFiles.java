package dev.daybook.landing;

import dev.daybook.canonical.FeedId;
import dev.daybook.mapping.Feed;
import dev.daybook.mapping.SampleCutter;
import dev.daybook.mapping.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Cuts files that were never landed, exactly as landing cuts documents: for previews and for the
 * samples of mappings. Needs no database and keeps nothing.
 */
public final class UnlandedFiles implements SampleCutter {
  private final Cutters cutters;

  private UnlandedFiles(Map<String, RecordCutter> cutters) {
    this.cutters = new Cutters(cutters);
  }

  /** With every kind of cutter that there is. */
  public static UnlandedFiles create() {
    try (var context = new GenericApplicationContext()) {
      var scanner = new ClassPathBeanDefinitionScanner(context, false);
      scanner.addIncludeFilter(new AssignableTypeFilter(RecordCutter.class));
      scanner.setIncludeAnnotationConfig(false);
      scanner.scan(RecordCutter.class.getPackageName());
      context.refresh();
      return new UnlandedFiles(context.getBeansOfType(RecordCutter.class));
    }
  }

  /**
   * The records of a file as a stream; must be closed. Their document has the id 0.
   *
   * @throws FileRefused when it cannot be cut into records of this feed
   */
  public LandedRecords records(FeedId id, Feed feed, Path file) {
    var bytes = new Bytes(file.getFileName().toString(), () -> Files.newInputStream(file));
    try {
      var cut = cutters.examine(bytes, feed);
      return new CutRecords(document(id, bytes.name(), cut), cut.open(bytes), 1);
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), failed);
    }
  }

  /**
   * @throws FileRefused when the bytes cannot be cut into records of this feed
   */
  @Override
  public List<SourceRecord> cut(Feed feed, String fileName, byte[] content) {
    var bytes = new Bytes(fileName, () -> new ByteArrayInputStream(content));
    var records = new ArrayList<SourceRecord>();
    try (var cursor = cutters.examine(bytes, feed).open(bytes)) {
      for (var piece = cursor.next(); piece != null; piece = cursor.next()) {
        records.add(piece.source());
      }
      return records;
    } catch (IOException failed) {
      throw new UncheckedIOException("%s cannot be read".formatted(fileName), failed);
    }
  }

  private static Document document(FeedId feed, String name, Cut cut) {
    return new Document(
        0,
        feed,
        0,
        null,
        1,
        0,
        DocumentKind.FILE,
        name,
        0,
        "",
        0,
        "",
        cut.records(),
        0,
        "UNLANDED",
        Instant.EPOCH);
  }

  private record Bytes(String name, Opening opening) implements DocumentBytes {
    @Override
    public InputStream open() throws IOException {
      return opening.open();
    }
  }

  private interface Opening {
    InputStream open() throws IOException;
  }
}

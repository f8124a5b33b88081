package dev.daybook.landing;

import static dev.daybook.landing.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.Window;
import dev.daybook.coverage.LostWindow;
import dev.daybook.landing.FileLanding.AlreadyLanded;
import dev.daybook.landing.FileLanding.Landed;
import dev.daybook.mapping.FileFeed;
import dev.daybook.mapping.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandingDeskTest {
  private static final byte[] ANSWER =
      utf8("{\"orders\": [{\"id\": 1, \"paid\": 62.30}, {\"id\": 2}]}");
  private static final byte[] EXPORT = utf8("订单号,商品,金额（元）\nA1,杯子,1\nA1,杯刷,1\nA2,台灯,2\n合计,2 单,4\n");
  private static final Window DAY =
      new Window(Instant.parse("2026-11-20T16:00:00Z"), Instant.parse("2026-11-21T16:00:00Z"));

  @TempDir Path home;
  private Landing landing;
  private LandingDesk desk;

  @BeforeEach
  void open() {
    landing = new Landing(home.resolve("landing"));
    desk = landing.desk();
  }

  private Document landPage(Long windowId, int attempt, int pageNo) {
    return desk.landPage(
        new PageArrival(
            Landing.PAGES,
            landing.feedId(Landing.PAGES),
            windowId,
            attempt,
            7,
            pageNo,
            "page=" + pageNo,
            ANSWER));
  }

  private FileArrival file(byte[] content, Optional<Window> window) throws IOException {
    var file = Files.write(home.resolve("acme-orders-20261121.csv"), content);
    var feed = Landing.FILES;
    return new FileArrival(feed, landing.feedId(feed), file, window, 7);
  }

  private List<LandedRecord> read(Document document, int from) {
    var all = new ArrayList<LandedRecord>();
    try (var records = desk.records(document, from)) {
      records.forEachRemaining(all::add);
    }
    return all;
  }

  @Test
  void aPageIsKeptByteForByteWithARowThatCountsItsRecords() throws Exception {
    var window = landing.openWindow("OPEN", 1);
    var document = landPage(window, 1, 3);

    var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ANSWER));
    assertThat(document)
        .isEqualTo(
            new Document(
                document.id(),
                Landing.PAGES,
                landing.feedId(Landing.PAGES),
                window,
                1,
                7,
                DocumentKind.PAGE,
                "page 3",
                3,
                sha256,
                ANSWER.length,
                document.path(),
                2,
                0,
                "LANDED",
                Landing.NOW));
    assertThat(document.path())
        .matches(
            "acme/main/2026-11-22/orders-updated\\.w%d\\.a1\\.p3\\.%s\\.[0-9a-f]{8}\\.gz"
                .formatted(window, sha256.substring(0, 16)));
    try (var bytes = desk.openBytes(document)) {
      assertThat(bytes.readAllBytes()).isEqualTo(ANSWER);
    }
  }

  @Test
  void onlyTheOwnerMayReadFoldersAndFiles() throws IOException {
    landPage(landing.openWindow("OPEN", 1), 1, 1);

    try (var paths = Files.walk(landing.root)) {
      for (var path : paths.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void recordsComeFromAnyNumberOnAndOneAlone() {
    var document = landPage(landing.openWindow("OPEN", 1), 1, 1);
    Map<String, Object> row = Map.of("id", 2L);
    var second =
        new LandedRecord(
            document.id(),
            2,
            document.windowId(),
            Samples.SHOP,
            "orders/updated",
            new SourceRecord("page 1, record 2", row, List.of(row)),
            List.of());

    assertThat(read(document, 1)).hasSize(2);
    assertThat(read(document, 2)).containsExactly(second);
    assertThat(desk.record(document.id(), 2)).isEqualTo(second);
    assertThatThrownBy(() -> desk.record(document.id(), 3))
        .hasMessage("document %d has no record 3".formatted(document.id()));
    assertThatThrownBy(() -> desk.record(document.id(), 0))
        .hasMessage("document %d has no record 0".formatted(document.id()));
  }

  @Test
  void anAnswerWithoutRecordsKeepsItsBytesButHasNoRow() throws IOException {
    var page =
        new PageArrival(
            Landing.PAGES, landing.feedId(Landing.PAGES), 1L, 1, 7, 1, "", utf8("<html>"));

    assertThatThrownBy(() -> desk.landPage(page)).isInstanceOf(FileRefused.class);
    assertThat(landing.count("SELECT COUNT(*) FROM document")).isZero();
    assertThat(landedFiles()).hasSize(1);
  }

  private List<Path> landedFiles() throws IOException {
    try (var paths = Files.walk(landing.root)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aFileIsLandedTogetherWithTheWindowItCovers() throws IOException {
    var result = desk.landFile(file(EXPORT, Optional.of(DAY)));

    assertThat(result).isInstanceOf(Landed.class);
    var document = result.document();
    assertThat(document.records()).isEqualTo(2);
    assertThat(document.name()).isEqualTo("acme-orders-20261121.csv");
    assertThat(landing.db.sql().sql("SELECT state, proof FROM coverage_window").query().singleRow())
        .containsEntry("state", "FETCHED")
        .containsEntry(
            "proof",
            "file acme-orders-20261121.csv, sha256 %s, read to its end: 2 records, its totals say: 合计 2 单 4"
                .formatted(document.sha256()));
    assertThat(desk.pending(Samples.SHOP)).containsExactly(document);
    assertThat(desk.ofWindow(document.windowId())).containsExactly(document);
    assertThat(read(document, 1))
        .extracting(record -> record.source().place())
        .containsExactly("acme-orders-20261121.csv:2", "acme-orders-20261121.csv:4");
    assertThat(landedFiles()).hasSize(1);
  }

  @Test
  void theSameBytesTwiceAreANoOpUnderAnyName() throws IOException {
    var first = desk.landFile(file(EXPORT, Optional.of(DAY)));
    var copy = Files.write(home.resolve("acme-orders-20261120.csv"), EXPORT);
    var again =
        landing
            .desk()
            .landFile(
                new FileArrival(
                    Landing.FILES, landing.feedId(Landing.FILES), copy, Optional.of(DAY), 8));

    assertThat(again).isEqualTo(new AlreadyLanded(first.document()));
    assertThat(landing.count("SELECT COUNT(*) FROM document")).isEqualTo(1);
    assertThat(landing.count("SELECT COUNT(*) FROM coverage_window")).isEqualTo(1);
    assertThat(landedFiles()).hasSize(1);
  }

  @Test
  void manyWhoLandTheSameFileAtOnceMakeOneDocument() throws Exception {
    var arrival = file(EXPORT, Optional.of(DAY));
    int many = 8;
    var start = new CyclicBarrier(many);
    var pool = Executors.newFixedThreadPool(many);
    var results = new ArrayList<FileLanding>();
    try {
      var all = new ArrayList<java.util.concurrent.Future<FileLanding>>();
      for (int i = 0; i < many; i++) {
        var other = landing.desk();
        all.add(
            pool.submit(
                () -> {
                  start.await();
                  return other.landFile(arrival);
                }));
      }
      for (var one : all) {
        results.add(one.get());
      }
    } finally {
      pool.shutdownNow();
    }

    assertThat(results).filteredOn(Landed.class::isInstance).hasSize(1);
    assertThat(results).extracting(FileLanding::document).containsOnly(results.get(0).document());
    assertThat(landing.count("SELECT COUNT(*) FROM document")).isEqualTo(1);
    assertThat(landing.count("SELECT COUNT(*) FROM coverage_window")).isEqualTo(1);
    assertThat(landedFiles()).hasSize(1);
  }

  @Test
  void aRefusedFileLeavesNothingBehind() throws IOException {
    var arrival = file(utf8("a,b\n1,2\n"), Optional.of(DAY));

    assertThatThrownBy(() -> desk.landFile(arrival))
        .isInstanceOf(FileRefused.class)
        .hasMessageStartingWith("acme-orders-20261121.csv:1: found the header [a, b]");
    assertThat(landing.count("SELECT COUNT(*) FROM document")).isZero();
    assertThat(landing.count("SELECT COUNT(*) FROM coverage_window")).isZero();
    assertThat(landedFiles()).isEmpty();
  }

  private void setState(long window, String state) {
    landing
        .db
        .sql()
        .sql("UPDATE coverage_window SET state = ? WHERE window_id = ?")
        .params(state, window)
        .update();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE coverage_window SET run_id = run_id + 1",
        "UPDATE coverage_window SET attempt = attempt + 1",
        "UPDATE coverage_window SET state = 'FETCHED'",
        "UPDATE coverage_window SET state = 'SEALED'",
        "DELETE FROM coverage_window"
      })
  void aRunThatLostItsWindowLandsNoPageInIt(String change) {
    var window = landing.openWindow("OPEN", 1);
    landPage(window, 1, 2);
    landing.db.sql().sql(change).update();

    assertThatThrownBy(() -> landPage(window, 1, 1))
        .isInstanceOf(LostWindow.class)
        .hasMessageStartingWith("window " + window + " cannot be given a page by run 7: ");
    assertThat(landing.count("SELECT COUNT(*) FROM document")).isEqualTo(1);
  }

  @Test
  void onlyTheNewestAttemptOfFetchedWindowsAndFilesWithoutWindowArePending() throws IOException {
    var fetched = landing.openWindow("OPEN", 1);
    landPage(fetched, 1, 1);
    landing.db.sql().sql("UPDATE coverage_window SET attempt = 2").update();
    var newest = landPage(fetched, 2, 1);
    landPage(landing.openWindow("OPEN", 1), 1, 1);
    var sealed = landing.openWindow("OPEN", 1);
    landPage(sealed, 1, 1);
    setState(sealed, "SEALED");
    var file = desk.landFile(file(EXPORT, Optional.empty())).document();
    var booked = landPage(fetched, 2, 2);
    landing
        .db
        .sql()
        .sql("UPDATE document SET booked = 2 WHERE document_id = ?")
        .param(booked.id())
        .update();
    setState(fetched, "FETCHED");

    assertThat(desk.pending(Samples.SHOP)).containsExactly(newest, file);
    assertThat(desk.ofWindow(fetched)).containsExactly(newest, desk.document(booked.id()));
  }

  @Test
  void aDamagedLandingFileNamesDocumentAndPath() throws IOException {
    var document = landPage(landing.openWindow("OPEN", 1), 1, 1);
    var path = landing.root.resolve(document.path());
    try (var out = new java.util.zip.GZIPOutputStream(Files.newOutputStream(path))) {
      out.write(utf8("{\"orders\": []}"));
    }

    assertThatThrownBy(() -> read(document, 1))
        .hasMessageStartingWith(
            "document %d (page 1): the landing file %s is damaged: its SHA-256 is "
                .formatted(document.id(), path))
        .hasMessageContaining("but %s was landed; next: restore it".formatted(document.sha256()))
        .hasCauseInstanceOf(LandingDamaged.class);
  }

  @Test
  void aCutOffOrMissingLandingFileNamesDocumentAndPath() throws IOException {
    var document = desk.landFile(file(EXPORT, Optional.empty())).document();
    var path = landing.root.resolve(document.path());
    var damaged =
        "document %d (acme-orders-20261121.csv): the landing file %s is damaged: "
            .formatted(document.id(), path);
    var bytes = Files.readAllBytes(path);
    Files.write(path, java.util.Arrays.copyOf(bytes, bytes.length - 9));

    assertThatThrownBy(() -> read(document, 1)).hasMessageStartingWith(damaged);
    Files.delete(path);
    assertThatThrownBy(() -> desk.openBytes(document))
        .isInstanceOf(LandingDamaged.class)
        .hasMessageStartingWith(damaged + "java.nio.file.NoSuchFileException");
  }

  @Test
  void aDocumentThatAnEditedMappingCutsIntoMoreOrFewerRecordsIsNotRead() throws IOException {
    var document = desk.landFile(file(EXPORT, Optional.empty())).document();
    var page = landPage(landing.openWindow("OPEN", 1), 1, 1);
    var feed = Samples.FILES;
    var edited =
        landing.desk(
            Samples.mappings(
                new FileFeed(
                    feed.stream(),
                    feed.name(),
                    feed.format(),
                    "商品",
                    feed.columns(),
                    Pattern.compile("2 单"),
                    feed.due(),
                    feed.mapping())));
    var told =
        ("document %d (acme-orders-20261121.csv): it had 2 records when it was landed, but the"
                + " mapping of %s now cuts it into 3; next: put records, group_by and not_orders")
            .formatted(document.id(), Landing.FILES);

    assertThatThrownBy(() -> edited.records(document, 1))
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(CutDiffers.class)
        .hasMessageStartingWith(told);
    assertThatThrownBy(() -> edited.record(document.id(), 1)).hasMessageStartingWith(told);
    assertThat(edited.record(page.id(), 2)).isEqualTo(desk.record(page.id(), 2));
  }

  @Test
  void anUnknownDocumentOrFeedIsTold() {
    assertThatThrownBy(() -> desk.document(99)).hasMessage("there is no document 99");
    assertThat(desk.feedId(Samples.SHOP.feed("orders", "other"))).isEmpty();
    assertThat(desk.feedId(Landing.PAGES)).contains(landing.feedId(Landing.PAGES));
  }
}

package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.IntakeResult.AlreadyLanded;
import dev.daybook.channel.IntakeResult.Landed;
import dev.daybook.channel.IntakeResult.Refused;
import dev.daybook.channel.IntakeResult.Stopped;
import dev.daybook.channel.IntakeResult.Unreadable;
import dev.daybook.landing.Landing;
import dev.daybook.landing.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileIntakeTest {
  private static final String EXPORT = "订单号,商品,金额（元）\nA1,杯子,1\n";

  @TempDir Path home;
  private Landing landing;
  private FileIntake intake;
  private InboxFolder inboxes;
  private Path inbox;

  @BeforeEach
  void open() throws IOException {
    landing = new Landing(home.resolve("landing"));
    intake =
        new FileIntake(
            Samples.mappings(),
            landing.desk(),
            (shop, work) -> work.in(9, () -> false),
            Landing.CLOCK);
    inboxes = new InboxFolder(home.resolve("inbox"));
    inbox = Files.createDirectories(inboxes.of(Samples.SHOP));
  }

  private Path drop(String name, String content) throws IOException {
    return Files.writeString(inbox.resolve(name), content);
  }

  private Inbox inbox(Duration minimumAge) {
    var settings = new DropFolderSettings(Duration.ofSeconds(1), Duration.ofMillis(50), minimumAge);
    return new Inbox(inboxes, intake, settings, Landing.CLOCK);
  }

  private String refusal(Path file) {
    return ((Refused) intake.take(Samples.SHOP, file)).reason().getMessage();
  }

  private List<String> names(String folder) throws IOException {
    try (var files = Files.list(inbox.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theDateInTheNameIsTheBusinessDateInTheChannelsZone() throws IOException {
    var result = intake.take(Samples.SHOP, drop("acme-orders-20261121.csv", EXPORT));

    var landed = (Landed) result;
    assertThat(landed.covered())
        .contains(
            new Window(
                Instant.parse("2026-11-20T16:00:00Z"), Instant.parse("2026-11-21T16:00:00Z")));
    assertThat(landed.document().feed()).isEqualTo(Landing.FILES);
    assertThat(landed.document().runId()).isEqualTo(9);
    assertThat(
            landing
                .db
                .sql()
                .sql("SELECT CONCAT(from_at, ' ', to_at, ' ', state) FROM coverage_window")
                .query(String.class)
                .list())
        .containsExactly("2026-11-20 16:00:00.000 2026-11-21 16:00:00.000 FETCHED");
  }

  @Test
  void aFileThatContradictsItsOwnTotalsIsLandedButCoversNothing() throws IOException {
    var cut = "订单号,商品,金额（元）\nA1,a,1.50\n合计,2 单,\"1,003.50\"\n";

    var landed = (Landed) intake.take(Samples.SHOP, drop("acme-orders-20261121.csv", cut));

    assertThat(landed.covered()).isEmpty();
    assertThat(landed.doubt())
        .contains(
            "acme-orders-20261121.csv covers no time: its totals state 1003.50 '金额（元）', its rows"
                + " add up to 1.50; expected the same; next: export the day again and drop it under"
                + " its name");
    assertThat(landed.document().windowId()).isNull();
    assertThat(landed.document().records()).isEqualTo(1);
    assertThat(landing.count("SELECT COUNT(*) FROM coverage_window")).isZero();
  }

  @Test
  void aFileOfADayThatIsNotOverIsLandedButCoversNothing() throws IOException {
    var landed = (Landed) intake.take(Samples.SHOP, drop("acme-orders-20261122.csv", EXPORT), 7);

    assertThat(landed.covered()).isEmpty();
    assertThat(landed.document().windowId()).isNull();
    assertThat(landed.document().runId()).isEqualTo(7);
  }

  @Test
  void aFileWithoutADateInItsNameCoversNothing() throws IOException {
    var landed = (Landed) intake.take(Samples.SHOP, drop("acme-manual-1.csv", EXPORT));

    assertThat(landed.covered()).isEqualTo(Optional.empty());
    assertThat(landed.document().feed()).isEqualTo(Samples.SHOP.feed("orders", "manual"));
  }

  @Test
  void aSecondFileOfOneDateIsAWindowOfItsOwnAndBothCount() throws IOException {
    intake.take(Samples.SHOP, drop("acme-orders-20261121.csv", EXPORT));
    intake.take(Samples.SHOP, drop("acme-orders-20261121-2.csv", EXPORT + "A2,b,1\n"));

    assertThat(landing.desk().pending(Samples.SHOP))
        .extracting(document -> document.name())
        .containsExactly("acme-orders-20261121.csv", "acme-orders-20261121-2.csv");
  }

  @Test
  void aNameThatNoFeedKnowsIsToldWithThePatternsThatWereTried() throws IOException {
    assertThat(refusal(drop("orders.csv", EXPORT)))
        .isEqualTo(
            "orders.csv: found a name that no feed knows; expected a name that matches one of [acme-orders-(?<date>\\d{8})(-\\d+)?\\.csv (acme/orders/export), acme-manual-.*\\.csv (acme/orders/manual)]; next: rename the file as the channel names it, or correct the channel's mapping");
  }

  @Test
  void aDateThatDoesNotExistIsTold() throws IOException {
    assertThat(refusal(drop("acme-orders-20261131.csv", EXPORT)))
        .startsWith(
            "acme-orders-20261131.csv: found '20261131' in its name; expected a date such as");
  }

  @Test
  void tricksInNamesAndLinksAreRefused() throws IOException {
    var secret = Files.writeString(home.resolve("secret.csv"), EXPORT);
    var link = Files.createSymbolicLink(inbox.resolve("acme-manual-link.csv"), secret);

    assertThat(refusal(link))
        .startsWith("acme-manual-link.csv: found a link, a folder or nothing;");
    assertThat(refusal(drop("acme-manual-\\..\\x.csv", EXPORT))).contains("slashes or control");
    assertThat(refusal(drop("acme-manual-\nx.csv", EXPORT)))
        .startsWith("acme-manual-?x.csv: found");
    assertThat(refusal(drop(".acme-manual-x.csv", EXPORT))).contains("a name that is hidden");
    assertThat(refusal(inbox.resolve("..").resolve(".."))).contains("a name that is hidden");
    assertThat(refusal(Path.of("/dev/null"))).startsWith("null: found a link, a folder or nothing");
    assertThat(refusal(drop("NUL.csv", EXPORT)))
        .startsWith("NUL.csv: found a name that no feed knows;");
    assertThat(refusal(inbox.resolve("x".repeat(256))))
        .isEqualTo(
            "%s…: found a name that is hidden, longer than 255 characters or has slashes or control characters; expected a plain file name; next: rename the file and drop it again"
                .formatted("x".repeat(100)));
    assertThat(landing.count("SELECT COUNT(*) FROM document")).isZero();
  }

  @Test
  void aFeedThatIsNotRegisteredStaysForAnOperator() throws IOException {
    var file = drop("acme-manual-1.csv", EXPORT);
    var other = new ShopId("acme", "other");

    assertThatThrownBy(() -> intake.take(other, file))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "feed acme/other/orders/manual is not registered; next: add the shop to the configuration");
  }

  @Test
  void aScanTakesEveryCompleteFileAndPutsItWhereItBelongs() throws IOException {
    drop("acme-manual-1.csv", EXPORT);
    drop("acme-manual-2.csv", EXPORT);
    drop("acme-manual-3.csv", "a,b\n");
    drop("acme-manual-4.csv.part", EXPORT);
    drop("acme-manual-5.csv.TMP", EXPORT);
    drop(".acme-manual-6.csv", EXPORT);

    var results = inbox(Duration.ZERO).takeAll(Samples.SHOP, 7, () -> false);

    assertThat(results)
        .containsOnlyKeys("acme-manual-1.csv", "acme-manual-2.csv", "acme-manual-3.csv");
    var first = ((Landed) results.get("acme-manual-1.csv")).document();
    assertThat(results.get("acme-manual-2.csv")).isEqualTo(new AlreadyLanded(first));
    assertThat(names("done"))
        .containsExactly("acme-manual-1.csv", "acme-manual-2.csv", "acme-manual-2.csv.note.txt");
    assertThat(inbox.resolve("done/acme-manual-2.csv.note.txt"))
        .hasContent(
            "The same bytes came before, as acme-manual-1.csv (document %d, 2026-11-22T02:30:00Z). Nothing was done."
                .formatted(first.id()));
    assertThat(inbox.resolve("failed/acme-manual-3.csv.reason.txt"))
        .hasContent(
            """
            where     acme-manual-3.csv:1
            found     the header [a, b] (read as UTF-8)
            expected  also the columns [订单号, 商品, 金额（元）]
            next      if the channel has changed its export, add the new name to the column's aliases in the channel's mapping; else export the file again
            """);
    assertThat(names("."))
        .containsExactly(
            ".acme-manual-6.csv",
            "acme-manual-4.csv.part",
            "acme-manual-5.csv.TMP",
            "done",
            "failed");
  }

  /** A damaged archive stands for a damaged disk: its file is there, but cannot be read. */
  @Test
  void aFileThatCannotBeReadStaysAndKeepsNoOtherBack() throws IOException {
    try (var disk = FileSystems.newFileSystem(damagedDisk())) {
      inboxes = new InboxFolder(disk.getPath("/inbox"));
      inbox = inboxes.of(Samples.SHOP);

      var results = inbox(Duration.ZERO).takeAll(Samples.SHOP, 7, () -> false);

      assertThat(results).containsOnlyKeys("acme-manual-1.csv", "acme-manual-2.csv");
      assertThat(((Unreadable) results.get("acme-manual-1.csv")).reason())
          .startsWith("acme-manual-1.csv cannot be read or kept: java.util.zip.ZipException: ");
      assertThat(results.get("acme-manual-2.csv")).isInstanceOf(Landed.class);
      assertThat(names(".")).containsExactly("acme-manual-1.csv", "done");
      assertThat(landing.count("SELECT COUNT(*) FROM document")).isEqualTo(1);
    }
  }

  private Path damagedDisk() throws IOException {
    var folder = "inbox/%s/%s/".formatted(Samples.SHOP.channel(), Samples.SHOP.shop());
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var name : List.of("acme-manual-1.csv", "acme-manual-2.csv")) {
        zip.putNextEntry(new ZipEntry(folder + name));
        zip.write(EXPORT.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    var damaged = bytes.toByteArray();
    int nameEnds = 30 + folder.length() + "acme-manual-1.csv".length();
    damaged[nameEnds] = (byte) 0xFF;
    return Files.write(home.resolve("disk.zip"), damaged);
  }

  /** Asked before a file is begun, at each read of its bytes, and at each read of what was kept. */
  @Test
  void aStopAtAnyReadLeavesTheFileWhereItIsAndKeepsNothingOfIt() throws IOException {
    drop("acme-manual-1.csv", EXPORT);
    int stops = 0;
    for (var result = stopped(stops); !(result instanceof Landed); result = stopped(++stops)) {
      assertThat(result)
          .isIn(
              null,
              new Stopped(
                  "acme-manual-1.csv stays: stopped as asked while it was read, nothing of it was"
                      + " kept; next: it is taken with the next run"));
      assertThat(names(".")).containsExactly("acme-manual-1.csv");
      assertThat(landing.count("SELECT COUNT(*) FROM document")).isZero();
      assertThat(kept()).isZero();
    }

    assertThat(stops).isGreaterThan(3);
    assertThat(names("done")).containsExactly("acme-manual-1.csv");
    assertThat(kept()).isEqualTo(1);
  }

  /** Null when it was not even begun. */
  private IntakeResult stopped(int afterQuestions) {
    var left = new AtomicInteger(afterQuestions);
    return inbox(Duration.ZERO)
        .takeAll(Samples.SHOP, 7, () -> left.getAndDecrement() <= 0)
        .get("acme-manual-1.csv");
  }

  private long kept() throws IOException {
    var landed = Files.createDirectories(home.resolve("landing"));
    try (var files = Files.walk(landed)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aYoungFileIsLeftForTheNextScan() throws IOException {
    var file = drop("acme-manual-1.csv", EXPORT);
    var scan = inbox(Duration.ofMinutes(1));
    Files.setLastModifiedTime(file, FileTime.from(Landing.NOW.minusSeconds(59)));
    assertThat(scan.takeAll(Samples.SHOP, 7, () -> false)).isEmpty();

    Files.setLastModifiedTime(file, FileTime.from(Landing.NOW.minusSeconds(60)));
    assertThat(scan.takeAll(Samples.SHOP, 7, () -> false)).containsOnlyKeys("acme-manual-1.csv");
  }

  @Test
  void aFileNeverReplacesOneThatIsDoneAlready() throws IOException {
    drop("acme-manual-1.csv", EXPORT);
    inbox(Duration.ZERO).takeAll(Samples.SHOP, 7, () -> false);
    drop("acme-manual-1.csv", EXPORT + "A2,b,1\n");
    inbox(Duration.ZERO).takeAll(Samples.SHOP, 7, () -> false);

    assertThat(names("done")).containsExactly("acme-manual-1.csv", "acme-manual-1.csv.2");
    assertThat(inbox.resolve("done/acme-manual-1.csv")).hasContent(EXPORT);
  }

  @Test
  void aShopWithoutAnInboxHasNothingToTake() {
    assertThat(inbox(Duration.ZERO).takeAll(new ShopId("acme", "new"), 7, () -> false))
        .isEqualTo(Map.of());
  }
}

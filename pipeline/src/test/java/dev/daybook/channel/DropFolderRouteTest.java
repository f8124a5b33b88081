package dev.daybook.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.landing.Landing;
import dev.daybook.landing.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Camel's own file component, on a real folder. */
class DropFolderRouteTest {
  private static final String EXPORT = "订单号,商品,金额（元）\nA1,杯子,1\n";
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @TempDir Path home;
  private final CamelContext camel = new DefaultCamelContext();
  private final AtomicInteger busy = new AtomicInteger();
  private Landing landing;
  private Path inbox;

  @BeforeEach
  void watch() throws Exception {
    landing = new Landing(home.resolve("landing"));
    var inboxes = new InboxFolder(home.resolve("inbox"));
    inbox = Files.createDirectories(inboxes.of(Samples.SHOP));
    var settings =
        new DropFolderSettings(Duration.ofMillis(20), Duration.ofMillis(20), Duration.ofHours(1));
    var intake = new FileIntake(Samples.mappings(), landing.desk(), this::whenFree, Landing.CLOCK);
    var desk = new Inbox(inboxes, intake, settings, Landing.CLOCK);
    camel.addRoutes(new DropFolderRoute(Samples.SHOP, inbox, desk, settings));
    camel.start();
  }

  private IntakeResult whenFree(dev.daybook.canonical.ShopId shop, FileRuns.Taking work) {
    if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("a living run holds the shop");
    }
    return work.in(9, () -> false);
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  /** Complete in one step, as a sender that renames does it; old, so it is taken at once. */
  private void drop(String name, String content) throws IOException {
    var elsewhere = Files.writeString(home.resolve(name), content);
    Files.setLastModifiedTime(elsewhere, FileTime.from(LONG_AGO));
    Files.move(elsewhere, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  private void await(BooleanSupplier condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(10))
        .until(condition::getAsBoolean);
  }

  private void awaitDone(String name) {
    await(() -> Files.exists(inbox.resolve("done").resolve(name)));
  }

  private long documents() {
    return landing.count("SELECT COUNT(*) FROM document");
  }

  @Test
  void landsEveryFileOnceAndMovesItToDone() throws IOException {
    drop("acme-manual-1.csv", EXPORT);
    drop("acme-manual-2.csv", EXPORT + "A2,b,1\n");
    awaitDone("acme-manual-1.csv");
    awaitDone("acme-manual-2.csv");
    drop("acme-manual-3.csv", EXPORT);
    awaitDone("acme-manual-3.csv.note.txt");

    assertThat(documents()).isEqualTo(2);
  }

  @Test
  void aFileThatIsStillWrittenIsNotReadUntilItIsComplete() throws IOException {
    var growing = Files.writeString(inbox.resolve("acme-manual-slow.csv"), EXPORT);
    var part = Files.writeString(inbox.resolve("acme-manual-part.csv.part"), EXPORT);
    Files.setLastModifiedTime(part, FileTime.from(LONG_AGO));
    drop("acme-manual-1.csv", EXPORT + "B1,b,1\n");
    awaitDone("acme-manual-1.csv");
    drop("acme-manual-2.csv", EXPORT + "B2,b,1\n");
    awaitDone("acme-manual-2.csv");
    assertThat(growing).exists();
    assertThat(documents()).isEqualTo(2);

    Files.writeString(growing, EXPORT + "A2,b,1\nA3,c,1\n");
    Files.setLastModifiedTime(growing, FileTime.from(LONG_AGO));
    awaitDone("acme-manual-slow.csv");

    assertThat(part).exists();
    assertThat(landing.count("SELECT records FROM document WHERE name = 'acme-manual-slow.csv'"))
        .isEqualTo(3);
  }

  @Test
  void aRefusedFileGoesToFailedWithItsReason() throws IOException {
    drop("unknown.csv", EXPORT);
    var reason = inbox.resolve("failed/unknown.csv.reason.txt");
    await(() -> Files.exists(reason) && reason.toFile().length() > 0);

    assertThat(reason).content().startsWith("where     unknown.csv\nfound     a name that no feed");
    assertThat(inbox.resolve("failed/unknown.csv")).hasContent(EXPORT);
    assertThat(documents()).isZero();
  }

  @Test
  void aFileStaysWhileTheShopIsBusyAndIsTakenLater() throws IOException {
    busy.set(3);
    drop("acme-manual-1.csv", EXPORT);
    awaitDone("acme-manual-1.csv");

    assertThat(busy).hasValue(0);
    assertThat(documents()).isEqualTo(1);
  }
}

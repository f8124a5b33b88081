package dev.daybook.operate;

import static dev.daybook.operate.Stage.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.daybook.ShippedMappings;
import dev.daybook.canonical.FeedId;
import dev.daybook.channel.FileIntake;
import dev.daybook.channel.IntakeResult.Landed;
import dev.daybook.coverage.Cause;
import dev.daybook.coverage.RunStart;
import dev.daybook.coverage.RunState;
import dev.daybook.coverage.Runs;
import dev.daybook.landing.Document;
import dev.daybook.operate.ImportReport.ImportedFile;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.MorningReport.UnfinishedFile;
import dev.daybook.simulator.Marketplaces;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Landed files that cannot be read any more: the steps build on each other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DamagedFilesTest {
  private static final int ORDERS = 40;
  private static final String SHOP = "jd/flagship";
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final FeedId CREATED = FeedId.parse("jd/flagship/orders/exported");
  private static final Request OPERATOR = Request.by("mei");

  @TempDir static Path folder;
  private static Stage stage;
  private static Document undated;

  @BeforeAll
  static void open() {
    stage = Stage.open(folder.resolve("home"), ORDERS);
    stage.clock.set(hour(33));
    // A shop that was never synced has no feeds yet: looking at it registers them.
    stage.get(Reports.class).of(Stage.DATE);
  }

  @AfterAll
  static void close() {
    stage.close();
  }

  @Test
  @Order(1)
  void aFileWithoutAWindowThatIsNotBookedToItsEndIsOwedByItself() throws IOException {
    undated = landedByADeadRun(export(1));
    assertThat(undated.windowId()).isNull();
    damage(undated);
    stage.marketplaces.writeJdExport(Stage.DATE, stage.home.inbox(Marketplaces.JD));

    var report = stage.sync(SHOP, Which.OWED, OPERATOR);

    assertThat(report.owed()).isEmpty();
    assertThat(report.accounts().created()).isEqualTo(ORDERS);
    assertThat(report.unfinished()).containsExactly(unfinished());
    assertThat(report.state()).isEqualTo("INCOMPLETE");
    assertThat(report.complete()).isFalse();
  }

  @Test
  @Order(2)
  void theMorningReportNamesItAndIsNotComplete() {
    var report = stage.get(Reports.class).of(Stage.DATE.plusDays(5));

    assertThat(report.coverage().holes()).isEmpty();
    assertThat(report.unfinished()).containsExactly(unfinished());
    assertThat(report.complete()).isFalse();
  }

  @Test
  @Order(3)
  void whatALivingRunHasJustLandedIsNotUnfinishedYet() {
    stage.sql().sql("UPDATE run SET state = 'RUNNING' WHERE run_id = " + undated.runId()).update();

    assertThat(stage.get(Reports.class).of(Stage.DATE).unfinished()).isEmpty();

    stage.sql().sql("UPDATE run SET state = 'FAILED' WHERE run_id = " + undated.runId()).update();
  }

  @Test
  @Order(4)
  void anImportWhoseDateIsNotSealedIsNotComplete() throws IOException {
    var file = export(-1);
    var landed = landedByADeadRun(file);
    damage(landed);

    var report = stage.get(Imports.class).take(Marketplaces.JD, List.of(file), OPERATOR);

    assertThat(report.files())
        .extracting(ImportedFile::state)
        .containsExactly(ImportReport.State.ALREADY_LANDED);
    assertThat(report.accounts().balanced()).isTrue();
    assertThat(report.owed()).extracting(OwedTime::from).containsExactly(hour(-24));
    assertThat(report.owed().get(0).reason())
        .startsWith("document %d (%s): ".formatted(landed.id(), landed.name()))
        .contains("is damaged");
    assertThat(report.unfinished()).containsExactly(unfinished());
    assertThat(report.complete()).isFalse();
  }

  @Test
  @Order(5)
  void aFileThatItsMappingNoLongerKnowsKeepsNoOtherBack() throws IOException {
    var old = landedByADeadRun(export(-2));
    var file = export(-3);
    stage.open(mappingWithAnotherColumn());
    var text = Files.readString(file, GB18030);
    Files.writeString(
        stage.home.inbox(Marketplaces.JD).resolve(file.getFileName()),
        text.lines()
            .map(line -> line + (line.equals(text.lines().findFirst().get()) ? ",新列" : ",x"))
            .collect(Collectors.joining("\n", "", "\n")),
        GB18030);

    var report = stage.sync(SHOP, Which.OWED, OPERATOR);

    assertThat(report.accounts().created()).isEqualTo(ORDERS);
    assertThat(
            stage
                .sql()
                .sql("SELECT failure FROM coverage_window WHERE window_id = " + old.windowId())
                .query(String.class)
                .single())
        .startsWith("document %d (%s): ".formatted(old.id(), old.name()))
        .contains("expected also the columns [新列]");
  }

  @Test
  @Order(6)
  void aRetryThatBreaksOffKeepsNoOtherBack() throws IOException {
    stage.open((Path) null);
    var damaged = landedWithAStrangeOrder(export(-4));
    landedWithAStrangeOrder(export(-5));
    stage.sync(SHOP, Which.OWED, OPERATOR);
    damage(damaged);

    var report =
        stage
            .get(QuarantineDesk.class)
            .retryAll(
                new QuarantineQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1),
                OPERATOR);

    assertThat(report.retried()).isEqualTo(2);
    assertThat(report.still()).isEqualTo(2);
    var brokeOff = report.records().get(0).reasons().get(0);
    assertThat(brokeOff.place()).isEqualTo(damaged.name() + ", record 1");
    assertThat(brokeOff.value()).contains("is damaged");
    assertThat(report.records().get(1).reasons())
        .isNotEmpty()
        .noneMatch(reason -> reason.value().contains("is damaged"));
  }

  @Test
  @Tag("full")
  @Order(7)
  void theNightLooksWithTheRulesOfTheDayOnWhichItRuns() throws IOException {
    var rule = Files.readString(Path.of("../mappings/rules/discount-over-80-percent.yaml"));
    var mappings = folder.resolve("with-rule");
    Stage.write(
        mappings.resolve("rules/from-today.yaml"),
        "from: %s\n".formatted(Stage.DATE.plusDays(1))
            + rule.replaceFirst("when: .*", "when: order.goods_total > 0"));
    stage.open(mappings);

    stage.get(Night.class).run(Stage.DATE, Request.bySchedule());

    assertThat(stage.count("SELECT COUNT(*) FROM finding WHERE rule = 'from-today'"))
        .isEqualTo(stage.count("SELECT COUNT(*) FROM book_order"));
    assertThat(stage.get(RuleCheck.class).today(Request.by("mei")))
        .isEqualTo(new RulesLooked(0, 0, 0, 0, ""));
  }

  private static Document landedWithAStrangeOrder(Path file) throws IOException {
    var text = Files.readString(file, GB18030);
    var strange = text.replaceFirst("\n=\"\\d+\"", "\n6.93E+18");
    assertThat(strange.equals(text)).isFalse();
    return landedByADeadRun(Files.writeString(file, strange, GB18030));
  }

  private static UnfinishedFile unfinished() {
    return new UnfinishedFile(
        undated.id(),
        Marketplaces.JD,
        undated.name(),
        "0 of its %d records are booked: the log of the last run says why; next: mend that, then sync jd/flagship"
            .formatted(ORDERS));
  }

  private static Path export(int daysLater) {
    return stage
        .marketplaces
        .writeJdExport(Stage.DATE.plusDays(daysLater), folder.resolve("export"))
        .file();
  }

  private static Document landedByADeadRun(Path file) {
    var runs = stage.get(Runs.class);
    var dead =
        runs.start(new RunStart("sync", Cause.OPERATOR, "mei", Marketplaces.JD, null, null)).id();
    var landed = (Landed) stage.get(FileIntake.class).take(Marketplaces.JD, file, dead);
    runs.end(dead, RunState.FAILED, "process ended", null);
    return landed.document();
  }

  private static void damage(Document document) throws IOException {
    Files.writeString(stage.home.landing().resolve(document.path()), "not what came");
  }

  private static Path mappingWithAnotherColumn() {
    return ShippedMappings.copy(
        "jd",
        folder.resolve("mappings"),
        text -> text.replaceFirst("( +)运费金额: \\[\\]", "$1运费金额: []\n$1新列: []"));
  }
}

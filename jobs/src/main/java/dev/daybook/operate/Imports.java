package dev.daybook.operate;

import dev.daybook.canonical.ShopId;
import dev.daybook.canonical.Window;
import dev.daybook.channel.FileIntake;
import dev.daybook.channel.IntakeResult;
import dev.daybook.coverage.RunState;
import dev.daybook.landing.FileRefused;
import dev.daybook.operate.ImportReport.FileRefusal;
import dev.daybook.operate.ImportReport.ImportedFile;
import dev.daybook.operate.ImportReport.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Verb {@code import}: lands files by hand, books them in one run, and lets the rules look. The
 * files stay where they are.
 */
@Component
public class Imports {
  private final ShopFeeds shopFeeds;
  private final ShopRuns runs;
  private final FileIntake intake;
  private final RuleCheck rules;

  Imports(ShopFeeds shopFeeds, ShopRuns runs, FileIntake intake, RuleCheck rules) {
    this.shopFeeds = shopFeeds;
    this.runs = runs;
    this.intake = intake;
    this.rules = rules;
  }

  /**
   * @throws AskedWrongly for a shop or a file that is not there; then nothing is taken
   * @throws dev.daybook.coverage.ShopBusy when another living run holds the shop
   */
  public ImportReport take(ShopId shop, List<Path> files, Request request) {
    var feeds = AskedWrongly.unless(() -> shopFeeds.of(Scope.of(shop)));
    files.forEach(Imports::requireThere);
    var taken = new ArrayList<ImportedFile>();
    var stage = request.progress().begin("import", files.size());
    var run =
        runs.within(
            "import",
            Scope.of(shop),
            request,
            feeds,
            work ->
                files.forEach(
                    file -> {
                      taken.add(imported(file, taken(shop, file, work)));
                      stage.step(file.getFileName().toString());
                    }));
    return new ImportReport(
        run.runId(),
        shop,
        taken,
        run.accounts(),
        run.owed(),
        run.unfinished(),
        run.state().equals(RunState.STOPPED.name()) ? RulesLooked.AT_NOTHING : rules.today(request),
        run.notes());
  }

  private IntakeResult taken(ShopId shop, Path file, ShopRun run) {
    if (run.stop().getAsBoolean()) {
      return new IntakeResult.Stopped("%s was not looked at".formatted(file));
    }
    var result = intake.take(shop, file, run.id(), run.stop());
    if (result instanceof IntakeResult.Landed landed) {
      run.landed(landed);
    }
    return result;
  }

  private static void requireThere(Path file) {
    if (!Files.exists(file)) {
      throw AskedWrongly.noFile(file);
    }
  }

  private static ImportedFile imported(Path file, IntakeResult result) {
    var name = file.toString();
    if (result instanceof IntakeResult.Landed landed) {
      var document = landed.document();
      return new ImportedFile(
          name,
          State.LANDED,
          document.id(),
          document.records(),
          landed.covered().map(Window::from).orElse(null),
          landed.covered().map(Window::to).orElse(null),
          null);
    }
    if (result instanceof IntakeResult.AlreadyLanded already) {
      var document = already.document();
      return new ImportedFile(
          name, State.ALREADY_LANDED, document.id(), document.records(), null, null, null);
    }
    if (result instanceof IntakeResult.Unreadable unreadable) {
      return notTaken(name, State.UNREADABLE, unreadable(name, unreadable.reason()));
    }
    if (result instanceof IntakeResult.Stopped) {
      return notTaken(name, State.STOPPED, stopped(name));
    }
    return result instanceof IntakeResult.Refused refused
        ? notTaken(name, State.REFUSED, refusal(refused.reason()))
        : notTaken(name, State.UNFINISHED, stillWritten(name));
  }

  private static FileRefusal unreadable(String name, String reason) {
    return new FileRefusal(
        name, reason, "a file that this user may read", "import it again when it can be read");
  }

  private static FileRefusal stopped(String name) {
    return new FileRefusal(
        name,
        "a request to stop before it was read to its end",
        "the time that it takes",
        "import it again: nothing of it was kept");
  }

  private static FileRefusal stillWritten(String name) {
    return new FileRefusal(
        name,
        "a file that changed while it was read",
        "a file that is complete",
        "import it again when nobody writes it any more");
  }

  private static ImportedFile notTaken(String name, State state, FileRefusal refusal) {
    return new ImportedFile(name, state, null, null, null, null, refusal);
  }

  private static FileRefusal refusal(FileRefused reason) {
    return new FileRefusal(reason.place(), reason.found(), reason.expected(), reason.next());
  }
}

package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.mapping.CanonicalJson;
import dev.daybook.operate.Previewed;
import dev.daybook.operate.Previews;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description = {
      "Show which canonical orders or after-sales a file or an answer page would become. Writes nothing, needs no database.",
      "With --json: one JSON a line, an order or after-sale, or {\"rejected\", \"place\", \"reasons\"} for a record that",
      "cannot become one; people are shown. Without: a short block an order, people masked.",
      "Exit code 3 when a record was rejected."
    },
    footer = {
      "",
      "Examples:",
      "  ./daybook preview jd jd-orders-20261121.csv",
      "  ./daybook preview pinduoduo page.json --feed orders/updated --json"
    })
final class PreviewVerb extends Verb {
  @Parameters(index = "0", paramLabel = "CHANNEL", description = "A channel of the mappings.")
  String channel;

  @Parameters(index = "1", paramLabel = "FILE", description = "A file, or one answer page as JSON.")
  Path file;

  @Option(
      names = "--feed",
      paramLabel = "STREAM",
      description =
          "The feed that reads it, such as orders/updated; default: the one that fits its name or content.")
  String feed;

  PreviewVerb(Installation installation) {
    super(installation);
  }

  @Override
  int run(Screen screen) {
    var report =
        Previews.under(Names.folders(common))
            .preview(channel, file, Optional.ofNullable(feed), record -> show(screen, record));
    screen.say(
        "%,d records: %,d %s, %,d rejected (%s, %s)"
            .formatted(
                report.records(),
                report.readable(),
                report.ofAfterSales() ? "after-sales" : "orders",
                report.rejected(),
                report.stream(),
                report.mapping()));
    return report.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }

  private static void show(Screen screen, Previewed record) {
    if (!screen.json()) {
      screen.say(PreviewText.of(record));
    } else if (record instanceof Previewed.Readable readable) {
      screen.line(CanonicalJson.tree(readable.order()));
    } else if (record instanceof Previewed.Returned returned) {
      screen.line(CanonicalJson.tree(returned.afterSale()));
    } else {
      screen.line(record);
    }
  }
}

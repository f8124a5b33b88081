package dev.daybook.cli;

import dev.daybook.canonical.ShopId;
import dev.daybook.home.Installation;
import dev.daybook.operate.Imports;
import dev.daybook.operate.Request;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Land and book files of a shop by hand. The files stay where they are; the same file twice does nothing.",
      "Exit code 3 when a file was refused, or could not be booked to its end. Quarantined records are told, and no failure."
    },
    footer = {"", "Example:", "  ./daybook import jd/flagship jd-orders-20261121.csv"})
final class ImportVerb extends Verb {
  @Parameters(index = "0", paramLabel = "SHOP", description = "CHANNEL/SHOP of config.yaml.")
  String shop;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files as the channel gave them; their names tell the feed and the date.")
  List<Path> files;

  ImportVerb(Installation installation) {
    super(installation);
  }

  @Override
  int run(Screen screen) throws Exception {
    var id = Names.shop(shop);
    try (var stop = StopSignal.listening();
        var daybook = open()) {
      var request = request(stop);
      return AlertSending.after(daybook, screen, () -> take(screen, daybook, id, request));
    }
  }

  private int take(Screen screen, Installation.Open daybook, ShopId id, Request request) {
    var report = daybook.get(Imports.class).take(id, files, request);
    screen.answer(report, ImportText.of(report));
    return report.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
  }
}

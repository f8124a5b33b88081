package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.QuarantineDesk;
import dev.daybook.operate.QuarantineQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "quarantine",
    mixinStandardHelpOptions = true,
    description = "Records that could not become an order: look at them, and map them again.",
    subcommands = {
      QuarantineVerb.Listing.class,
      QuarantineVerb.Show.class,
      QuarantineVerb.Retry.class
    },
    footer = {"", "Example:", "  ./daybook quarantine list --shop jd/flagship"})
final class QuarantineVerb extends VerbGroup {
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List what is in quarantine, oldest first.",
      footer = {
        "",
        "Example:",
        "  ./daybook quarantine list --shop jd/flagship --field buyer_paid --older-than 2d"
      })
  static final class Listing extends Verb {
    @Option(names = "--shop", paramLabel = "SHOP", description = "CHANNEL/SHOP.")
    String shop;

    @Option(
        names = {"--field", "--rule"},
        paramLabel = "FIELD",
        description = "Part of the field that could not be read, as the list shows it.")
    String field;

    @Option(
        names = "--older-than",
        paramLabel = "AGE",
        description = "In quarantine for longer than this: 90m, 12h or 2d.")
    String age;

    @Mixin LimitOption limit;

    Listing(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      var asked = Optional.ofNullable(shop).map(Names::shop);
      var older = Optional.ofNullable(age).map(Listing::age);
      try (var daybook = open()) {
        var now = daybook.get(Clock.class).instant();
        var query =
            new QuarantineQuery(
                asked, Optional.ofNullable(field), older.map(now::minus), limit.most);
        var list = daybook.get(QuarantineDesk.class).list(query);
        screen.answer(list, QuarantineText.of(list));
        return ExitCode.DONE;
      }
    }

    private static Duration age(String text) {
      var upper = text.toUpperCase(Locale.ROOT);
      try {
        return Duration.parse(upper.endsWith("D") ? "P" + upper : "PT" + upper);
      } catch (DateTimeParseException e) {
        throw new Usage(
            "--older-than: cannot read '%s' as an age such as 90m, 12h or 2d".formatted(text));
      }
    }
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show one record: why it is in quarantine, and its source as it came.",
      footer = {"", "Example:", "  ./daybook quarantine show 7 --reveal"})
  static final class Show extends Verb {
    @Parameters(paramLabel = "ID", description = "As quarantine list shows it.")
    long id;

    @Option(
        names = "--reveal",
        description = "Show names, phones and addresses; else they are masked.")
    boolean reveal;

    Show(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var shown = daybook.get(QuarantineDesk.class).show(id, reveal);
        screen.answer(shown, QuarantineText.of(shown));
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "retry",
      mixinStandardHelpOptions = true,
      description = {
        "Map records again under today's mapping, and book those that can be read now.",
        "Exit code 3 when some still cannot."
      },
      footer = {
        "",
        "Examples:",
        "  ./daybook quarantine retry 7 8",
        "  ./daybook quarantine retry --all --shop jd/flagship"
      })
  static final class Retry extends Verb {
    @Parameters(paramLabel = "ID", arity = "0..*", description = "As quarantine list shows them.")
    List<Long> ids = List.of();

    @Option(names = "--all", description = "Everything that is in quarantine.")
    boolean all;

    @Option(names = "--shop", paramLabel = "SHOP", description = "With --all: only of this shop.")
    String shop;

    Retry(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      if (all != ids.isEmpty() || shop != null && !all) {
        throw new Usage("quarantine retry takes ids, or --all, perhaps with --shop");
      }
      var asked = Optional.ofNullable(shop).map(Names::shop);
      try (var stop = StopSignal.listening();
          var daybook = open()) {
        var request = request(stop);
        var desk = daybook.get(QuarantineDesk.class);
        var everything = new QuarantineQuery(asked, Optional.empty(), Optional.empty(), 1);
        var report = all ? desk.retryAll(everything, request) : desk.retry(ids, request);
        screen.answer(report, QuarantineText.of(report));
        return report.still() == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
      }
    }
  }
}

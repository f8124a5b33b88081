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
    description =
        "Records that could not become an order: look at them, map them again, or dismiss them.",
    subcommands = {
      QuarantineVerb.Listing.class,
      QuarantineVerb.Show.class,
      QuarantineVerb.Retry.class,
      QuarantineVerb.Dismiss.class
    },
    footer = {"", "Example:", "  ./daybook quarantine list --shop jd/flagship"})
final class QuarantineVerb extends VerbGroup {
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List what is in quarantine, oldest first.",
      footer = {
        "",
        "Examples:",
        "  ./daybook quarantine list --shop jd/flagship --field buyer_paid --older-than 2d",
        "  ./daybook quarantine list --state dismissed"
      })
  static final class Listing extends Verb {
    @Option(
        names = "--state",
        paramLabel = "STATE",
        defaultValue = "OPEN",
        description = "One of ${COMPLETION-CANDIDATES}, in any case (${DEFAULT-VALUE}).")
    QuarantineQuery.State state;

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
                state, asked, Optional.ofNullable(field), older.map(now::minus), limit.most);
        var list = daybook.get(QuarantineDesk.class).list(query);
        screen.answer(list, QuarantineText.of(list, state));
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
        "A dismissed one is taken when its id is given.",
        "Exit code 3 when some still cannot be read, or when it was stopped: the next one goes on."
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

    @Option(names = "--all", description = "Everything that is open in quarantine.")
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
        return report.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
      }
    }
  }

  @Command(
      name = "dismiss",
      mixinStandardHelpOptions = true,
      description = {
        "Say that records will not become orders, or have come as orders since.",
        "They stay kept and counted as quarantined; alert, report and list leave them out.",
        "All are dismissed, or none. A retry by id still books one that can be read then."
      },
      footer = {
        "",
        "Example:",
        "  ./daybook quarantine dismiss 7 8 --reason 'test orders, cancelled at the channel'"
      })
  static final class Dismiss extends Verb {
    @Parameters(paramLabel = "ID", arity = "1..*", description = "As quarantine list shows them.")
    List<Long> ids;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Why; kept with the records, your name and the time. Name no buyer in it.")
    String reason;

    Dismiss(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      if (reason.isBlank()) {
        throw new Usage("--reason is empty; expected why no order will come of it, in words");
      }
      try (var daybook = open()) {
        var report = daybook.get(QuarantineDesk.class).dismiss(ids, Operator.name(), reason);
        screen.answer(report, QuarantineText.of(report));
        return ExitCode.DONE;
      }
    }
  }
}

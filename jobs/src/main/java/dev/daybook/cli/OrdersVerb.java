package dev.daybook.cli;

import dev.daybook.canonical.OrderStatus;
import dev.daybook.home.Config;
import dev.daybook.home.Installation;
import dev.daybook.operate.OrderDesk;
import dev.daybook.operate.OrderSearch;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "orders",
    mixinStandardHelpOptions = true,
    description = "Look into the order book.",
    subcommands = {OrdersVerb.Show.class, OrdersVerb.Find.class, OrdersVerb.Waiting.class},
    footer = {"", "Example:", "  ./daybook orders show pinduoduo/flagship/261121-500000000000001"})
final class OrdersVerb extends VerbGroup {
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = {
        "Show one order: its lines, its after-sales, its trail, what the rules found, where its bytes are, and its hand-off.",
        "Names people."
      },
      footer = {
        "",
        "Examples:",
        "  ./daybook orders show 1024",
        "  ./daybook orders show pinduoduo/flagship/261121-500000000000001 --json"
      })
  static final class Show extends Verb {
    @Parameters(paramLabel = "ORDER", description = "Our order id, or CHANNEL/SHOP/NO.")
    String order;

    Show(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var report = daybook.get(OrderDesk.class).show(order);
        screen.answer(report, OrderText.of(report));
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "find",
      mixinStandardHelpOptions = true,
      description = "List orders, newest first. People are masked.",
      footer = {
        "",
        "Examples:",
        "  ./daybook orders find --shop jd/flagship --from 2026-11-21 --to 2026-11-22 --status PAID",
        "  ./daybook orders find --rule total-is-sum --json"
      })
  static final class Find extends Verb {
    @Option(names = "--shop", paramLabel = "SHOP", description = "CHANNEL/SHOP.")
    String shop;

    @Option(
        names = "--from",
        paramLabel = "T",
        description = "Ordered at or after this; with --to.")
    String from;

    @Option(names = "--to", paramLabel = "T", description = "Ordered before this.")
    String to;

    @Option(
        names = "--status",
        paramLabel = "STATUS",
        description = "One of ${COMPLETION-CANDIDATES}, in any case.")
    OrderStatus status;

    @Option(
        names = "--text",
        paramLabel = "TEXT",
        description = "In the order number, a note, or a line's title or SKU.")
    String text;

    @Option(
        names = "--rule",
        paramLabel = "RULE",
        description = "With an open finding of this rule.")
    String rule;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "50",
        description = "Orders a page (${DEFAULT-VALUE}).")
    int limit;

    @Option(
        names = "--page",
        paramLabel = "N",
        defaultValue = "1",
        description = "From 1 (${DEFAULT-VALUE}).")
    int page;

    Find(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      var asked = Optional.ofNullable(shop).map(Names::shop);
      var span = Spans.of(from, to);
      try (var daybook = open()) {
        var calendar = daybook.get(Config.class).calendar();
        var search =
            new OrderSearch(
                asked,
                span.map(written -> written.in(calendar)),
                Optional.ofNullable(status),
                Optional.ofNullable(text),
                Optional.ofNullable(rule),
                page,
                limit);
        var found = daybook.get(OrderDesk.class).find(search);
        screen.answer(found, OrderText.of(found));
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "waiting",
      mixinStandardHelpOptions = true,
      description = {
        "List after-sales whose order the book does not hold, the longest waiting first.",
        "They take effect by themselves when the order is booked."
      },
      footer = {"", "Example:", "  ./daybook orders waiting --shop pinduoduo/flagship --json"})
  static final class Waiting extends Verb {
    @Option(names = "--shop", paramLabel = "SHOP", description = "CHANNEL/SHOP.")
    String shop;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "50",
        description = "How many are shown at most (${DEFAULT-VALUE}).")
    int limit;

    Waiting(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      var asked = Optional.ofNullable(shop).map(Names::shop);
      try (var daybook = open()) {
        var report = daybook.get(OrderDesk.class).waiting(asked, Math.max(1, limit));
        screen.answer(report, OrderText.of(report));
        return ExitCode.DONE;
      }
    }
  }
}

package dev.daybook.cli;

import dev.daybook.home.Installation;
import dev.daybook.operate.ReviewDesk;
import dev.daybook.operate.ReviewReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = "Decide on orders that a rule holds back from the ERP.",
    subcommands = {ReviewVerb.Listing.class, ReviewVerb.Approve.class, ReviewVerb.Reject.class},
    footer = {"", "Example:", "  ./daybook review list"})
final class ReviewVerb extends VerbGroup {
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List reviews, oldest first.",
      footer = {"", "Example:", "  ./daybook review list --state open --json"})
  static final class Listing extends Verb {
    @Option(
        names = "--state",
        paramLabel = "STATE",
        defaultValue = "OPEN",
        description = "One of ${COMPLETION-CANDIDATES}, in any case (${DEFAULT-VALUE}).")
    ReviewDesk.State state;

    @Mixin LimitOption limit;

    Listing(Installation installation) {
      super(installation);
    }

    @Override
    int run(Screen screen) {
      try (var daybook = open()) {
        var list = daybook.get(ReviewDesk.class).list(state, limit.most);
        screen.answer(list, text(list));
        return ExitCode.DONE;
      }
    }

    private String text(ReviewDesk.Listed list) {
      if (list.reviews().isEmpty()) {
        return "no reviews in state " + state;
      }
      var table = new Table("id", "since (UTC)", "order", "shop", "number", "rule", "found");
      list.reviews()
          .forEach(
              review ->
                  table.row(
                      String.valueOf(review.reviewId()),
                      review.openedAt(),
                      String.valueOf(review.orderId()),
                      review.shop(),
                      review.externalNo(),
                      review.rule(),
                      review.message()));
      return table + (list.more() ? "  … and more; --limit shows them\n" : "");
    }
  }

  /** One decision on one review. */
  abstract static class Decision extends Verb {
    @Parameters(paramLabel = "ID", description = "As review list shows it.")
    long id;

    @Option(
        names = "--note",
        required = true,
        paramLabel = "TEXT",
        description = "Why; kept with the decision, your name and the time.")
    String note;

    Decision(Installation installation) {
      super(installation);
    }

    abstract ReviewReport decide(ReviewDesk desk, String by);

    @Override
    final int run(Screen screen) {
      if (note.isBlank()) {
        throw new Usage("--note is empty; expected the reason in words");
      }
      try (var daybook = open()) {
        var review = decide(daybook.get(ReviewDesk.class), Operator.name());
        screen.answer(
            review,
            "review %d of order %d (%s): %s by %s"
                .formatted(
                    review.reviewId(),
                    review.orderId(),
                    review.rule(),
                    review.state(),
                    review.decidedBy()));
        return ExitCode.DONE;
      }
    }
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description = "Lift the hold: the order goes to the ERP with the next hand-off.",
      footer = {
        "",
        "Example:",
        "  ./daybook review approve 3 --note 'price agreed with the buyer'"
      })
  static final class Approve extends Decision {
    Approve(Installation installation) {
      super(installation);
    }

    @Override
    ReviewReport decide(ReviewDesk desk, String by) {
      return desk.approve(id, by, note);
    }
  }

  @Command(
      name = "reject",
      mixinStandardHelpOptions = true,
      description = "Keep the order back until what the rule found changes.",
      footer = {
        "",
        "Example:",
        "  ./daybook review reject 3 --note 'amount is wrong, asked the channel'"
      })
  static final class Reject extends Decision {
    Reject(Installation installation) {
      super(installation);
    }

    @Override
    ReviewReport decide(ReviewDesk desk, String by) {
      return desk.reject(id, by, note);
    }
  }
}

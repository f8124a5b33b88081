package dev.daybook.cli;

import dev.daybook.canonical.Accounts;
import dev.daybook.canonical.BusinessCalendar;
import dev.daybook.operate.MorningReport;
import dev.daybook.operate.MorningReport.OwedTime;
import dev.daybook.operate.MorningReport.ShopTrouble;
import dev.daybook.operate.MorningReport.UnfinishedFile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The morning report as people read it. */
final class ReportText {
  private static final int SHOWN_HOLES = 20;

  private ReportText() {}

  static String of(MorningReport report) {
    var text = new StringBuilder();
    text.append("Daybook of %s (%s)%n%n".formatted(report.date(), report.zone()));
    text.append(verdict(report)).append("\n\n");
    coverage(text, report);
    accounts(text, report);
    money(text, report);
    book(text, report);
    work(text, report);
    return text.toString();
  }

  private static String verdict(MorningReport report) {
    return switch (report.verdict()) {
      case COMPLETE -> "COMPLETE  nothing is owed, and the book balances";
      case SO_FAR ->
          "SO FAR  nothing that is due is owed, and the book balances; not due yet: time of %s"
              .formatted(notDue(report));
      case EMPTY -> empty(report);
      case INCOMPLETE -> "INCOMPLETE  " + reasons(report);
    };
  }

  private static String notDue(MorningReport report) {
    var feeds = report.coverage().feeds();
    return "%d of %d feeds"
        .formatted(feeds.stream().filter(feed -> feed.notDueSeconds() > 0).count(), feeds.size());
  }

  private static StringJoiner reasons(MorningReport report) {
    var reasons = new StringJoiner(", and ");
    if (!report.coverage().holes().isEmpty()) {
      reasons.add("time is owed");
    }
    if (report.troubles().stream().anyMatch(ShopTrouble::blocking)) {
      reasons.add("a shop is in trouble");
    }
    if (!report.unfinished().isEmpty()) {
      reasons.add("files are not booked to their end");
    }
    if (!report.accounts().balanced()
        || report.money().values().stream().anyMatch(money -> !money.balanced())
        || report.refunds().values().stream().anyMatch(money -> !money.balanced())) {
      reasons.add("the accounts do not balance");
    }
    if (!report.book().contradictions().isEmpty()) {
      reasons.add("the book does not hold what the accounts claim");
    }
    return reasons;
  }

  /** What nobody asked for is complete too, but proves nothing. */
  private static String empty(MorningReport report) {
    return report.coverage().feeds().isEmpty()
        ? "EMPTY  config.yaml names no shops: nothing is asked for"
        : "EMPTY  nothing of this date is owed: it lies before every feed's go-live, or is not due yet";
  }

  private static void coverage(StringBuilder text, MorningReport report) {
    text.append("Coverage\n");
    var table = new Table("feed", "sealed", "owed", "not due", "settled");
    for (var feed : report.coverage().feeds()) {
      table.row(
          feed.feed(),
          duration(feed.sealedSeconds()),
          duration(feed.owedSeconds()),
          duration(feed.notDueSeconds()),
          SettledText.of(feed.settlement()));
    }
    text.append(table);
    var calendar = new BusinessCalendar(report.zone());
    report.coverage().holes().stream()
        .limit(SHOWN_HOLES)
        .forEach(hole -> text.append("  owed  ").append(hole(calendar, hole)).append('\n'));
    int hidden = report.coverage().holes().size() - SHOWN_HOLES;
    if (hidden > 0) {
      text.append("  … and ").append(hidden).append(" more\n");
    }
    text.append(unfinished(report.unfinished()));
    text.append(troubles(report.troubles()));
    text.append('\n');
    text.append(SettledText.of(report.coverage().before()));
  }

  static String hole(BusinessCalendar calendar, OwedTime hole) {
    return "%s  [%s, %s)  %s"
        .formatted(
            hole.feed(),
            hole.from().atZone(calendar.zone()).toOffsetDateTime(),
            hole.to().atZone(calendar.zone()).toOffsetDateTime(),
            hole.reason());
  }

  static String unfinished(List<UnfinishedFile> files) {
    return files.stream()
        .map(
            file ->
                "  unfinished  %s  document %d (%s)  %s%n"
                    .formatted(file.shop(), file.document(), file.file(), file.reason()))
        .collect(Collectors.joining());
  }

  static String troubles(List<ShopTrouble> troubles) {
    return troubles.stream()
        .map(trouble -> (trouble.blocking() ? "  TROUBLE  " : "  soon  ") + trouble.what() + "\n")
        .collect(Collectors.joining());
  }

  private static String duration(long seconds) {
    var duration = Duration.ofSeconds(seconds);
    return "%d:%02d:%02d"
        .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }

  private static void accounts(StringBuilder text, MorningReport report) {
    text.append("Accounts, in records\n");
    var table =
        new Table(
            "shop",
            "fetched",
            "created",
            "updated",
            "unchanged",
            "stale",
            "duplicate",
            "quarantined");
    report.shops().forEach(shop -> row(table, shop.shop(), shop.accounts()));
    row(table, "all", report.accounts());
    if (report.secondReadings().fetched() > 0) {
      row(table, "of these second readings", report.secondReadings());
    }
    text.append(table);
    text.append(
        report.accounts().balanced()
            ? "  fetched = created + updated + unchanged + stale + duplicate + quarantined\n\n"
            : "  NOT BALANCED: %d fetched, %d settled%n%n"
                .formatted(report.accounts().fetched(), report.accounts().settled()));
  }

  static void row(Table table, Object name, Accounts accounts) {
    table.row(
        name,
        accounts.fetched(),
        accounts.created(),
        accounts.updated(),
        accounts.unchanged(),
        accounts.stale(),
        accounts.duplicate(),
        accounts.quarantined());
  }

  private static void money(StringBuilder text, MorningReport report) {
    money(text, "Money of these records, as paid by buyers", report.money());
    if (!report.refunds().isEmpty()) {
      money(text, "Money of these records, as paid back after sales", report.refunds());
    }
  }

  private static void money(
      StringBuilder text, String title, Map<String, MorningReport.MoneyBalance> balances) {
    text.append(title).append('\n');
    var table = new Table("currency", "stated by the sources", "settled here", "");
    balances.forEach(
        (currency, money) ->
            table.row(
                currency,
                money.fetched().toPlainString(),
                money.settled().toPlainString(),
                money.balanced() ? "balanced" : "NOT BALANCED"));
    text.append(table).append('\n');
  }

  private static void book(StringBuilder text, MorningReport report) {
    text.append("Order book: %,d orders%n".formatted(report.book().orders()));
    var table = new Table("status", "orders");
    report.book().byStatus().forEach(table::row);
    text.append(table);
    report
        .book()
        .contradictions()
        .forEach(what -> text.append("  CONTRADICTION  ").append(what).append('\n'));
    text.append('\n');
  }

  private static void work(StringBuilder text, MorningReport report) {
    text.append("For people\n");
    var table = new Table("what", "open", "next step");
    table.row("quarantined records", report.work().openQuarantine(), "daybook quarantine list");
    table.row(
        "after-sales without order", report.work().waitingAfterSales(), "daybook orders waiting");
    table.row("orders held for review", report.work().openReviews(), "daybook review list");
    report
        .work()
        .openFindings()
        .forEach(
            (rule, open) ->
                table.row("found by " + rule, open, "daybook orders find --rule " + rule));
    text.append(table).append('\n');
    var handoff = report.handoff();
    text.append(
        "Hand-off: %,d exported = %,d acknowledged + %,d pending + %,d refused%n"
            .formatted(
                handoff.exported(), handoff.acknowledged(), handoff.pending(), handoff.refused()));
  }
}

package dev.daybook.cli;

import dev.daybook.operate.RunReport;
import dev.daybook.operate.RunReport.Listed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Runs, as people read them. Times are UTC. */
final class RunsText {
  private RunsText() {}

  static String of(Listed list) {
    if (list.runs().isEmpty()) {
      return "no such runs\n";
    }
    var table =
        new Table(
            "id",
            "state",
            "kind",
            "shop",
            "asked by",
            "for",
            "done",
            "records",
            "a minute",
            "started (UTC)",
            "ended (UTC)");
    list.runs()
        .forEach(
            run ->
                table.row(
                    String.valueOf(run.runId()),
                    run.state(),
                    run.kind(),
                    shop(run),
                    asked(run),
                    what(run),
                    done(run),
                    run.records(),
                    run.recordsPerMinute(),
                    second(run.startedAt()),
                    end(run)));
    return table + (list.more() ? "  … and more; --limit shows them\n" : "");
  }

  static String of(RunReport run) {
    var text = new StringBuilder();
    text.append(
        "run %d  %s  %s of %s%n%n".formatted(run.runId(), run.state(), run.kind(), shop(run)));
    line(text, "asked", "by " + asked(run) + ", for " + what(run));
    line(text, "started", run.startedAt() + " in process " + run.process());
    line(text, "alive", run.endedAt() == null ? run.aliveAt() : null);
    line(text, "ended", run.endedAt());
    line(text, "progress", progress(run));
    line(text, "expected", run.endsAt() == null ? null : "to be done by " + second(run.endsAt()));
    line(text, "waits", run.waitsFor() == null ? null : "for " + run.waitsFor());
    line(
        text,
        "stop",
        run.stopBy() == null ? null : "asked by %s at %s".formatted(run.stopBy(), run.stopAt()));
    line(text, "dead", dead(run));
    line(text, "message", run.message() == null || run.message().isEmpty() ? null : run.message());
    return text.append(accounts(run)).toString();
  }

  private static void line(StringBuilder text, String name, Object value) {
    if (value != null) {
      text.append("  %-9s %s%n".formatted(name, value));
    }
  }

  private static String accounts(RunReport run) {
    if (run.accounts() == null) {
      return "";
    }
    var table =
        new Table(
            "", "fetched", "created", "updated", "unchanged", "stale", "duplicate", "quarantined");
    ReportText.row(table, "records", run.accounts());
    return "\n" + table;
  }

  private static String progress(RunReport run) {
    var steps = run.planned() == 0 ? "" : done(run) + " done, ";
    return "%s%,d records landed, %,d booked, %,d a minute, %,d calls"
        .formatted(steps, run.records(), run.booked(), run.recordsPerMinute(), run.calls());
  }

  private static String dead(RunReport run) {
    return run.state().equals("DEAD")
        ? "its process has ended; the next start on the shop ends this run and goes on"
        : null;
  }

  private static String shop(RunReport run) {
    return run.shop() == null ? "all shops" : run.shop().toString();
  }

  private static String asked(RunReport run) {
    return "%s (%s)".formatted(run.operator(), run.cause().toLowerCase(java.util.Locale.ROOT));
  }

  private static String what(RunReport run) {
    if (run.from() != null) {
      return "[%s, %s)".formatted(run.from(), run.to());
    }
    return run.date() == null ? "all that is owed" : run.date().toString();
  }

  /** {@code 12/48 windows}; documents of a replay are met twice. */
  private static String done(RunReport run) {
    return run.planned() == 0
        ? ""
        : "%,d/%,d %s"
            .formatted(
                run.done(),
                run.planned(),
                run.kind().equals("replay") ? "documents twice" : "windows");
  }

  private static String end(RunReport run) {
    if (run.endedAt() != null) {
      return second(run.endedAt());
    }
    return run.endsAt() == null ? "" : "about " + second(run.endsAt());
  }

  private static String second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}

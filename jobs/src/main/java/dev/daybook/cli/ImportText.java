package dev.daybook.cli;

import dev.daybook.operate.ImportReport;
import dev.daybook.operate.ImportReport.ImportedFile;

/** What became of imported files, as people read it. */
final class ImportText {
  private ImportText() {}

  static String of(ImportReport report) {
    var text = new StringBuilder("%s (run %d)%n%n".formatted(report.shop(), report.runId()));
    report.files().forEach(file -> text.append(file(file)));
    var accounts =
        new Table(
            "", "fetched", "created", "updated", "unchanged", "stale", "duplicate", "quarantined");
    ReportText.row(accounts, "records", report.accounts());
    text.append('\n').append(accounts);
    text.append(NightText.owed(report.owed())).append(ReportText.unfinished(report.unfinished()));
    if (report.accounts().quarantined() > 0) {
      text.append("  next  daybook quarantine list --shop ").append(report.shop()).append('\n');
    }
    if (report.rules().held() > 0) {
      text.append(
          "  next  daybook review list: the rules hold %,d orders%n"
              .formatted(report.rules().held()));
    }
    if (!report.rules().stopped().isEmpty()) {
      text.append("  note  the rules: ").append(report.rules().stopped()).append('\n');
    }
    report.notes().forEach(note -> text.append("  note  ").append(note).append('\n'));
    return text.toString();
  }

  private static String file(ImportedFile file) {
    return switch (file.state()) {
      case LANDED ->
          "landed          %s  %,d records, document %d%s%n"
              .formatted(file.file(), file.records(), file.documentId(), covered(file));
      case ALREADY_LANDED ->
          "already landed  %s  as document %d; nothing was done%n"
              .formatted(file.file(), file.documentId());
      case REFUSED, UNFINISHED, STOPPED, UNREADABLE ->
          "refused         %s%n  where     %s%n  found     %s%n  expected  %s%n  next      %s%n"
              .formatted(
                  file.file(),
                  file.refusal().place(),
                  file.refusal().found(),
                  file.refusal().expected(),
                  file.refusal().next());
    };
  }

  private static String covered(ImportedFile file) {
    return file.coveredFrom() == null
        ? ", covers no known time"
        : ", covers [%s, %s)".formatted(file.coveredFrom(), file.coveredTo());
  }
}

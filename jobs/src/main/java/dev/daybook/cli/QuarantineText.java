package dev.daybook.cli;

import static dev.daybook.cli.PreviewText.orNone;

import dev.daybook.operate.QuarantineReport.Listed;
import dev.daybook.operate.QuarantineReport.Retried;
import dev.daybook.operate.QuarantineReport.Shown;

/** The quarantine, as people read it. Times are UTC. */
final class QuarantineText {
  private QuarantineText() {}

  static String of(Listed list) {
    if (list.records().isEmpty()) {
      return "nothing is in quarantine\n";
    }
    var table =
        new Table(
            "id",
            "since (UTC)",
            "shop",
            "document",
            "record",
            "order",
            "field",
            "expected",
            "reasons");
    list.records()
        .forEach(
            record ->
                table.row(
                    String.valueOf(record.id()),
                    record.quarantinedAt(),
                    record.shop(),
                    record.document(),
                    record.recordNo(),
                    record.externalNo(),
                    record.field(),
                    record.expected(),
                    record.reasons()));
    return table
        + (list.more() ? "  … and more; --limit shows them\n" : "")
        + "\nnext: daybook quarantine show ID, mend the mapping, then daybook quarantine retry ID\n";
  }

  static String of(Shown record) {
    var text = new StringBuilder();
    text.append(
        "%d  %s %s  %s  order %s%n  record %d of document %d, %s%n  %s%n  quarantined %s, retried %s, released %s%n%n"
            .formatted(
                record.id(),
                record.shop(),
                record.stream(),
                record.state(),
                record.externalNo().isEmpty() ? "unknown" : record.externalNo(),
                record.recordNo(),
                record.documentId(),
                record.place(),
                record.path(),
                record.quarantinedAt(),
                orNone(record.retriedAt()),
                orNone(record.releasedAt())));
    text.append("Reasons\n").append(PreviewText.reasons(record.reasons())).append("\nSource");
    text.append(record.revealed() ? "\n" : " (people are masked; --reveal shows them)\n");
    for (var row : record.source()) {
      row.forEach((field, value) -> text.append("  %s: %s%n".formatted(field, orNone(value))));
      text.append('\n');
    }
    return text.toString();
  }

  static String of(Retried report) {
    var text = new StringBuilder();
    for (var record : report.records()) {
      text.append(
          switch (record.outcome()) {
            case "RELEASED" -> "released  %d  %s%n".formatted(record.id(), record.booked());
            case "STILL" ->
                "still     %d%n%s".formatted(record.id(), PreviewText.reasons(record.reasons()));
            default -> "before    %d  had left quarantine already%n".formatted(record.id());
          });
    }
    return text
        + "%,d retried: %,d released, %,d still in quarantine%n"
            .formatted(report.retried(), report.released(), report.still());
  }
}

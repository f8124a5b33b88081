package dev.daybook.cli;

import static dev.daybook.cli.PreviewText.orNone;

import dev.daybook.operate.QuarantineQuery.State;
import dev.daybook.operate.QuarantineReport.Dismissed;
import dev.daybook.operate.QuarantineReport.Listed;
import dev.daybook.operate.QuarantineReport.Retried;
import dev.daybook.operate.QuarantineReport.Shown;

/** The quarantine, as people read it. Times are UTC. */
final class QuarantineText {
  private static final String NEXT =
      """

      next: daybook quarantine show ID, mend the mapping, then daybook quarantine retry ID
            one that will never become an order: daybook quarantine dismiss ID --reason TEXT
      """;

  private QuarantineText() {}

  static String of(Listed list, State state) {
    if (list.records().isEmpty()) {
      return state == State.OPEN
          ? "nothing is in quarantine\n"
          : "nothing of the quarantine is %s%n".formatted(state);
    }
    var more = list.more() ? "  … and more; --limit shows them\n" : "";
    return switch (state) {
      case OPEN -> reasons(list) + more + NEXT;
      case DISMISSED -> dismissals(list) + more;
      case RELEASED -> reasons(list) + more;
    };
  }

  private static Table reasons(Listed list) {
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
    return table;
  }

  private static Table dismissals(Listed list) {
    var table =
        new Table("id", "dismissed (UTC)", "by", "shop", "document", "record", "order", "why");
    list.records()
        .forEach(
            record ->
                table.row(
                    String.valueOf(record.id()),
                    record.dismissal().at(),
                    record.dismissal().by(),
                    record.shop(),
                    record.document(),
                    record.recordNo(),
                    record.externalNo(),
                    record.dismissal().reason()));
    return table;
  }

  static String of(Shown record) {
    var text = new StringBuilder();
    text.append(
        "%d  %s %s  %s  order %s%n  record %d of document %d, %s%n  %s%n  quarantined %s, retried %s, released %s%n"
            .formatted(
                record.id(),
                record.shop(),
                record.stream(),
                record.state(),
                orUnknown(record.externalNo()),
                record.recordNo(),
                record.documentId(),
                record.place(),
                record.path(),
                record.quarantinedAt(),
                orNone(record.retriedAt()),
                orNone(record.releasedAt())));
    text.append(dismissal(record)).append(bookedSince(record)).append('\n');
    text.append("Reasons\n").append(PreviewText.reasons(record.reasons())).append("\nSource");
    text.append(record.revealed() ? "\n" : " (people are masked; --reveal shows them)\n");
    for (var row : record.source()) {
      row.forEach((field, value) -> text.append("  %s: %s%n".formatted(field, orNone(value))));
      text.append('\n');
    }
    return text.toString();
  }

  private static String dismissal(Shown record) {
    var said = record.dismissal();
    return said == null
        ? ""
        : "  dismissed %s by %s: %s%n".formatted(said.at(), said.by(), said.reason());
  }

  private static String bookedSince(Shown record) {
    var since = record.bookedSince();
    return since == null
        ? ""
        : "  booked since from document %d: %s%n"
            .formatted(
                since.documentId(),
                since.orderId() == null
                    ? "its order is not in the book yet"
                    : "daybook orders show " + since.orderId());
  }

  static String of(Dismissed report) {
    var text = new StringBuilder();
    for (var record : report.records()) {
      text.append(
          "dismissed  %d  %s  order %s%n"
              .formatted(record.id(), record.shop(), orUnknown(record.externalNo())));
    }
    return text
        + "%,d dismissed by %s; they stay counted as quarantined; next: daybook quarantine list --state dismissed%n"
            .formatted(report.dismissed(), report.by());
  }

  private static String orUnknown(String number) {
    return number.isEmpty() ? "unknown" : number;
  }

  static String of(Retried report) {
    var text = new StringBuilder();
    for (var record : report.records()) {
      text.append(
          switch (record.outcome()) {
            case "RELEASED" -> "released  %d  %s%n".formatted(record.id(), record.booked());
            case "STILL" ->
                "still     %d%n%s".formatted(record.id(), PreviewText.reasons(record.reasons()));
            case "WAS_DISMISSED" ->
                "left      %d  was dismissed meanwhile; its id retries it%n".formatted(record.id());
            default -> "before    %d  had left quarantine already%n".formatted(record.id());
          });
    }
    text.append(
        "%,d retried: %,d released, %,d still in quarantine%n"
            .formatted(report.retried(), report.released(), report.still()));
    return text.append(report.stopped().isEmpty() ? "" : report.stopped() + "\n").toString();
  }
}

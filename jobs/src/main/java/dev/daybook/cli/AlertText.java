package dev.daybook.cli;

import dev.daybook.notify.KeptAlert;
import dev.daybook.notify.KeptAlert.KeptMessage;
import dev.daybook.notify.MessageState;
import dev.daybook.notify.ReceiverState;
import dev.daybook.operate.AlertReport.Listed;
import java.util.stream.Collectors;

/** Alerts as people read them. */
final class AlertText {
  private AlertText() {}

  static String of(Listed list, boolean all) {
    var text = new StringBuilder(alerts(list, all));
    list.receivers().stream()
        .filter(state -> !state.isWell())
        .forEach(state -> text.append(unwell(state)));
    if (list.receivers().isEmpty()) {
      text.append("nobody is told: there are no receivers below alerts in config.yaml\n");
    }
    if (list.unsent() > 0) {
      text.append("%,d messages are not sent yet%n".formatted(list.unsent()));
    }
    return text.toString();
  }

  private static String alerts(Listed list, boolean all) {
    if (list.alerts().isEmpty()) {
      return all ? "there were no alerts\n" : "nothing is wrong, as far as is known\n";
    }
    var table = new Table("id", "severity", "since (UTC)", "until (UTC)", "seen", "told", "what");
    list.alerts()
        .forEach(
            alert ->
                table.row(
                    String.valueOf(alert.id()),
                    alert.severity(),
                    alert.firstSeenAt(),
                    alert.endedAt() == null ? "" : alert.endedAt(),
                    alert.times(),
                    told(alert),
                    alert.title()));
    return table + (list.more() ? "  … and more; --limit shows them\n" : "");
  }

  private static String told(KeptAlert alert) {
    var names =
        alert.messages().stream()
            .filter(message -> message.state() == MessageState.SENT)
            .map(KeptMessage::receiver)
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "nobody" : names;
  }

  private static String unwell(ReceiverState state) {
    return "receiver %s %s: %s%n  not asked before %s; next: mend it, then daybook alerts test %s%n"
        .formatted(
            state.name(),
            state.refused()
                ? "REFUSES"
                : "has not answered well %d times".formatted(state.failures()),
            state.told(),
            state.notBefore(),
            state.name());
  }

  static String of(KeptAlert alert) {
    var text = new StringBuilder();
    text.append("alert %d  %s  %s%n".formatted(alert.id(), alert.severity(), alert.title()));
    text.append("  cause  %s%n".formatted(alert.cause()));
    text.append(
        "  since  %s, last seen %s, %d times%n"
            .formatted(alert.firstSeenAt(), alert.lastSeenAt(), alert.times()));
    if (alert.endedAt() != null) {
      text.append("  ended  %s%n".formatted(alert.endedAt()));
    }
    alert.text().lines().forEach(line -> text.append("  ").append(line).append('\n'));
    text.append("  next   %s%n".formatted(alert.nextStep()));
    return text.append(messages(alert)).toString();
  }

  private static String messages(KeptAlert alert) {
    if (alert.messages().isEmpty()) {
      return "nobody was told: no route takes it\n";
    }
    var table =
        new Table("about", "receiver", "state", "attempts", "written (UTC)", "sent (UTC)", "");
    alert
        .messages()
        .forEach(
            message ->
                table.row(
                    message.about(),
                    message.receiver(),
                    message.state(),
                    message.attempts(),
                    message.createdAt(),
                    message.sentAt() == null ? "" : message.sentAt(),
                    remark(message)));
    return table.toString();
  }

  private static String remark(KeptMessage message) {
    var error = message.lastError() == null ? "" : message.lastError();
    return message.notBefore() == null
        ? error
        : "not before %s%s".formatted(message.notBefore(), error.isEmpty() ? "" : "; " + error);
  }
}

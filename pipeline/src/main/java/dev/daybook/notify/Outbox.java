package dev.daybook.notify;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Writes messages, a row for each receiver. Joins the transaction that changes the alert: both are
 * there or neither is.
 */
@Component
class Outbox {
  private final MessageMapper messages;
  private final AlertMapper alerts;
  private final AlertSettings settings;
  private final Clock clock;

  Outbox(MessageMapper messages, AlertMapper alerts, AlertSettings settings, Clock clock) {
    this.messages = messages;
    this.alerts = alerts;
    this.settings = settings;
    this.clock = clock;
  }

  void raised(AlertRow alert) {
    settings
        .addresses(alert.severity(), alert.shopId())
        .forEach(to -> write(alert, MessageAbout.RAISED, to));
  }

  /** Who has not been told yet is told of what it is now, and once. */
  void worse(AlertRow alert) {
    messages.worsen(alert.alertId(), alert.severity());
    unlessWaiting(alert, MessageAbout.WORSE);
  }

  void reminder(AlertRow alert) {
    unlessWaiting(alert, MessageAbout.REMINDER);
  }

  private void unlessWaiting(AlertRow alert, MessageAbout about) {
    var waiting = receivers(alert, Set.of(MessageState.PENDING, MessageState.SENDING));
    settings.addresses(alert.severity(), alert.shopId()).stream()
        .filter(to -> !waiting.contains(to.receiver()))
        .forEach(to -> write(alert, about, to));
  }

  private Set<String> receivers(AlertRow alert, Set<MessageState> states) {
    return messages.of(alert.alertId()).stream()
        .filter(message -> states.contains(message.state()))
        .map(MessageRow::receiver)
        .collect(Collectors.toSet());
  }

  /** Told to those that were told of it, or are being told just now. */
  void ended(AlertRow alert) {
    messages.dropOvertaken(alert.alertId());
    messages.of(alert.alertId()).stream()
        .filter(
            message ->
                message.state() == MessageState.SENT || message.state() == MessageState.SENDING)
        .collect(Collectors.toMap(MessageRow::receiver, MessageRow::address, (one, same) -> one))
        .values()
        .forEach(to -> write(alert, MessageAbout.ENDED, to));
  }

  private void write(AlertRow alert, MessageAbout about, Address to) {
    var now = now();
    messages.insert(
        alert.alertId(), about, to, alert.severity(), now, now.plus(settings.together()));
  }

  /** To the next of those that are to be told instead. */
  void passOn(MessageRow message, String why) {
    var rest = message.address().fallback();
    passOn(message, List.of(new Address(rest.get(0), rest.subList(1, rest.size()))), why);
  }

  /** What waits for a receiver that is not configured any more goes where it would go today. */
  void readdress() {
    var known = settings.receivers().stream().map(ReceiverSettings::name).toList();
    if (known.isEmpty()) {
      return;
    }
    for (var message : messages.lockStrangers(known)) {
      var shop = alerts.find(message.alertId()).shopId();
      passOn(
          message,
          settings.addresses(message.severity(), shop),
          "receiver '%s' is not configured any more".formatted(message.receiver()));
    }
  }

  private void passOn(MessageRow message, List<Address> to, String why) {
    var of = messages.of(message.alertId());
    to.stream()
        .filter(address -> of.stream().noneMatch(other -> says(other, message, address)))
        .forEach(
            address ->
                messages.insert(
                    message.alertId(),
                    message.about(),
                    address,
                    message.severity(),
                    message.createdAt(),
                    now()));
    messages.passedOn(message.messageId(), why);
  }

  /** Whether the other message tells this receiver the same already. */
  private static boolean says(MessageRow other, MessageRow message, Address to) {
    return other.receiver().equals(to.receiver())
        && other.about() == message.about()
        && other.createdAt().equals(message.createdAt());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}

package dev.daybook.notify;

import dev.daybook.database.Asking;
import dev.daybook.database.DatabaseSettings;
import dev.daybook.notify.KeptAlert.KeptMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.stereotype.Component;

/** What is and was wrong, and who was told. */
@Component
public class AlertBook {
  private final AlertMapper alerts;
  private final MessageMapper messages;
  private final SendingMapper sendings;
  private final AlertSettings settings;
  private final Clock clock;

  AlertBook(
      AlertMapper alerts,
      MessageMapper messages,
      SendingMapper sendings,
      AlertSettings settings,
      Clock clock) {
    this.alerts = alerts;
    this.messages = messages;
    this.sendings = sendings;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Newest first.
   *
   * @param all those that have ended too
   */
  public List<KeptAlert> list(boolean all, int most) {
    var states = states();
    return alerts.list(all, most).stream().map(row -> kept(row, states)).toList();
  }

  public Optional<KeptAlert> find(long id) {
    return Optional.ofNullable(alerts.find(id)).map(row -> kept(row, states()));
  }

  /** The configured receivers in their order, then those that were told once and are none now. */
  public List<ReceiverState> receivers() {
    var states = states();
    var configured =
        settings.receivers().stream()
            .map(each -> state(each, Optional.ofNullable(states.get(each.name()))));
    var names = settings.receivers().stream().map(ReceiverSettings::name).toList();
    var former =
        states.values().stream()
            .filter(row -> !names.contains(row.receiver()))
            .sorted(Comparator.comparing(ReceiverRow::receiver))
            .map(row -> ReceiverState.of(row, ""));
    return Stream.concat(configured, former).toList();
  }

  private static ReceiverState state(ReceiverSettings receiver, Optional<ReceiverRow> row) {
    return row.map(known -> ReceiverState.of(known, receiver.kind()))
        .orElseGet(
            () -> new ReceiverState(receiver.name(), receiver.kind(), 0, false, null, null, null));
  }

  /** How many messages are not sent yet. */
  public int unsent() {
    return messages.unsent();
  }

  /**
   * The receivers of an installation that is not open which did not take their last message.
   *
   * @throws org.springframework.dao.DataAccessException when the database does not answer
   */
  public static List<ReceiverState> unwell(DatabaseSettings database) {
    try {
      return Asking.of(database, SendingMapper.class, SendingMapper::receivers).stream()
          .map(row -> ReceiverState.of(row, ""))
          .filter(state -> !state.isWell())
          .toList();
    } catch (BadSqlGrammarException olderSchema) {
      return List.of();
    }
  }

  private Map<String, ReceiverRow> states() {
    return sendings.receivers().stream()
        .collect(Collectors.toMap(ReceiverRow::receiver, Function.identity()));
  }

  private KeptAlert kept(AlertRow row, Map<String, ReceiverRow> states) {
    return new KeptAlert(
        row.alertId(),
        row.cause(),
        row.severity(),
        row.shopId().orElse(null),
        row.title(),
        row.body(),
        row.nextStep(),
        row.times(),
        row.firstSeenAt(),
        row.lastSeenAt(),
        row.endedAt(),
        messages.of(row.alertId()).stream().map(message -> kept(message, states)).toList());
  }

  private KeptMessage kept(MessageRow message, Map<String, ReceiverRow> states) {
    return new KeptMessage(
        message.about(),
        message.receiver(),
        message.state(),
        message.attempts(),
        message.createdAt(),
        message.state() == MessageState.PENDING
            ? notBefore(message, states.get(message.receiver()))
            : null,
        message.sentAt(),
        message.lastError());
  }

  private Instant notBefore(MessageRow message, ReceiverRow receiver) {
    var held = settings.heldUntil(message.severity(), clock.instant()).orElse(null);
    var blocked = receiver == null ? null : receiver.blockedUntilAt();
    return Stream.of(message.dueAt(), held, blocked)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
